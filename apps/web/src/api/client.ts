import { ApiError, errorFromResponse } from './api-error.js';

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;
export type Query = Record<string, QueryValue>;

const NOT_FOUND = 404;

type CallOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  form?: FormData;
  /** Version the change is based on; sent as If-Match. */
  version?: number;
  signal?: AbortSignal | undefined;
};

/** Query string of a call: empty values are left out, lists are joined by commas. */
export function toQueryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') params.set(key, text);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

function requestInit({ method = 'GET', body, form, version, signal }: CallOptions): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang,
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  return {
    method,
    headers,
    credentials: 'same-origin',
    signal: signal ?? null,
    body: form ?? (body === undefined ? null : JSON.stringify(body)),
  };
}

/** An id that comes from the address may be anything: it never leads a call to another endpoint than it is meant for. */
const STRAY = /^[^?#]*(\/\.{1,2}(\/|$|[?#])|%2e|\\)/i;
export const isStray = (path: string): boolean => STRAY.test(path);

async function send(path: string, options: CallOptions): Promise<Response> {
  if (isStray(path)) throw new ApiError('unreadable', NOT_FOUND, null);
  try {
    return await fetch(path + toQueryString(options.query), requestInit(options));
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('network', 0, null, { cause });
  }
}

/**
 * One call of the API. `path` starts with `/api/v1/`. The answer's type is the caller's promise from the contracts.
 * Throws {@link ApiError} for every refusal and failure; an aborted call throws the abort reason.
 */
export async function call<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await send(path, options);
  if (!response.ok) throw await errorFromResponse(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}
