import type { MatrixFinding, Responsibility, Stage } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Agreement, FunctionNode, Gap } from '../domain/answers.js';
import { namedJson } from './columns.js';
import type { ReadTree } from './function-tree.js';
import { PAIR_RULE_LIST } from './words.js';

/** A place of the city on a day: degrees, EPSG:4326. `functionId` limits the answer to a branch with all above it. */
export type PlaceAndDay = { lon: number; lat: number; day: string; functionId: string | null };

type Territory = Responsibility['territories'][number];
type Site = Responsibility['sites'][number];

/** A power that holds at the place, as it is stored. */
export type StoredPower = {
  id: string;
  code: string;
  agencyId: string;
  path: string;
  stage: Stage;
  objectKind: string;
  mode: Responsibility['holders'][number]['mode'];
  territoryId: string;
  siteId: string | null;
  actId: string | null;
  article: string | null;
  demo: boolean;
};

/** A finding between two powers of the place. */
export type StoredPair = Omit<MatrixFinding, 'agencies'> & { a: string; b: string; agencyIds: string[] };

/** A power as the statement gives it: a country's city has thousands at one place. */
type PowerColumns = [
  string,
  string,
  string,
  string,
  Stage,
  string,
  StoredPower['mode'],
  string,
  string | null,
  string | null,
  string | null,
  boolean,
];

function toPower(columns: PowerColumns): StoredPower {
  const [id, code, agencyId, path, stage, objectKind, mode, territoryId, siteId, actId, article, demo] = columns;
  return { id, code, agencyId, path, stage, objectKind, mode, territoryId, siteId, actId, article, demo };
}

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

// One JSON text: thousands of rows of a country's city are read in a few milliseconds.
const POWERS = `
SELECT coalesce(json_agg(json_build_array(m.id, m.code, m.agency_id, m.path, m.stage, m.object_kind, m.mode, m.territory_id,
  m.site_id, m.legal_act_id, w.article, m.demo)), '[]') AS powers
FROM effective_mandate m LEFT JOIN mandate w ON w.id = m.id
WHERE m.valid @> $3::date
  AND (m.territory_id = ANY ($1::uuid[]) AND m.site_id IS NULL OR m.site_id = ANY ($2::uuid[]))
  AND ($4::uuid IS NULL OR (SELECT f.path FROM city_function f WHERE f.id = $4) @> m.path
    OR (SELECT f.path FROM city_function f WHERE f.id = $4) <@ m.path)`;

// Of everything recorded here, also of powers that do not hold: so it need not wait for those that do.
const PAIRS = `
WITH here AS MATERIALIZED (
  SELECT id FROM mandate WHERE territory_id = ANY ($1::uuid[]) AND site_id IS NULL OR site_id = ANY ($2::uuid[])
)
SELECT d.subject_a AS a, d.subject_b AS b, d.agency_ids AS "agencyIds", d.id, d.number::int AS number, d.rule, d.severity,
  d.measures ->> 'stage' AS stage, (d.measures ->> 'overlapM2')::float8 AS "overlapM2"
FROM here JOIN finding d ON d.subject_a = here.id
WHERE d.subject_b IN (SELECT id FROM here) AND d.rule IN (${PAIR_RULE_LIST})
  AND d.status <> 'closed' AND d.period @> $3::date
ORDER BY finding_gravity(d.severity, d.score) DESC, d.id`;

const GAPS = `
SELECT DISTINCT f.path::text AS path, r.stage FROM finding d
JOIN coverage_requirement r ON r.id IN (d.subject_a, d.subject_b)
JOIN city_function f ON f.id = r.function_id
WHERE d.rule LIKE 'mandate.%' AND d.rule = 'mandate.gap' AND d.status <> 'closed' AND d.period @> $3::date
  AND ST_Intersects(d.geom, ${POINT})`;

