import {
  ERROR_CATALOGUE,
  problemSchema,
  type ErrorCode,
  type FieldError,
  type Locale,
  type Problem,
} from '@abat/contracts';

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

/** Turns an unsuccessful response into an {@link ApiError}; a body that is no problem document is kept as the cause. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after'));
  const retryAfterS = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null;
  try {
    const parsed = problemSchema.safeParse(await response.json());
    if (parsed.success) return new ApiError('problem', response.status, parsed.data, { retryAfterS });
    return new ApiError('unreadable', response.status, null, { cause: parsed.error });
  } catch (cause) {
    const kind = response.status >= 502 && response.status <= 504 ? 'network' : 'unreadable';
    return new ApiError(kind, response.status, null, { cause });
  }
}
