import type { ErrorCode } from '@abat/contracts';
import { QueryFailedError } from 'typeorm';
import { DomainError } from './domain-error.js';

type PgError = { code?: string; constraint?: string; detail?: string };

// PostgreSQL error classes a caller can do something about. Others stay internal.
const BY_SQLSTATE: Record<string, ErrorCode> = {
  '23505': 'resource.exists',
  '23503': 'resource.in-use',
  '23514': 'request.invalid',
  '23P01': 'resource.exists',
  '40001': 'request.conflict',
  '40P01': 'request.conflict',
  '55P03': 'service.unavailable',
  '57014': 'service.unavailable',
  '57P01': 'service.unavailable',
  '57P03': 'service.unavailable',
  '53300': 'service.unavailable',
  '22P02': 'request.invalid',
  '22003': 'request.invalid',
  '22021': 'request.invalid',
  '22P05': 'request.invalid',
};

const CONNECTION_FAULTS = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'];

/** The SQLSTATE or network code of a failed query, if it has one. */
export function databaseCode(error: unknown): string | undefined {
  const source = error instanceof QueryFailedError ? (error.driverError as PgError) : (error as PgError | null);
  return typeof source?.code === 'string' ? source.code : undefined;
}

/** Turns a failed query into a refusal where the caller can act on it; null where it is a fault of ours. */
export function translateDatabaseError(error: unknown): DomainError | null {
  const code = databaseCode(error);
  if (!code) return connectionLost(error) ? new DomainError('service.unavailable', { cause: error }) : null;
  if (CONNECTION_FAULTS.includes(code) || code.startsWith('08'))
    return new DomainError('service.unavailable', { cause: error });
  const known = BY_SQLSTATE[code] ?? (untransformable(error) ? 'geometry.outside-city' : undefined);
  if (!known) return null;
  const { constraint } = (error instanceof QueryFailedError ? error.driverError : error) as PgError;
  return new DomainError(known, { cause: error, detail: constraint ? `constraint ${constraint}` : undefined });
}

// PROJ cannot carry places on the other side of the Earth into the city's metric SRID.
function untransformable(error: unknown): boolean {
  return error instanceof Error && /transform: |tolerance condition error|Invalid coordinate/i.test(error.message);
}

function connectionLost(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection terminated|connection timeout|timeout exceeded when trying to connect/i.test(error.message)
  );
}
