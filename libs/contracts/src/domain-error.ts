import type { ErrorCode } from './error-codes.js';
import type { FieldError } from './problem.js';
import type { Locale, LocalizedText } from './primitives.js';

type Details = {
  detail?: string | LocalizedText;
  errors?: FieldError[];
  currentVersion?: number;
  retryAfterS?: number;
  cause?: unknown;
};

/** Something was refused for a reason the caller can act on. The api turns it into problem details by its code. */
export class DomainError extends Error {
  /** In Russian where it was given in every language. */
  readonly detail: string | undefined;
  readonly words: LocalizedText | undefined;
  readonly errors: FieldError[] | undefined;
  readonly currentVersion: number | undefined;
  readonly retryAfterS: number | undefined;

  constructor(
    readonly code: ErrorCode,
    details: Details = {},
  ) {
    const words = typeof details.detail === 'object' ? details.detail : undefined;
    const detail = typeof details.detail === 'string' ? details.detail : words?.ru;
    super(detail ?? code, { cause: details.cause });
    this.name = 'DomainError';
    this.detail = detail;
    this.words = words;
    this.errors = details.errors;
    this.currentVersion = details.currentVersion;
    this.retryAfterS = details.retryAfterS;
  }

  /** The detail in a reader's language, where it was given in every language. */
  detailIn(locale: Locale): string | undefined {
    return this.words?.[locale] ?? this.detail;
  }
}

/** One wrong field as an error of its own. */
export function fieldError(code: ErrorCode, path: string, message: string): DomainError {
  return new DomainError(code, { detail: message, errors: [{ path, code, message }] });
}