const AGREEMENTS = `
SELECT g.code, ARRAY[e.low_agency_id, e.high_agency_id] AS "agencyIds", e.path::text AS path, e.stages
FROM effective_agreement e JOIN agreement g ON g.id = e.id
WHERE e.valid @> $2::date AND (e.place_id IS NULL OR e.place_id = ANY ($1::uuid[]))`;

const AGENCIES = `
SELECT a.id, a.code, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn" FROM agency a
WHERE a.id = ANY ($1::uuid[]) ORDER BY a.name_ru COLLATE "kk-x-icu", a.code`;

const ACTS = `
SELECT l.id, l.code, l.title_ru AS "titleRu", l.title_kk AS "titleKk", l.title_en AS "titleEn", l.status FROM legal_act l
WHERE l.id = ANY ($1::uuid[]) ORDER BY l.code`;

type WithId<Row> = Row & { id: string };
const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);

/** What the registers know of a place, territory by territory and site by site: index probes, no scan. */
export type PlaceFacts = {
  territories: Territory[];
  sites: Site[];
  powers: StoredPower[];
  agencies: WithId<Responsibility['agencies'][number]>[];
  acts: WithId<Responsibility['acts'][number]>[];
  agreements: Agreement[];
  pairs: StoredPair[];
  gaps: Gap[];
  tree: readonly FunctionNode[];
};

/** Territories that hold the place on that day, the city first. */
export function territoriesAt(manager: EntityManager, { lon, lat, day }: PlaceAndDay): Promise<Territory[]> {
  return manager.query(TERRITORIES, [lon, lat, day]);
}

type Questions = Record<string, () => Promise<unknown>>;
type Answers<Asked extends Questions> = { [Name in keyof Asked]: Awaited<ReturnType<Asked[Name]>> };

/** Questions that do not wait for each other: side by side, or in turn where a transaction has one connection for all. */
async function askAll<Asked extends Questions>(manager: EntityManager, questions: Asked): Promise<Answers<Asked>> {
  const inTurn = manager.queryRunner !== undefined;
  const waiting: [string, Promise<unknown>][] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const answer = ask();
    if (inTurn) await answer;
    waiting.push([name, answer]);
  }
  const answers = await Promise.all(waiting.map(async ([name, answer]) => [name, await answer] as const));
  return Object.fromEntries(answers) as Answers<Asked>;
}

/** Reads everything that holds at the place. */
export async function readPlace(
  manager: EntityManager,
  place: PlaceAndDay,
  { territories, functions }: { territories: Territory[]; functions: ReadTree },
): Promise<PlaceFacts> {
  const { lon, lat, day, functionId } = place;
  const sites: Site[] = await manager.query(SITES, [lon, lat, day]);
  const ids = [territories.map(({ id }) => id), sites.map(({ id }) => id)];
  const { read, met, gaps, tree, agreements } = await askAll(manager, {
    read: (): Promise<{ powers: PowerColumns[] }[]> => manager.query(POWERS, [...ids, day, functionId]),
    met: (): Promise<StoredPair[]> => manager.query(PAIRS, [...ids, day]),
    gaps: (): Promise<Gap[]> => manager.query(GAPS, [lon, lat, day]),
    tree: () => functions.read(manager, functionId),
    agreements: (): Promise<Agreement[]> => manager.query(AGREEMENTS, [ids.flat(), day]),
  });
  const powers = read[0]!.powers.map(toPower);
  const held = new Set(powers.map(({ id }) => id));
  const pairs = met.filter(({ a, b }) => held.has(a) && held.has(b));
  const { agencies, acts } = await askAll(manager, {
    agencies: (): Promise<PlaceFacts['agencies']> =>
      manager.query(AGENCIES, [distinct(powers.map(({ agencyId }) => agencyId))]),
    acts: (): Promise<PlaceFacts['acts']> => manager.query(ACTS, [distinct(powers.map(({ actId }) => actId))]),
  });
  return { territories, sites, powers, agencies, acts, agreements, pairs, gaps, tree };
}
