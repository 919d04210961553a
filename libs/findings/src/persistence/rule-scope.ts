import type { EntityManager } from 'typeorm';
import type { Statement } from '../domain/rule.js';

/** Ids of the subjects a reaction names. */
export async function subjectsOf(manager: EntityManager, statement: Statement): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT id FROM (${statement.sql}) s WHERE id IS NOT NULL`,
    statement.parameters,
  );
  return rows.map((row) => row.id);
}
