import { appendEvents } from '@abat/live';
import { followBoundaries, followTrenchOfFunction, followWorks } from '@abat/registers';
import { BOUNDARY_OF_ROW, BUFFER_OF_ROW, KEEPS_ZONES } from './kind-sql.js';
import type { JudgeContext } from './resolve.js';

/** Rows above `after` up to `upTo`. */
export type RowRange = { after: number; upTo: number };

/** Up to this many changed restrictions their ids travel with the event. */
const MAX_TOLD_IDS = 500;

const CHANGED = "r.action IN ('create', 'update') AND r.row_no > $1 AND r.row_no <= $2";

/** Zones, money and district shares of works. */
export async function storeWorkParts({ session, seen }: JudgeContext, { after, upTo }: RowRange): Promise<void> {
  const range = [after, upTo];
  await storeZones(session, range);
  if (seen.has('budget_line')) await storeAllocations(session, range);
  else if (seen.has('cost_kzt')) await followCosts(session, range);
  await session.run(
    `SELECT work_refresh_territory(array_agg(r.id ORDER BY r.row_no)) FROM import_row r WHERE ${CHANGED}`,
    range,
  );
  await storeFollowing(session, range);
}

// A work has the one zone of its row; several zones that make up the row stay, with the strip of what the work is now.
async function storeZones(session: JudgeContext['session'], range: number[]): Promise<void> {
  await session.run(
    `DELETE FROM work_zone z USING import_row r WHERE z.work_id = r.id AND z.number > 1 AND r.action = 'update'
       AND r.row_no > $1 AND r.row_no <= $2 AND NOT ${KEEPS_ZONES}`,
    range,
  );
  await session.run(
    `UPDATE work_zone z SET buffer_m = ${BUFFER_OF_ROW} FROM import_row r WHERE z.work_id = r.id AND r.action = 'update'
       AND r.row_no > $1 AND r.row_no <= $2 AND ${KEEPS_ZONES} AND z.buffer_m <> ${BUFFER_OF_ROW}`,
    range,
  );
  await session.run(
    `INSERT INTO work_zone AS z (work_id, number, starts_on, ends_on, buffer_m, geom)
     SELECT r.id, 1, r.start, r."end", ${BUFFER_OF_ROW}, r.geom FROM import_row r
     WHERE ${CHANGED} AND (r.action = 'create' OR NOT ${KEEPS_ZONES}) ORDER BY r.row_no
     ON CONFLICT (work_id, number) DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on,
       buffer_m = excluded.buffer_m, geom = excluded.geom
     WHERE (z.starts_on, z.ends_on, z.buffer_m) IS DISTINCT FROM (excluded.starts_on, excluded.ends_on, excluded.buffer_m)
       OR NOT z.geom = excluded.geom`,
    range,
  );
}

// Works of the file that ended, or did and no longer have: their fresh surfaces and guarantees follow them.
async function storeFollowing(session: JudgeContext['session'], range: number[]): Promise<void> {
  const [changed] = await session.rows<{ ids: string[] | null }>(
    `SELECT array_agg(f.id) AS ids FROM (SELECT array_agg(r.id) AS works FROM import_row r WHERE ${CHANGED}
       AND (r.status IN ('finished', 'accepted') OR EXISTS (SELECT FROM restriction x WHERE x.work_id = r.id))) w,
       LATERAL restriction_follow_works(w.works) AS f (id) WHERE w.works IS NOT NULL`,
    range,
  );
  if (!changed?.ids) return;
  const data = changed.ids.length <= MAX_TOLD_IDS ? { ids: changed.ids } : { bulk: true };
  await appendEvents(session.manager, [{ type: 'restriction.changed', data }]);
}

// A work paid from several lines keeps them while the line of the file is one of them.
async function storeAllocations(session: JudgeContext['session'], range: number[]): Promise<void> {
  await session.run(
    `DELETE FROM budget_allocation a USING import_row r WHERE a.work_id = r.id AND r.action = 'update'
       AND r.row_no > $1 AND r.row_no <= $2
       AND NOT EXISTS (SELECT FROM budget_allocation o WHERE o.work_id = r.id AND o.budget_line_id = r.budget_line_id)`,
    range,
  );
  await session.run(
    `INSERT INTO budget_allocation AS a (budget_line_id, work_id, amount_kzt)
     SELECT r.budget_line_id, r.id, r.cost_kzt FROM import_row r WHERE ${CHANGED} AND r.budget_line_id IS NOT NULL ORDER BY r.row_no
     ON CONFLICT (work_id, budget_line_id) DO UPDATE SET amount_kzt = excluded.amount_kzt
     WHERE a.amount_kzt IS DISTINCT FROM excluded.amount_kzt
       AND NOT EXISTS (SELECT FROM budget_allocation o WHERE o.work_id = a.work_id AND o.id <> a.id)`,
    range,
  );
}

// A file that tells costs but no lines: the only line of a work goes on paying the whole of it.
async function followCosts(session: JudgeContext['session'], range: number[]): Promise<void> {
  await session.run(
    `UPDATE budget_allocation a SET amount_kzt = r.cost_kzt FROM import_row r
     WHERE a.work_id = r.id AND r.action = 'update' AND r.row_no > $1 AND r.row_no <= $2
       AND a.amount_kzt IS DISTINCT FROM r.cost_kzt
       AND NOT EXISTS (SELECT FROM budget_allocation o WHERE o.work_id = a.work_id AND o.id <> a.id)`,
    range,
  );
}

