import { ERROR_CATALOGUE, type ErrorCode, type FieldError, type Locale, type Problem } from '@abat/contracts';

/** What went wrong with a call: a problem the server named, or no usable answer at all. */
export type ApiErrorKind = 'problem' | 'network' | 'unreadable';

/** A refused or failed call. `code` is stable; `titleIn` gives its title in the reader's language. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly code: ErrorCode;
  readonly problem: Problem | null;
  /** Seconds to wait, from Retry-After, when the server said so. */
  readonly retryAfterS: number | null;

  constructor(
    kind: ApiErrorKind,
    status: number,
    problem: Problem | null,
    options: { cause?: unknown; retryAfterS?: number | null } = {},
  ) {
    super(problem?.detail ?? problem?.title ?? kind, { cause: options.cause });
    this.name = 'ApiError';
    this.kind = kind;
    this.status = status;
    this.problem = problem;
    this.code = problem?.code ?? (kind === 'network' ? 'service.unavailable' : 'internal');
    this.retryAfterS = options.retryAfterS ?? null;
  }

  get fieldErrors(): FieldError[] {
    return this.problem?.errors ?? [];
  }

  titleIn(locale: Locale): string {
    return ERROR_CATALOGUE[this.code].title[locale];
  }
}

/** A problem document of our server: its code is one this page knows. */
export function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, title } = body as Record<string, unknown>;
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code) && typeof title === 'string';
}

/** Turns an unsuccessful response into an {@link ApiError}; a body that is no problem document is kept as the cause. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after'));
  const retryAfterS = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
  try {
    const body: unknown = await response.json();
    if (isProblem(body)) return new ApiError('problem', response.status, body, { retryAfterS });
    return new ApiError('unreadable', response.status, null, { cause: body });
  } catch (cause) {
    const kind = response.status >= 502 && response.status <= 504 ? 'network' : 'unreadable';
    return new ApiError(kind, response.status, null, { cause });
  }
}
