// The class lives with the error codes, so that the pure domain code can throw it without importing infrastructure.
export { DomainError, fieldError } from '@abat/contracts';
