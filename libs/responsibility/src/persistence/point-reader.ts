import type { Holder, MatrixFinding, Responsibility } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { FINDING_JSON, MANDATE_COLUMNS, MANDATE_JOINS, namedJson } from './columns.js';
import { OVERLAP_RULE_LIST } from './words.js';

/** A place of the city on a day: degrees, EPSG:4326. */
export type PlaceAndDay = { lon: number; lat: number; day: string };

type Territory = Responsibility['territories'][number];
type Site = Responsibility['sites'][number];

const POINT = 'ST_SetSRID(ST_MakePoint($1::float8, $2::float8), 4326)';

const TERRITORIES = `
SELECT t.kind, t.id, t.external_id AS "externalId", t.name_ru AS "nameRu", t.name_kk AS "nameKk", t.name_en AS "nameEn"
FROM territory_boundary b JOIN territory t ON t.id = b.territory_id
WHERE ST_Intersects(b.geom, ${POINT}) AND b.valid @> $3::date AND t.valid @> $3::date
ORDER BY array_position(ARRAY['city', 'district', 'microdistrict'], t.kind), t.name_ru COLLATE "kk-x-icu"`;

// A site without area counts with 5 m around it, as in power_place.
const SITES = `
SELECT 'site' AS kind, s.id, s.external_id AS "externalId", s.name_ru AS "nameRu", s.name_kk AS "nameKk", NULL AS "nameEn",
  s.kind AS "siteKind", ${namedJson('a')} AS "balanceHolder"
FROM (SELECT ST_Transform(${POINT}, (SELECT ST_SRID(geom_m) FROM territory_boundary LIMIT 1)) AS geom_m) p
JOIN site s ON ST_DWithin(s.geom_m, p.geom_m, 5) AND (ST_Dimension(s.geom_m) < 2 OR ST_Intersects(s.geom_m, p.geom_m))
LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> $3::date
LEFT JOIN agency a ON a.id = h.agency_id
WHERE s.valid @> $3::date ORDER BY ST_Area(s.geom_m), s.external_id LIMIT 50`;

const HOLDERS = `
SELECT ${MANDATE_COLUMNS}, a.code AS agency,
  ARRAY(SELECT DISTINCT g.code FROM effective_agreement e JOIN agreement g ON g.id = e.id
    WHERE m.agency_id IN (e.low_agency_id, e.high_agency_id) AND e.valid @> $3::date
      AND (e.path IS NULL OR e.path @> m.path OR e.path <@ m.path)
      AND (cardinality(e.stages) = 0 OR m.stage = ANY (e.stages))
      AND (e.place_id IS NULL OR e.place_id = ANY ($1::uuid[] || $2::uuid[])) ORDER BY 1) AS agreements
FROM effective_mandate m ${MANDATE_JOINS} JOIN agency a ON a.id = m.agency_id
WHERE m.valid @> $3::date
  AND (m.territory_id = ANY ($1::uuid[]) AND m.site_id IS NULL OR m.site_id = ANY ($2::uuid[]))
ORDER BY m.path, m.stage, a.code, m.code`;

const FINDINGS = `
SELECT d.subject_a AS a, d.subject_b AS b, ${FINDING_JSON} AS finding FROM finding d
WHERE d.subject_a = ANY ($1::uuid[]) AND d.subject_b = ANY ($1::uuid[]) AND d.rule IN (${OVERLAP_RULE_LIST})
  AND d.status <> 'closed' AND d.period @> $2::date
ORDER BY d.score DESC, d.id`;

const GAPS = `
SELECT DISTINCT f.code AS function, r.stage FROM finding d
JOIN coverage_requirement r ON r.id IN (d.subject_a, d.subject_b)
JOIN city_function f ON f.id = r.function_id
WHERE d.rule LIKE 'mandate.%' AND d.rule = 'mandate.gap' AND d.status <> 'closed' AND d.period @> $3::date
  AND ST_Intersects(d.geom, ${POINT})`;

const TREE = `
SELECT f.code, f.path::text AS path, ${['name_ru AS "nameRu"', 'name_kk AS "nameKk"', 'name_en AS "nameEn"'].map((name) => `f.${name}`).join(', ')},
  nlevel(f.path) - 1 AS depth
FROM city_function f ORDER BY f.path`;

/** What the registers know of a place; {@link answersAt} makes the answer of it. */
export type PlaceFacts = {
  territories: Territory[];
  sites: Site[];
  holders: Holder[];
  agencies: Responsibility['agencies'];
  findings: { a: string; b: string; finding: MatrixFinding }[];
  gaps: { function: string; stage: string }[];
  tree: (Omit<Responsibility['functions'][number], 'stages'> & { path: string })[];
};

/** Territories that hold the place on that day, the city first. */
export function territoriesAt(manager: EntityManager, { lon, lat, day }: PlaceAndDay): Promise<Territory[]> {
  return manager.query(TERRITORIES, [lon, lat, day]);
}

/** Reads everything that holds at the place, territory by territory and site by site: index probes, no scan. */
export async function readPlace(
  manager: EntityManager,
  place: PlaceAndDay,
  territories: Territory[],
): Promise<PlaceFacts> {
  const point = [place.lon, place.lat, place.day];
  const sites: Site[] = await manager.query(SITES, point);
  const ids = [territories.map(({ id }) => id), sites.map(({ id }) => id)];
  const holders: Holder[] = await manager.query(HOLDERS, [...ids, place.day]);
  return {
    territories,
    sites,
    holders,
    agencies: await manager.query(
      `SELECT a.code, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn" FROM agency a WHERE a.code = ANY ($1) ORDER BY a.code`,
      [[...new Set(holders.map((holder) => holder.agency))]],
    ),
    findings: await manager.query(FINDINGS, [holders.map(({ id }) => id), place.day]),
    gaps: await manager.query(GAPS, point),
    tree: await manager.query(TREE),
  };
}
