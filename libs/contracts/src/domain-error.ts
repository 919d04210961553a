import type { ErrorCode, FieldError } from './errors.js';

type Details = {
  detail?: string;
  errors?: FieldError[];
  currentVersion?: number;
  retryAfterS?: number;
  cause?: unknown;
};

/** Something was refused for a reason the caller can act on. The api turns it into problem details by its code. */
export class DomainError extends Error {
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly currentVersion: number | undefined;
  readonly retryAfterS: number | undefined;

  constructor(
    readonly code: ErrorCode,
    details: Details = {},
  ) {
    super(details.detail ?? code, { cause: details.cause });
    this.name = 'DomainError';
    this.detail = details.detail;
    this.errors = details.errors;
    this.currentVersion = details.currentVersion;
    this.retryAfterS = details.retryAfterS;
  }
}

/** One wrong field as an error of its own. */
export function fieldError(code: ErrorCode, path: string, message: string): DomainError {
  return new DomainError(code, { detail: message, errors: [{ path, code, message }] });
}
