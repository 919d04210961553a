import { MAX_ZONE_KM2 } from '@abat/contracts';
import { resolveParents } from './hierarchy.js';
import { type Assignment, BOUNDARY_OF_ROW, KEEPS_ZONES, KIND_SQL, type KindSql } from './kind-sql.js';
import { noteMissing } from './missing.js';
import { type JudgeContext, rejectDuplicates, rejectUnknown, resolveRows } from './resolve.js';

/** A layer whose row count leaves this share of what its source had is remarked loudly. */
export const ROW_COUNT_BOUNDS = { least: 0.9, most: 1.15 } as const;

/** Columns whose fields the file has: only those are compared and changed. */
export function ownColumns(sql: KindSql, seen: ReadonlySet<string>): Assignment[] {
  return sql.columns.filter(({ fields }) => fields.some((field) => field === 'geometry' || seen.has(field)));
}

/** Judges all staged rows against the register and decides for each: `create`, `update` or `same`. */
export async function decide(context: JudgeContext): Promise<void> {
  await rejectDuplicates(context);
  await noteMissing(context);
  await resolveRows(context);
  await rejectUnknown(context);
  if (context.definition.hierarchical) await resolveParents(context);
  if (context.definition.kind === 'territories') await rejectEarlierBoundaries(context);
  if (context.definition.kind === 'works') {
    await rejectWideZones(context);
    await rejectFutureEnds(context);
    await keepHandedOver(context);
    await rejectEndedProjects(context);
  }
  if (context.definition.baseLayer) await compareRowCount(context);
  await decideActions(context);
  await remarkChanges(context);
}

async function decideActions({ session, definition, seen }: JudgeContext): Promise<void> {
  const sql: KindSql = KIND_SQL[definition.kind];
  const columns = ownColumns(sql, seen);
  // A file without rows has no columns either.
  if (columns.length === 0) return;
  const also = (sql.alsoChanged ?? 'false').replace(/(?<!:):(\w+)/g, (_all, field: string) =>
    seen.has(field) ? 'true' : 'false',
  );
  await session.run(
    `UPDATE import_row r SET action = CASE
       WHEN (${columns.map(({ column }) => `t.${column}`).join(', ')}) IS DISTINCT FROM (${columns.map(({ value }) => value).join(', ')})
         OR (${also}) THEN 'update' ELSE 'same' END
     FROM ${sql.table} t WHERE t.id = r.id AND r.ok AND r.known`,
  );
  await session.run("UPDATE import_row SET action = 'create' WHERE ok AND NOT known");
}

async function remarkChanges({ session, definition }: JudgeContext): Promise<void> {
  const { key, unique, kind } = definition;
  if (unique === 'all')
    await session.run(
      `INSERT INTO import_said (row_no, verdict, field, code, params, external_id)
       SELECT r.row_no, 'warning', $1, 'row.other-source', jsonb_build_object('source', r.known_source), r."${key}"
       FROM import_row r WHERE r.action = 'update' AND r.known_source <> r.run_source ORDER BY r.row_no`,
      [key],
    );
  if (kind === 'works')
    await session.run(
      `INSERT INTO import_said (row_no, verdict, field, code, params, external_id)
       SELECT r.row_no, 'warning', 'geometry', 'zones.replaced', '{}', r.external_id FROM import_row r
       WHERE r.action = 'update' AND EXISTS (SELECT FROM work_zone z WHERE z.work_id = r.id AND z.number > 1)
         AND NOT ${KEEPS_ZONES} ORDER BY r.row_no`,
    );
}

// A boundary that starts before the latest one and corrects none of the known would rewrite history.
async function rejectEarlierBoundaries({ stage }: JudgeContext): Promise<void> {
  const latest = '(SELECT max(lower(b.valid)) FROM territory_boundary b WHERE b.territory_id = r.id)';
  await stage.reject({
    from: 'import_row',
    where: `r.known AND r.valid_from < ${latest} AND ${BOUNDARY_OF_ROW} IS NULL`,
    code: 'boundary.earlier',
    field: 'valid_from',
    params: `jsonb_build_object('value', r.valid_from::text, 'known', ${latest}::text)`,
  });
}

