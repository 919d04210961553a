import { DomainError } from '@abat/platform';
import type { Request, Response } from 'express';

/**
 * The ETag of a row is its version: `"7"`. No browser keeps the answer: what is derived (parts of a project, counts of
 * photos) changes without a version, so that the ETag would call an old answer fresh.
 */
export function setEtag<Row extends { version: number }>(response: Response, row: Row): Row {
  response.setHeader('ETag', `"${row.version}"`).setHeader('Cache-Control', 'private, no-store');
  return row;
}

/**
 * The version a client saw before it changes a row.
 * @throws DomainError request.precondition-required without If-Match, request.precondition-failed when it is no version
 */
export function ifMatch(request: Request): number {
  const header = request.headers['if-match'];
  if (!header) throw new DomainError('request.precondition-required');
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (!match?.[1])
    throw new DomainError('request.precondition-failed', { detail: 'If-Match is not a version of this record' });
  return Number(match[1]);
}
