import type { FiguresCalendar } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { NOT_CANCELLED } from './counting.js';
import { nameArguments } from './figure-head.js';

// $1 year, $2 district or null, in every part.
const FIRST = 'make_date($1::int, 1, 1)';
const LAST = 'make_date($1::int, 12, 31)';

const WORKS = `
SELECT greatest(w.starts_on, ${FIRST}) AS first_day, w.starts_on, w.ends_on FROM work w
WHERE ${NOT_CANCELLED} AND w.starts_on <= ${LAST} AND w.ends_on >= ${FIRST}
  AND ($2::uuid IS NULL OR w.id IN (SELECT s.work_id FROM work_territory s WHERE s.territory_id = $2))`;

// A restriction without a place holds everywhere.
const RESTRICTIONS = `
SELECT greatest(lower(r.active), ${FIRST}) AS first_day, last_day(r.active) AS ends_on FROM restriction r
WHERE r.state = 'confirmed' AND r.active && daterange(${FIRST}, ${LAST}, '[]')
  AND ($2::uuid IS NULL OR r.geom IS NULL OR ST_Intersects(r.geom, (SELECT t.geom FROM territory_now t WHERE t.id = $2)))`;

// A finding that came back was opened more than once.
const OPENED = ['finding', 'finding_episode']
  .map(
    (table) => `
SELECT d.opened_at::date AS day FROM ${table} d
WHERE d.opened_at >= ${FIRST} AND d.opened_at < ${LAST} + 1 AND ($2::uuid IS NULL OR d.territory_ids @> ARRAY[$2::uuid])`,
  )
  .join(' UNION ALL');

// How many begin and end on each day gives how many run, without a row per work and day.
const running = (rows: string): string =>
  `(sum(coalesce(${rows}_in.n, 0) - coalesce(${rows}_out.n, 0)) OVER (ORDER BY c.day))::int`;
const perDay = (name: string, column: string, rows: string): string =>
  `${name} AS MATERIALIZED (SELECT ${column} AS day, count(*) AS n FROM ${rows} GROUP BY 1)`;
// What ends on a day is gone on the next one.
const joined = ['busy_in', 'busy_out', 'busy_start', 'closed_in', 'closed_out', 'opened_on'].map(
  (name) => `LEFT JOIN ${name} ON ${name}.day = c.day${name.endsWith('_out') ? ' - 1' : ''}`,
);

const STATEMENT = `
WITH busy AS MATERIALIZED (${WORKS}), closed AS MATERIALIZED (${RESTRICTIONS}), opened AS (${OPENED}),
${perDay('busy_in', 'first_day', 'busy')}, ${perDay('busy_out', 'ends_on', 'busy')}, ${perDay('busy_start', 'starts_on', 'busy')},
${perDay('closed_in', 'first_day', 'closed')}, ${perDay('closed_out', 'ends_on', 'closed')}, ${perDay('opened_on', 'day', 'opened')},
counted AS (
  SELECT c.day, ${running('busy')} AS active, ${running('closed')} AS restrictions,
    coalesce(busy_start.n, 0)::int AS starting, coalesce(opened_on.n, 0)::int AS opened
  FROM (SELECT g::date AS day FROM generate_series(${FIRST}, ${LAST}, interval '1 day') AS g) c
  ${joined.join(' ')}
)
SELECT $1::int AS year, ${FIRST}::text AS first, json_agg(active ORDER BY day) AS active, json_agg(starting ORDER BY day) AS starting,
  json_agg(opened ORDER BY day) AS opened, json_agg(restrictions ORDER BY day) AS restrictions,
  (SELECT coalesce(json_agg(json_build_object('day', h.day::text, ${nameArguments('h')}) ORDER BY h.day), '[]')
   FROM holiday h WHERE h.day BETWEEN ${FIRST} AND ${LAST}) AS holidays
FROM counted`;

type Calendar = Omit<FiguresCalendar, 'asOf' | 'changedAt' | 'day' | 'source' | 'excluded'>;

/** Works, findings and restrictions on every day of a year. One statement, one snapshot. */
export async function readCalendar(
  manager: EntityManager,
  { year, districtId }: { year: number; districtId: string | null },
): Promise<Calendar> {
  const rows: Calendar[] = await manager.query(STATEMENT, [year, districtId]);
  if (!rows[0]) throw new TypeError('a calendar is one row');
  return rows[0];
}
