import { fieldError } from '@abat/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** Clocks of browsers run ahead a little; what is not yet there shows what there is. */
const AHEAD_MS = 60_000;
/** The past is read from history: a statement that reads very much of it is given up. */
const PATIENCE = '20s';

/** SQL of the day that counts as today when a moment is looked at; the city's today without one. */
export const todayAt = (at: string | undefined): string => (at ? 'past.day()' : 'current_date');

/**
 * Runs reads as of a moment: tables mean what they held then. Without a moment they run as ever.
 * @param at ISO 8601 with its offset
 * @throws DomainError request.invalid for a moment that is to come
 */
export async function readAt<Result>(
  dataSource: DataSource,
  at: string | undefined,
  read: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  if (!at) return read(dataSource.manager);
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await lookAt(manager, at);
    return read(manager);
  });
}

/**
 * Lets the rest of a transaction read what tables held at a moment. It can write nothing.
 * @param at ISO 8601 with its offset
 * @throws DomainError request.invalid for a moment that is to come
 */
export async function lookAt(manager: EntityManager, at: string): Promise<void> {
  if (Date.parse(at) > Date.now() + AHEAD_MS) throw fieldError('request.invalid', 'at', 'is still to come');
  await manager.query(
    `SET TRANSACTION READ ONLY; SET LOCAL search_path = past, public; SET LOCAL jit = off; SET LOCAL statement_timeout = '${PATIENCE}'`,
  );
  await manager.query("SELECT set_config('abat.moment', $1, true)", [at]);
}
