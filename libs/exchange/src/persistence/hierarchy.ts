import { KIND_SQL } from './kind-sql.js';
import type { JudgeContext } from './resolve.js';

/** Deepest nesting looked at when cycles are sought. */
const MAX_DEPTH = 64;

/**
 * Gives each row the id of its parent, from the file or the register, in whatever order they stand. Rows with an
 * unknown or rejected parent and rows that stand below themselves are rejected, and then those below them.
 */
export async function resolveParents(context: JudgeContext): Promise<void> {
  for (;;) {
    await linkParents(context);
    if ((await rejectOrphans(context)) + (await rejectCycles(context)) === 0) return;
  }
}

async function linkParents({ session, definition }: JudgeContext): Promise<void> {
  const { table } = KIND_SQL[definition.kind];
  const { key } = definition;
  await session.run(
    `UPDATE import_row r SET parent_id = coalesce(
       (SELECT p.id FROM import_row p WHERE p.ok AND p."${key}" = r.parent),
       (SELECT t.id FROM ${table} t WHERE t."${key}" = r.parent OR t.id::text = r.parent LIMIT 1)
       ${table === 'territory' ? ", (SELECT t.id FROM territory t WHERE t.kind = 'city' AND r.parent = 'city' LIMIT 1)" : ''})
     WHERE r.ok AND r.parent IS NOT NULL`,
  );
}

function rejectOrphans({ stage }: JudgeContext): Promise<number> {
  return stage.reject({
    from: 'import_row',
    where: 'r.parent IS NOT NULL AND r.parent_id IS NULL',
    code: 'reference.unknown',
    field: 'parent',
    params: "jsonb_build_object('value', r.parent)",
  });
}

function rejectCycles({ stage, definition, seen }: JudgeContext): Promise<number> {
  if (!seen.has('parent')) return Promise.resolve(0);
  const { table } = KIND_SQL[definition.kind];
  return stage.reject({
    from: 'import_row',
    where: `r.id IN (
      WITH RECURSIVE up AS (
        SELECT x.id AS start, x.parent_id AS at, 1 AS depth FROM import_row x WHERE x.ok AND x.parent_id IS NOT NULL
        UNION ALL
        SELECT up.start, CASE WHEN f.id IS NOT NULL THEN f.parent_id ELSE t.parent_id END, up.depth + 1
        FROM up LEFT JOIN import_row f ON f.id = up.at AND f.ok LEFT JOIN ${table} t ON t.id = up.at
        WHERE up.at IS NOT NULL AND up.at <> up.start AND up.depth < ${MAX_DEPTH}
      ) SELECT start FROM up WHERE at = start)`,
    code: 'reference.cycle',
    field: 'parent',
    params: "jsonb_build_object('value', r.parent)",
  });
}
