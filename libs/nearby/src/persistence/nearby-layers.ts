import { type LocalizedText, NEARBY_LIMIT, type NearbyLayer, UNNAMED_STREET } from '@abat/contracts';
import { openFinding } from '@abat/moments';

// Every box below is one that an index answers; distances are measured in the city's SRID.
const WITHIN = '(SELECT within_m FROM shape)';
const SHAPE = '(SELECT geom_m FROM shape)';
const BOX_M = '(SELECT box_m FROM shape)';
const BOX = '(SELECT box FROM shape)';
const SRID = '(SELECT srid FROM shape)';

const same = (text: string): string => `json_build_object('kk', ${text}, 'ru', ${text}, 'en', ${text})`;
const names = (alias: string): string =>
  `json_build_object('kk', coalesce(${alias}.name_kk, ${alias}.name_ru), 'ru', ${alias}.name_ru, 'en', coalesce(${alias}.name_en, ${alias}.name_ru))`;
const near = (geomM: string): string => `ST_DWithin(${geomM}, ${SHAPE}, ${WITHIN})`;
const distance = (geomM: string): string => `ST_Distance(${geomM}, ${SHAPE})`;
const metric = (geom: string): string => `ST_Transform(${geom}, ${SRID})`;
const NO_DAYS = 'NULL::text AS start, NULL::text AS "end"';

// $4, $5: first and last day asked for, either may be null.
const during = (range: string): string => `${range} && daterange($4::date, $5::date, '[]')`;

const zones = `work_zone z WHERE z.zone_m && ${BOX_M} AND ${near('z.geom_m')} AND ${during('z.expected')}`;

// Places that other rows lie at by reference: works that go on, parts of the city, and sites.
const worksAround = `SELECT z.work_id, min(${distance('z.geom_m')}) AS distance_m
  FROM work_zone z JOIN work w ON w.id = z.work_id AND w.status <> 'cancelled'
  WHERE z.zone_m && ${BOX_M} AND ${near('z.geom_m')} GROUP BY z.work_id`;
const territoriesAround = `SELECT t.id, ${distance('t.geom_m')} AS distance_m
  FROM territory_now t WHERE t.kind <> 'city' AND t.geom_m && ${BOX_M} AND ${near('t.geom_m')}`;
const sitesAround = `SELECT s.id, ${distance('s.geom_m')} AS distance_m
  FROM site s WHERE s.geom_m && ${BOX_M} AND s.valid @> current_date AND ${near('s.geom_m')}`;

/** A function and the body that holds it, in the three languages. */
const ofBody = ['kk', 'ru', 'en']
  .map(
    (locale) =>
      `'${locale}', concat_ws(' · ', coalesce(f.name_${locale}, f.name_ru), coalesce(a.name_${locale}, a.name_ru))`,
  )
  .join(', ');

/** What stands on the base map; what has no name there is told by its kind. `rows`: SQL of what is one row of the layer. */
const base = (kinds: string, unnamed: LocalizedText, rows: string): string => `
SELECT min(f.id::text) AS id, json_build_object('kk', coalesce(min(f.name_kk), min(f.name_ru), '${unnamed.kk}'),
    'ru', coalesce(min(f.name_ru), min(f.name_kk), '${unnamed.ru}'), 'en', coalesce(min(f.name_ru), min(f.name_kk), '${unnamed.en}')) AS title,
  min(f.kind) AS kind, ${NO_DAYS}, false AS demo, min(${distance(metric('f.geom'))}) AS distance_m
FROM base_feature f WHERE f.kind IN (${kinds}) AND f.geom && ${BOX} AND ${near(metric('f.geom'))} GROUP BY ${rows}`;

const UNNAMED = {
  street: UNNAMED_STREET,
  stop: { kk: 'Атаусыз аялдама', ru: 'Остановка без названия', en: 'Unnamed stop' },
  mall: { kk: 'Атаусыз сауда орталығы', ru: 'Торговый центр без названия', en: 'Unnamed shopping centre' },
} satisfies Record<string, LocalizedText>;
/** A street is drawn in many pieces. Two stops of one name stand on both sides of it. */
const STREET = 'f.name_ru, f.name_kk';
const EACH = 'f.id';

