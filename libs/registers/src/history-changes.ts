import type { HistoryEntry } from '@abat/contracts';

type State = Record<string, unknown> | null;

/** A history row as it is stored: the whole state before and after. */
export type StoredChange = Omit<HistoryEntry, 'changes'> & { before: State; after: State };

// Bookkeeping of the row itself; tells a reader nothing.
const SILENT = new Set(['id', 'version', 'created_at', 'updated_at', 'work_id', 'number', 'source', 'external_id']);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Reduces two states to the fields that differ. A geometry is only named as changed, not repeated. */
export function historyChanges(change: StoredChange): HistoryEntry {
  const { before, after, ...entry } = change;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => !SILENT.has(field),
  );
  const changes = fields
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((difference) => !same(difference.before, difference.after))
    .map((difference) =>
      difference.field === 'geom' ? { field: 'geom', before: before !== null, after: after !== null } : difference,
    );
  return { ...entry, changes };
}

const isReference = (field: string): boolean => field.endsWith('_id');

/** Ids of other rows that the entries name. */
export function referencedIds(entries: readonly HistoryEntry[]): string[] {
  const changes = entries.flatMap((entry) => entry.changes).filter((change) => isReference(change.field));
  const values = changes.flatMap((change) => [change.before, change.after]);
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))];
}

/** The entries with codes in place of ids; an id without a code (the row is gone) stays. */
export function withCodes(entries: readonly HistoryEntry[], codes: ReadonlyMap<string, string>): HistoryEntry[] {
  const told = (value: unknown): unknown => (typeof value === 'string' ? (codes.get(value) ?? value) : value);
  return entries.map((entry) => ({
    ...entry,
    changes: entry.changes.map((change) =>
      isReference(change.field) ? { ...change, before: told(change.before), after: told(change.after) } : change,
    ),
  }));
}
