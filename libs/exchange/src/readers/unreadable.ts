import { DomainError } from '@abat/platform';

/** Refuses a file as a whole, saying where it breaks. Positions count from 1. */
export function unreadable(what: string, at: { byte?: number; line?: number; row?: number } = {}): DomainError {
  const places = [
    at.byte === undefined ? null : `байт ${at.byte}`,
    at.line === undefined ? null : `строка файла ${at.line}`,
    at.row === undefined ? null : `после записи ${at.row}`,
  ].filter(Boolean);
  return new DomainError('import.unreadable', { detail: places.length > 0 ? `${what} (${places.join(', ')})` : what });
}
