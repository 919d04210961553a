import type { HistoryEntry } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { historyChanges, referencedIds, type StoredChange, withCodes } from './history-changes.js';

/** Newest changes told of one row. */
const MAX_ENTRIES = 200;

/** A row by its id and its table, as history calls it. */
type HistoryOf = { entity: string; id: string; /** Nothing that came after this moment. */ at?: string | undefined };

/**
 * Changes of a row and its parts, newest first; references are told by their codes. The table is asked for, so that the
 * id of a row of another one, a user's for instance, tells nothing.
 */
export async function readHistory(manager: EntityManager, { entity, id, at }: HistoryOf): Promise<HistoryEntry[]> {
  const rows: StoredChange[] = await manager.query(
    `SELECT h.id::text, ${isoTimestamp('h.at')} AS at, coalesce(u.name, h.actor_label) AS actor, h.entity, h.action, h.before, h.after
     FROM history h LEFT JOIN app_user u ON u.id = h.actor_id
     WHERE (h.entity_id = $1 AND h.entity = $2 OR h.parent_id = $1) AND ($3::timestamptz IS NULL OR h.at <= $3::timestamptz) ORDER BY h.id DESC LIMIT ${MAX_ENTRIES}`,
    [id, entity, at ?? null],
  );
  const entries = rows.map(historyChanges).map((entry) => withoutRow(entry, id));
  return withCodes(entries, await codesOf(manager, referencedIds(entries)));
}

// A part names the row it belongs to: the reader already looks at that row.
const withoutRow = (entry: HistoryEntry, id: string): HistoryEntry => ({
  ...entry,
  changes: entry.changes.filter((change) => change.before !== id && change.after !== id),
});

const CODED = [
  ...['agency', 'city_function', 'project', 'budget_line', 'legal_act', 'mandate_set', 'object_kind', 'work_type'].map(
    (table) => `SELECT id, code FROM ${table} WHERE id = ANY ($1::uuid[])`,
  ),
  ...['territory', 'site'].map((table) => `SELECT id, external_id FROM ${table} WHERE id = ANY ($1::uuid[])`),
].join(' UNION ALL ');

async function codesOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; code: string }[] = await manager.query(CODED, [ids]);
  return new Map(rows.map((row) => [row.id, row.code]));
}
