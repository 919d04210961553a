import { ApiError } from '../api/api-error.js';

/** True for an answer that did not come: no network, or a server that is not itself. */
export const isLost = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind === 'network' || error.status >= 500);
