import { DomainError, REGULATION_LIMITS } from '@abat/contracts';

/** Most text a regulation may have, in characters: far above 500 pages of print. */
export const MAX_CHARACTERS = 3_000_000;

export const unreadable = (detail: string, cause?: unknown): DomainError =>
  new DomainError('regulation.unreadable', { detail, cause });

export const unknownFormat = (detail: string): DomainError => new DomainError('regulation.unknown-format', { detail });

export const encrypted = (): DomainError => new DomainError('regulation.encrypted');

export const tooLong = (): DomainError =>
  new DomainError('regulation.too-many-pages', {
    detail: `не больше ${REGULATION_LIMITS.pages} страниц и ${MAX_CHARACTERS / 1_000_000} млн знаков`,
  });