/**
 * Strips of works, the surfaces they left and whether they dig follow the type that functions have or hand down: another
 * parent may hand down another one.
 */
export async function followTypes({ session, seen }: JudgeContext): Promise<void> {
  if (!seen.has('parent') && !seen.has('work_type')) return;
  await session.run(
    `SELECT work_rebuffer(array_agg(w.id)) FROM import_row r JOIN city_function f ON f.id = r.id
     JOIN city_function b ON b.path <@ f.path JOIN work w ON w.function_id = b.id
     WHERE r.action = 'update' HAVING count(*) > 0`,
  );
  const changed = await session.rows<{ id: string }>(
    "SELECT id FROM import_row WHERE action = 'update' ORDER BY row_no",
  );
  for (const { id } of changed) await followTrenchOfFunction(session.manager, id);
  const ended = await session.rows<{ id: string }>(
    `SELECT DISTINCT w.id FROM import_row r JOIN city_function f ON f.id = r.id
     JOIN city_function b ON b.path <@ f.path JOIN work w ON w.function_id = b.id
     WHERE r.action = 'update' AND w.status IN ('finished', 'accepted') AND w.surface IS NULL AND w.work_type_id IS NULL`,
  );
  if (ended.length === 0) return;
  const works = ended.map(({ id }) => id);
  await appendEvents(session.manager, await followWorks(session.manager, works));
}

/** Dated boundaries of territories: the same first day corrects, a later one closes the old and opens a new one. */
export async function storeBoundaries({ session, seen }: JudgeContext): Promise<void> {
  await session.run(
    `CREATE TEMP TABLE import_boundary ON COMMIT DROP AS
     SELECT r.id AS territory_id, ${BOUNDARY_OF_ROW} AS boundary_id, r.valid_from, r.valid_to, ST_Multi(r.geom) AS geom
     FROM import_row r WHERE r.action IN ('create', 'update')`,
  );
  await session.run(
    `UPDATE territory_boundary b SET valid = daterange(lower(b.valid), n.valid_from) FROM import_boundary n
     WHERE n.boundary_id IS NULL AND b.territory_id = n.territory_id AND b.valid @> n.valid_from
       AND (lower_inf(b.valid) OR lower(b.valid) < n.valid_from)`,
  );
  const period = seen.has('valid_to') ? "daterange(lower(b.valid), n.valid_to, '[]')" : 'b.valid';
  await session.run(
    `UPDATE territory_boundary b SET geom = n.geom, valid = ${period} FROM import_boundary n
     WHERE b.id = n.boundary_id AND (NOT b.geom = n.geom OR b.valid <> ${period})`,
  );
  await session.run(
    `INSERT INTO territory_boundary (territory_id, valid, geom)
     SELECT territory_id, day_range(valid_from, valid_to), geom FROM import_boundary WHERE boundary_id IS NULL`,
  );
  await refreshShares(session);
}

// Works near a new or moved boundary are measured anew. Both the old and the new outline count: shares may leave.
async function refreshShares(session: JudgeContext['session']): Promise<void> {
  const rows = await session.rows<{ id: string }>(
    `SELECT z.work_id AS id FROM import_boundary n JOIN work_zone z ON z.geom && n.geom
     UNION SELECT w.work_id FROM import_boundary n JOIN work_territory w ON w.territory_id = n.territory_id`,
  );
  const ids = rows.map((row) => row.id);
  await followBoundaries(session.manager, ids);
}

/** Balance holders: a new holder takes over from today; the one before keeps its past. */
export async function storeHolders({ session, seen }: JudgeContext, { after, upTo }: RowRange): Promise<void> {
  if (!seen.has('balance_holder')) return;
  const differs = `(SELECT h.agency_id FROM site_holder h WHERE h.site_id = r.id
    AND upper(h.valid) IS NOT DISTINCT FROM upper(day_range(r.valid_from, r.valid_to))) IS DISTINCT FROM r.balance_holder_id`;
  await session.run(
    `CREATE TEMP TABLE import_holder ON COMMIT DROP AS
     SELECT r.id AS site_id, r.balance_holder_id AS agency_id, day_range(r.valid_from, r.valid_to) AS valid, r.known AND
       day_range(r.valid_from, r.valid_to) @> current_date AS takes_over
     FROM import_row r WHERE r.action IN ('create', 'update') AND r.row_no > ${Number(after)} AND r.row_no <= ${Number(upTo)} AND ${differs}`,
  );
  await session.run(
    `DELETE FROM site_holder h USING import_holder n WHERE h.site_id = n.site_id AND NOT (n.takes_over AND (lower_inf(h.valid) OR lower(h.valid) < current_date))`,
  );
  await session.run(
    `UPDATE site_holder h SET valid = daterange(lower(h.valid), current_date) FROM import_holder n
     WHERE h.site_id = n.site_id AND n.takes_over AND (upper_inf(h.valid) OR upper(h.valid) > current_date)`,
  );
  await session.run(
    `INSERT INTO site_holder (site_id, agency_id, valid)
     SELECT n.site_id, n.agency_id, CASE WHEN n.takes_over AND EXISTS (SELECT FROM site_holder h WHERE h.site_id = n.site_id)
       THEN n.valid * daterange(current_date, NULL) ELSE n.valid END
     FROM import_holder n WHERE n.agency_id IS NOT NULL`,
  );
  await session.run('DROP TABLE import_holder');
}
