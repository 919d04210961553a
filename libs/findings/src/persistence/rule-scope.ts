import { kept } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Statement } from '../domain/rule.js';

type Row = { id: string };

const distinct = ({ sql, parameters }: Statement): Statement => ({
  sql: `SELECT DISTINCT id FROM (${sql}) s WHERE id IS NOT NULL`,
  parameters,
});

/** Ids of the subjects a reaction names, in a transaction that drafts may lie over. */
export async function subjectsOf(manager: EntityManager, statement: Statement): Promise<string[]> {
  const { sql, parameters } = distinct(statement);
  const rows: Row[] = await manager.query(sql, parameters);
  return rows.map((row) => row.id);
}

/** Ids of the subjects a reaction names, as the stored registers are. */
export async function changedSubjects(manager: EntityManager, statement: Statement): Promise<string[]> {
  const { sql, parameters } = distinct(statement);
  const rows: Row[] = await manager.query(kept(sql), parameters);
  return rows.map((row) => row.id);
}
