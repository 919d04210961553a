import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Statement } from '../domain/rule.js';

/** A connection of the driver, as far as named statements need it. */
type Connection = {
  query: (statement: { name: string; text: string; values: unknown[] }) => Promise<{ rows: unknown[] }>;
};

/**
 * Runs a statement that the connection plans once and keeps: measuring one changed row takes less time than planning it.
 * Not for transactions in which drafts lie over the registers: a kept plan would not see them.
 */
export async function runPlannedOnce<Row>(manager: EntityManager, { sql, parameters }: Statement): Promise<Row[]> {
  const runner = manager.queryRunner;
  if (!runner) throw new TypeError('a statement that is planned once belongs to a transaction');
  const connection = (await runner.connect()) as Connection;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 40);
  const { rows } = await connection.query({ name, text: sql, values: parameters });
  return rows as Row[];
}