const restriction = (place: string, distanceM: string): string => `
SELECT r.id::text AS id, ${same('coalesce(r.title, r.note, r.external_id)')} AS title, r.kind, lower(r.active)::text AS start,
  last_day(r.active)::text AS "end", r.demo, ${distanceM} AS distance_m
FROM restriction r WHERE ${place} AND r.state <> 'declined' AND ${during('r.active')}`;

/**
 * How each layer is asked: rows with `id, title, kind, start, "end", demo, distance_m` and, where another row shows them, `ref`.
 * Powers over the whole city and its own outline lie near everything, and are not told.
 */
const SOURCES: Record<NearbyLayer, string> = {
  works: `SELECT w.id::text AS id, ${same('w.title')} AS title, w.status AS kind, w.starts_on::text AS start, w.ends_on::text AS "end",
      w.demo, z.distance_m FROM (SELECT z.work_id, min(${distance('z.geom_m')}) AS distance_m FROM ${zones} GROUP BY z.work_id) z
      JOIN work w ON w.id = z.work_id AND w.status <> 'cancelled' WHERE w.id IS DISTINCT FROM $6::uuid`,
  findings: `SELECT d.id::text AS id, ${same("'F-' || d.number")} AS title, d.rule AS kind, lower(d.period)::text AS start,
      last_day(d.period)::text AS "end", d.demo, ${distance(metric('d.geom'))} AS distance_m
      FROM finding d WHERE d.geom && ${BOX} AND ${openFinding('current_date')} AND ${during('d.period')} AND ${near(metric('d.geom'))} AND d.id IS DISTINCT FROM $6::uuid`,
  sites: `SELECT s.id::text AS id, json_build_object('kk', coalesce(s.name_kk, s.name_ru, s.external_id),
      'ru', coalesce(s.name_ru, s.external_id), 'en', coalesce(s.name_ru, s.external_id)) AS title, s.kind, ${NO_DAYS}, s.demo,
      ${distance('s.geom_m')} AS distance_m FROM site s
      WHERE s.geom_m && ${BOX_M} AND s.valid @> current_date AND ${near('s.geom_m')} AND s.id IS DISTINCT FROM $6::uuid`,
  // Without a shape it holds in the whole city, on this place too.
  restrictions: `${restriction(`r.geom_m && ${BOX_M} AND ${near('r.geom_m')}`, distance('r.geom_m'))}
    UNION ALL ${restriction('r.geom IS NULL', '0')}`,
  projects: `SELECT p.id::text AS id, ${same('p.title')} AS title, p.phase AS kind, p.starts_on::text AS start, p.ends_on::text AS "end",
      p.demo, z.distance_m FROM (SELECT w.project_id, min(${distance('z.geom_m')}) AS distance_m FROM work_zone z
        JOIN work w ON w.id = z.work_id AND w.project_id IS NOT NULL AND w.status <> 'cancelled'
        WHERE z.zone_m && ${BOX_M} AND ${near('z.geom_m')} AND ${during('z.expected')} GROUP BY w.project_id) z
      JOIN project p ON p.id = z.project_id`,
  needs: `SELECT n.id::text AS id, ${same('n.title')} AS title, n.status AS kind, ${NO_DAYS}, n.demo, p.distance_m
      FROM (SELECT o.id, ${distance(metric('o.geom'))} AS distance_m FROM need o WHERE o.geom && ${BOX} AND ${near(metric('o.geom'))}
        UNION ALL SELECT o.id, s.distance_m FROM (${sitesAround}) s JOIN need o ON o.site_id = s.id AND o.geom IS NULL) p
      JOIN need n ON n.id = p.id AND n.status IN ('new', 'bundled')`,
  permits: `SELECT p.id::text AS id, ${same('p.document')} AS title, p.kind, p.issued_on::text AS start, p.valid_to::text AS "end", p.demo,
      z.distance_m, p.work_id::text AS ref FROM (${worksAround}) z JOIN permit p ON p.work_id = z.work_id
      WHERE ${during("daterange(p.issued_on, p.valid_to, '[]')")} AND p.work_id IS DISTINCT FROM $6::uuid`,
  'budget-lines': `SELECT b.id::text AS id, ${same("concat_ws(' · ', b.code, coalesce(b.subprogramme, b.programme))")} AS title, b.funding_source AS kind,
      make_date(b.year, 1, 1)::text AS start, make_date(b.year, 12, 31)::text AS "end", b.demo, p.distance_m,
      CASE WHEN EXISTS (SELECT FROM budget_allocation x WHERE x.budget_line_id = b.id) THEN b.code END AS ref
      FROM (SELECT line_id, min(distance_m) AS distance_m FROM (
        SELECT x.budget_line_id AS line_id, z.distance_m FROM (${worksAround}) z JOIN budget_allocation x ON x.work_id = z.work_id
        UNION ALL SELECT l.id, t.distance_m FROM (${territoriesAround}) t JOIN budget_line l ON l.territory_id = t.id) q GROUP BY line_id) p
      JOIN budget_line b ON b.id = p.line_id WHERE ${during('daterange(make_date(b.year, 1, 1), make_date(b.year + 1, 1, 1))')}`,
  powers: `SELECT m.id::text AS id, json_build_object(${ofBody}) AS title, m.stage AS kind, lower(m.valid)::text AS start,
      last_day(m.valid)::text AS "end", m.demo, p.distance_m
      FROM (SELECT e.id, t.distance_m FROM (${territoriesAround}) t JOIN effective_mandate e ON e.territory_id = t.id AND e.site_id IS NULL
        UNION ALL SELECT e.id, s.distance_m FROM (${sitesAround}) s JOIN effective_mandate e ON e.site_id = s.id) p
      JOIN effective_mandate m ON m.id = p.id AND m.valid @> current_date
      JOIN city_function f ON f.id = m.function_id JOIN agency a ON a.id = m.agency_id`,
  notes: `SELECT n.id::text AS id, ${same('n.text')} AS title, NULL::text AS kind, NULL::text AS start, (n.until)::date::text AS "end", false AS demo,
      ${distance(metric('n.geom'))} AS distance_m
      FROM map_note n WHERE n.geom && ${BOX} AND (n.until IS NULL OR n.until > now()) AND ${near(metric('n.geom'))}`,
  streets: base("'street', 'road'", UNNAMED.street, STREET),
  'bus-stops': base("'bus-stop'", UNNAMED.stop, EACH),
  malls: base("'mall'", UNNAMED.mall, EACH),
  territories: `SELECT t.id::text AS id, ${names('t')} AS title, t.kind, ${NO_DAYS}, t.demo, ${distance('t.geom_m')} AS distance_m
      FROM territory_now t WHERE t.kind <> 'city' AND t.geom_m && ${BOX_M} AND ${near('t.geom_m')}`,
};

