import { KIND_SQL, type KindSql } from './kind-sql.js';
import { ownColumns } from './decide.js';
import { makeMissing } from './missing.js';
import type { JudgeContext } from './resolve.js';
import { followTypes, type RowRange, storeBoundaries, storeHolders, storeWorkParts } from './store-parts.js';

/** Rows changed by one statement: enough to keep statements short and indexes warm. */
const CHUNK_ROWS = 5_000;

const PARTS: Partial<Record<string, (context: JudgeContext, range: RowRange) => Promise<void>>> = {
  territories: storeBoundaries,
  sites: storeHolders,
  functions: followTypes,
  works: storeWorkParts,
};

/**
 * Writes every decided row, chunk by chunk, in one transaction that the caller holds. History is written by the
 * triggers of the tables.
 */
export async function storeRows(context: JudgeContext, onChunk: (rows: number) => Promise<void>): Promise<void> {
  await makeMissing(context);
  for (const range of await rangesOf(context)) {
    await storeRange(context, range);
    await PARTS[context.definition.kind]?.(context, range);
    await onChunk(range.upTo);
  }
}

async function rangesOf({ session, definition }: JudgeContext): Promise<RowRange[]> {
  // A child may stand anywhere before its parent, so a tree is stored in one go.
  const size = definition.hierarchical ? Number.MAX_SAFE_INTEGER : CHUNK_ROWS;
  const ends = await session.rows<{ upTo: number }>(
    `SELECT max(row_no) AS "upTo" FROM (SELECT row_no, (row_number() OVER (ORDER BY row_no) - 1) / $1::bigint AS chunk
     FROM import_row WHERE action IN ('create', 'update')) x GROUP BY chunk ORDER BY chunk`,
    [size],
  );
  return ends.map(({ upTo }, index) => ({ after: ends[index - 1]?.upTo ?? 0, upTo }));
}

async function storeRange(context: JudgeContext, range: RowRange): Promise<void> {
  const sql: KindSql = KIND_SQL[context.definition.kind];
  if (context.definition.kind === 'functions') return storeFunctionTree(context, sql);
  await update(context, sql, { where: inRange, values: [range.after, range.upTo] });
  await insert(context, sql, { where: inRange, values: [range.after, range.upTo], order: 'r.row_no' });
}

const inRange = 'r.row_no > $1 AND r.row_no <= $2';
type Choice = { where: string; values: unknown[] };

async function update({ session, seen }: JudgeContext, sql: KindSql, choice: Choice): Promise<void> {
  const columns = ownColumns(sql, seen).map(({ column, value }) => `${column} = ${value}`);
  await session.run(
    `UPDATE ${sql.table} t SET ${columns.join(', ')}, version = t.version + 1, updated_at = now()
     FROM import_row r WHERE t.id = r.id AND r.action = 'update' AND ${choice.where}`,
    choice.values,
  );
}

async function insert(context: JudgeContext, sql: KindSql, choice: Choice & { order: string }): Promise<void> {
  const columns = sql.columns.map(({ column }) => column).join(', ');
  await context.session.run(
    `INSERT INTO ${sql.table} (id, source, demo, ${columns})
     SELECT r.id, r.run_source, ${context.demo ? 'true' : 'false'}, ${sql.columns.map(({ value }) => value).join(', ')}
     FROM import_row r WHERE r.action = 'create' AND ${choice.where} ORDER BY ${choice.order}`,
    choice.values,
  );
}

// The path of a function is made from its parent's, so a tree is stored from the top down.
async function storeFunctionTree(context: JudgeContext, sql: KindSql): Promise<void> {
  const { session } = context;
  await session.run(
    `CREATE TEMP TABLE import_level ON COMMIT DROP AS WITH RECURSIVE level AS (
       SELECT r.id, 0 AS depth FROM import_row r WHERE r.ok AND (r.parent_id IS NULL OR NOT EXISTS (SELECT FROM import_row p WHERE p.ok AND p.id = r.parent_id))
       UNION ALL SELECT r.id, l.depth + 1 FROM level l JOIN import_row r ON r.parent_id = l.id AND r.ok
     ) SELECT id, depth FROM level`,
  );
  const [deepest] = await session.rows<{ depth: number | null }>('SELECT max(depth) AS depth FROM import_level');
  for (let depth = 0; depth <= (deepest?.depth ?? -1); depth += 1) {
    const where = 'r.id IN (SELECT id FROM import_level WHERE depth = $1)';
    await update(context, sql, { where, values: [depth] });
    await insert(context, sql, { where, values: [depth], order: 'r.row_no' });
  }
}
