import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';

/** Works one event lists; more are told as one bulk change. */
const MAX_TOLD_IDS = 500;

/** SQL: the state of the row $1 of a table before its latest change, as jsonb `before`. */
const former = (table: string): string => `SELECT h.before FROM history h
  WHERE h.entity = '${table}' AND h.entity_id = $1 AND h.action = 'update' ORDER BY h.id DESC LIMIT 1`;

// What a work says otherwise than its kind did was said by somebody, and stays; so does what is done.
const mayFollow = `w.status NOT IN ('finished', 'accepted') AND w.method IS DISTINCT FROM 'trenchless'`;

const OF_TYPE = `
SELECT w.id, y.trench AS digs FROM (${former('work_type')}) was
JOIN work_type y ON y.id = $1 AND y.trench <> (was.before ->> 'trench')::boolean
JOIN function_work_type f ON true
JOIN work w ON w.function_id = f.function_id AND coalesce(w.work_type_id, f.work_type_id) = y.id
WHERE ${mayFollow} AND w.surface_breaking <> y.trench`;

// Of a branch those functions that have their type from the changed one.
const OF_FUNCTION = `
SELECT w.id, is_now.digs FROM (${former('city_function')}) was
CROSS JOIN LATERAL (SELECT coalesce((SELECT y.trench FROM work_type y WHERE y.id = coalesce((was.before ->> 'work_type_id')::uuid,
  (SELECT f.work_type_id FROM function_work_type f WHERE f.function_id = (was.before ->> 'parent_id')::uuid))), false) AS digs) had
CROSS JOIN LATERAL (SELECT work_digs(NULL, $1, NULL) AS digs) is_now
JOIN city_function u ON u.id = $1
JOIN city_function d ON d.path <@ u.path AND NOT EXISTS (SELECT FROM city_function x
  WHERE x.path @> d.path AND x.path <@ u.path AND x.id <> u.id AND x.work_type_id IS NOT NULL)
JOIN work w ON w.function_id = d.id AND w.work_type_id IS NULL
WHERE had.digs <> is_now.digs AND ${mayFollow} AND w.surface_breaking = had.digs`;

const follow = (following: string): string => `
WITH following AS MATERIALIZED (${following} ORDER BY w.id FOR UPDATE OF w), moved AS (
  UPDATE work w SET surface_breaking = g.digs, version = w.version + 1, updated_at = now() FROM following g
  WHERE w.id = g.id RETURNING w.id, w.agency_id
)
SELECT array_agg(m.id) AS ids, array_agg(DISTINCT m.agency_id) AS "agencyIds",
  (SELECT array_agg(DISTINCT t.territory_id) FROM moved d JOIN work_territory t ON t.work_id = d.id) AS "territoryIds"
FROM moved m`;

type Followed = { ids: string[] | null; agencyIds: string[] | null; territoryIds: string[] | null };

async function followTrench(manager: EntityManager, following: string, id: string): Promise<void> {
  const [followed]: Followed[] = await manager.query(follow(following), [id]);
  if (!followed?.ids) return;
  const { ids, agencyIds, territoryIds } = followed;
  const data = ids.length <= MAX_TOLD_IDS ? { bulk: true, ids } : { bulk: true };
  await appendEvents(manager, [
    { type: 'work.updated', agencyIds: agencyIds ?? [], territoryIds: territoryIds ?? [], data },
  ]);
}

/** Works of a type that began or ceased to dig a trench, of which nobody said otherwise, do so too; that is told. */
export const followTrenchOfType = (manager: EntityManager, typeId: string): Promise<void> =>
  followTrench(manager, OF_TYPE, typeId);

/** The same when a function got another type, its own or that of another parent. */
export const followTrenchOfFunction = (manager: EntityManager, functionId: string): Promise<void> =>
  followTrench(manager, OF_FUNCTION, functionId);
