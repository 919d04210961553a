import type { ImportKind, ImportRun } from '@abat/contracts';
import { ApiError, isProblem } from '../../api/api-error.js';
import { toQueryString } from '../../api/client.js';

export type ImportOptions = {
  kind: ImportKind;
  dryRun: boolean;
  allOrNothing: boolean;
  createMissing: boolean;
};

function refusal(request: XMLHttpRequest): ApiError {
  const body: unknown = request.response;
  return isProblem(body)
    ? new ApiError('problem', request.status, body)
    : new ApiError(request.status === 0 ? 'network' : 'unreadable', request.status, null);
}

/**
 * Sends a file to be imported. `onProgress` hears the share that is sent, 0..1: `fetch` cannot tell it in Chromium
 * over HTTP/1, so this is the one place with XMLHttpRequest.
 * @throws ApiError when the file is refused or the connection is lost
 */
export function uploadFile(
  file: File,
  options: ImportOptions,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportRun> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports${toQueryString(options)}`);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status === 202 ? resolve(request.response as ImportRun) : reject(refusal(request)));
    request.onerror = () => reject(new ApiError('network', 0, null));
    request.onabort = () => reject(signal.reason instanceof Error ? signal.reason : new ApiError('network', 0, null));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}
