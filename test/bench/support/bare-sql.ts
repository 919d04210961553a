import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { generateWorks, type WorkFeature } from './works.js';

const escaped = (value: unknown): string => String(value).replace(/[\\\n\r\t]/g, (sign) => `\\${sign}`);

const FIELDS = [
  'external_id',
  'title',
  'agency',
  'function',
  'surface_breaking',
  'hinders_traffic',
  'start',
  'end',
] as const;
const MORE = ['date_certainty', 'status', 'contractor', 'cost_kzt'] as const;

const line = ({ properties, geometry }: WorkFeature): string =>
  `${[...FIELDS, ...MORE].map((field) => escaped(properties[field])).join('\t')}\t${escaped(JSON.stringify(geometry))}\n`;

const STAGE = `CREATE TEMP TABLE bare_stage (external_id text, title text, agency text, function text, breaking boolean,
  hinders boolean, starts_on date, ends_on date, certainty text, status text, contractor text, cost numeric, shape text)`;

const TABLES = [
  'CREATE TABLE bare_work (LIKE work INCLUDING ALL)',
  'CREATE TABLE bare_zone (LIKE work_zone INCLUDING ALL)',
];

const STORE = [
  `INSERT INTO bare_work (source, external_id, title, agency_id, function_id, surface_breaking, hinders_traffic, starts_on,
     ends_on, date_certainty, status, contractor, cost_kzt)
   SELECT 'bare', s.external_id, s.title, a.id, f.id, s.breaking, s.hinders, s.starts_on, s.ends_on, s.certainty, s.status,
     s.contractor, s.cost
   FROM bare_stage s JOIN agency a ON a.code = s.agency JOIN city_function f ON f.code = s.function`,
  `INSERT INTO bare_zone (work_id, starts_on, ends_on, buffer_m, geom)
   SELECT w.id, s.starts_on, s.ends_on, CASE WHEN s.hinders THEN 10 ELSE 5 END, ST_SetSRID(ST_GeomFromGeoJSON(s.shape), 4326)
   FROM bare_stage s JOIN bare_work w USING (external_id)`,
];

/**
 * Stores generated works with COPY and INSERT into tables with the same columns, checks and indexes, and nothing else: no
 * verdicts, history, shares per district or events.
 */
export async function storeBarely(client: pg.Client, works: number): Promise<void> {
  await client.query('BEGIN');
  for (const statement of [STAGE, ...TABLES]) await client.query(statement);
  const copy = client.query(copyFrom('COPY bare_stage FROM STDIN'));
  for (const work of generateWorks(works)) if (!copy.write(line(work))) await once(copy, 'drain');
  copy.end();
  await once(copy, 'finish');
  for (const statement of STORE) await client.query(statement);
  await client.query('COMMIT');
  await client.query('DROP TABLE bare_zone, bare_work, bare_stage');
}

// What anybody would write first: which pairs of works of different projects meet, where, how much and for how long.
const CLASHES = (of: string): string => `
  SELECT least(a.work_id, b.work_id) AS work_a, greatest(a.work_id, b.work_id) AS work_b,
    sum(ST_Area(p.place)) AS overlap_m2, range_agg(a.expected * b.expected) AS days,
    min(ST_Distance(a.geom_m, b.geom_m)) AS gap_m, ST_Union(p.place) AS place
  FROM work_zone a
  JOIN work v ON v.id = a.work_id AND v.status <> 'cancelled'
  JOIN work_zone b ON b.zone_m && a.zone_m AND b.expected && a.expected AND ST_Intersects(a.zone_m, b.zone_m)
  JOIN work w ON w.id = b.work_id AND w.status <> 'cancelled'
    AND (w.project_id IS NULL OR w.project_id IS DISTINCT FROM v.project_id)
  CROSS JOIN LATERAL (SELECT ST_Intersection(a.zone_m, b.zone_m) AS place OFFSET 0) p
  WHERE ${of} GROUP BY 1, 2 HAVING sum(ST_Area(p.place)) > 0.05`;

/** One statement that measures every pair of clashing works and writes them into a table. */
export const MEASURE_ALL_BARELY = `CREATE TABLE bare_clash AS ${CLASHES('a.work_id < b.work_id')}`;

/** One statement that measures the pairs of work `$1` and writes them into the table. */
export const MEASURE_ONE_BARELY = `INSERT INTO bare_clash ${CLASHES('a.work_id = $1 AND b.work_id <> $1')}`;
