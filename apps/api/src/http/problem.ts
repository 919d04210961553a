import { HttpException } from '@nestjs/common';
import { ERROR_CATALOGUE, type ErrorCode, type Locale, LOCALES, type Problem } from '@abat/contracts';
import { DomainError, translateDatabaseError } from '@abat/platform';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'request.not-json',
  401: 'auth.required',
  403: 'access.denied',
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  413: 'request.body-too-large',
  415: 'request.media-type',
  422: 'request.invalid',
  429: 'request.rate-limited',
  503: 'service.unavailable',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown; statusCode?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Whatever was thrown as a refusal with a code of the catalogue. Faults of ours become `internal` and keep their cause. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const translated = translateDatabaseError(error);
  if (translated) return translated;
  const status = statusOf(error);
  const code =
    status === undefined ? undefined : (BY_STATUS[status] ?? (status < 500 ? 'request.not-json' : undefined));
  return new DomainError(code ?? 'internal', { cause: error });
}

/** The first language of Accept-Language that the product speaks; Russian otherwise. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    LOCALES.find((locale) => locale === wanted.find((tag) => (LOCALES as readonly string[]).includes(tag))) ?? 'ru'
  );
}

/** RFC 9457 body of a refusal. A 5xx tells nothing but its code. */
export function toProblem(error: DomainError, request: { locale: Locale; instance: string }): Problem {
  const { status, title } = ERROR_CATALOGUE[error.code];
  const detail = error.detailIn(request.locale);
  return {
    type: `urn:abat:error:${error.code}`,
    title: title[request.locale],
    status,
    code: error.code,
    instance: request.instance,
    ...(status < 500 && detail ? { detail } : {}),
    ...(error.errors ? { errors: error.errors } : {}),
    ...(error.currentVersion === undefined ? {} : { currentVersion: error.currentVersion }),
  };
}