// The box in degrees is asked first: only what it cannot clear is measured. Nowhere is a degree longer than 111.7 km.
async function rejectWideZones({ stage }: JudgeContext): Promise<void> {
  const boxKm2 = '(ST_XMax(r.geom) - ST_XMin(r.geom)) * (ST_YMax(r.geom) - ST_YMin(r.geom)) * 111.7 * 111.7';
  const km2 = 'ST_Area(r.geom::geography) / 1e6';
  await stage.reject({
    from: 'import_row',
    where: `CASE WHEN ${boxKm2} > ${MAX_ZONE_KM2} THEN ${km2} > ${MAX_ZONE_KM2} END`,
    code: 'geometry.too-wide',
    field: 'geometry',
    params: `jsonb_build_object('value', round((${km2})::numeric)::text, 'limit', '${MAX_ZONE_KM2}')`,
  });
}

async function rejectFutureEnds({ stage }: JudgeContext): Promise<void> {
  await stage.reject({
    from: 'import_row',
    where: 'r.finished_on > current_date',
    code: 'date.future',
    field: 'finished_on',
    params: "jsonb_build_object('value', r.finished_on::text)",
  });
}

// A system that has not heard of the handover yet does not take it back.
async function keepHandedOver({ session, seen }: JudgeContext): Promise<void> {
  if (!seen.has('status')) return;
  await session.run(
    `WITH handed AS (
       SELECT r.row_no, r.status, r.external_id FROM import_row r JOIN handover h ON h.work_id = r.id WHERE r.ok AND r.status <> 'accepted'
     ), kept AS (UPDATE import_row r SET status = 'accepted' FROM handed h WHERE r.row_no = h.row_no)
     INSERT INTO import_said (row_no, verdict, field, code, params, external_id)
     SELECT row_no, 'warning', 'status', 'status.kept', jsonb_build_object('value', status), external_id FROM handed ORDER BY row_no`,
  );
}

// A work that is still to be done comes into no project that is built or cancelled, nor is it taken up again in one.
async function rejectEndedProjects({ stage, seen }: JudgeContext): Promise<void> {
  const project = seen.has('project') ? 'x.project_id' : 'w.project_id';
  const status = seen.has('status') ? 'x.status' : 'coalesce(w.status, x.status)';
  await stage.reject({
    from: 'import_row',
    where: `r.row_no IN (SELECT x.row_no FROM import_row x LEFT JOIN work w ON w.id = x.id JOIN project p ON p.id = ${project}
      WHERE p.phase IN ('guarantee', 'closed', 'cancelled') AND ${status} IN ('planned', 'approved', 'running')
        AND (w.id IS NULL OR w.project_id IS DISTINCT FROM p.id OR w.status NOT IN ('planned', 'approved', 'running')))`,
    code: 'project.ended',
    field: 'project',
    params: `jsonb_build_object('value', (SELECT p.code FROM project p
      WHERE p.id = coalesce(r.project_id, (SELECT w.project_id FROM work w WHERE w.id = r.id))))`,
  });
}

async function compareRowCount({ session, definition, source }: JudgeContext): Promise<void> {
  const { table } = KIND_SQL[definition.kind];
  const [counted] = await session.rows<{ known: number; found: number }>(
    `SELECT (SELECT count(*)::int FROM ${table} WHERE source = $1) AS known, (SELECT count(*)::int FROM import_row WHERE ok) AS found`,
    [source],
  );
  if (!counted || counted.known === 0) return;
  const share = counted.found / counted.known;
  if (share >= ROW_COUNT_BOUNDS.least && share <= ROW_COUNT_BOUNDS.most) return;
  await session.run(
    `INSERT INTO import_said (row_no, verdict, code, params)
     VALUES (0, 'warning', 'layer.row-count', jsonb_build_object('found', $1::text, 'known', $2::text))`,
    [String(counted.found), String(counted.known)],
  );
}