/**
 * One layer around a shape: $1 the shape (EWKB, EPSG:4326), $2 metres, $3 the city's SRID, $4 and $5 days, $6 the row
 * that is asked about itself. One row with `total` and the nearest `items`.
 */
export const nearbySql = (layer: NearbyLayer): string => `
WITH shape AS MATERIALIZED (
  SELECT g.geom_m, $2::float8 AS within_m, $3::int AS srid, ST_Expand(g.geom_m, $2::float8) AS box_m,
    ST_Envelope(ST_Transform(ST_Envelope(ST_Expand(g.geom_m, $2::float8 * 1.01 + 1)), 4326)) AS box
  FROM (SELECT ST_Transform($1::geometry, $3::int) AS geom_m OFFSET 0) g
), found AS (${SOURCES[layer]})
SELECT (SELECT count(*)::int FROM found) AS total, (SELECT coalesce(json_agg(json_build_object('id', id, 'title', title, 'kind', kind,
  'distanceM', round(distance_m::numeric, 1), 'start', start, 'end', "end", 'demo', demo,
  'ref', to_jsonb(f) ->> 'ref') ORDER BY distance_m, id), '[]')
  FROM (SELECT * FROM found ORDER BY distance_m, id LIMIT ${NEARBY_LIMIT}) f) AS items
FROM (SELECT $4::date, $5::date, $6::uuid) asked`;
