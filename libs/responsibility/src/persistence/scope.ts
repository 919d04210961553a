import type { MatrixQuery } from '@abat/contracts';
import { fieldError, resolveOptional } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/** The powers a view looks at, with ids in place of codes; null: not limited. */
export type PowerScope = {
  day: string;
  territoryIds: string[] | null;
  stages: string[] | null;
  functionId: string | null;
  agencyId: string | null;
  setId: string | null;
};

/** Parameters $1..$6 of every statement over {@link SCOPED}. */
export const scopeParameters = (scope: PowerScope): unknown[] => [
  scope.day,
  scope.territoryIds,
  scope.stages,
  scope.functionId,
  scope.agencyId,
  scope.setId,
];

/** The tree of functions: siblings by name, parents before their children; `line` is the order. */
export const ORDERED_FUNCTIONS = `
SELECT o.*, row_number() OVER (ORDER BY o.key COLLATE "kk-x-icu")::int AS line FROM (
  WITH RECURSIVE branch AS (
    SELECT f.*, ARRAY[f.name_ru, f.code] AS key FROM city_function f WHERE f.parent_id IS NULL
    UNION ALL SELECT f.*, b.key || f.name_ru || f.code FROM city_function f JOIN branch b ON f.parent_id = b.id
  ) SELECT * FROM branch
) o`;

/** Functions of the scope in the order of the screen: `line`. */
export const SCOPED_FUNCTIONS = `
SELECT f.* FROM (${ORDERED_FUNCTIONS}) f
WHERE $4::uuid IS NULL OR f.path <@ (SELECT r.path FROM city_function r WHERE r.id = $4)`;

/**
 * Powers that may be looked at, as columns of effective_mandate: those of the sets that are on and, when a set is named
 * ($6), those of that set even while it is off, so that a register can be read before the rules hear of it.
 */
export const POWERS = `(
SELECT id, code, agency_id, function_id, path, stage, object_kind, kind_path, territory_id, site_id, place_id, mode,
  with_agency_id, valid, function_kind, legal_act_id, set_id, demo
FROM effective_mandate
UNION ALL
SELECT m.id, m.code, m.agency_id, m.function_id, f.path, m.stage, m.object_kind, k.path, m.territory_id, m.site_id,
  coalesce(m.site_id, m.territory_id), m.mode, m.with_agency_id, m.valid * a.valid, m.function_kind, m.legal_act_id, m.set_id, m.demo
FROM mandate m JOIN mandate_set s ON s.id = m.set_id AND NOT s.active
JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id JOIN object_kind k ON k.code = m.object_kind
WHERE m.set_id = $6::uuid AND NOT isempty(m.valid * a.valid)
)`;

/** Mandates of the scope that are in force on its day. */
export const SCOPED = `
SELECT m.id, m.agency_id, m.function_id, m.stage FROM ${POWERS} m
WHERE m.valid @> $1::date
  AND ($2::uuid[] IS NULL OR m.territory_id = ANY ($2))
  AND ($3::text[] IS NULL OR m.stage = ANY ($3))
  AND ($4::uuid IS NULL OR m.path <@ (SELECT r.path FROM city_function r WHERE r.id = $4))
  AND ($5::uuid IS NULL OR m.agency_id = $5)
  AND ($6::uuid IS NULL OR m.set_id = $6)`;

// Whoever holds the city holds the district, and a power in a microdistrict is one in its district.
const RELATED = `
WITH RECURSIVE up AS (
  SELECT id, parent_id FROM territory WHERE id = $1
  UNION SELECT t.id, t.parent_id FROM territory t JOIN up ON t.id = up.parent_id
), down AS (
  SELECT id FROM territory WHERE id = $1
  UNION SELECT t.id FROM territory t JOIN down ON t.parent_id = down.id
)
SELECT id FROM up UNION SELECT id FROM territory WHERE kind = 'city' UNION SELECT id FROM down`;

async function setId(manager: EntityManager, code: string | undefined): Promise<string | null> {
  if (!code) return null;
  const rows: { id: string }[] = await manager.query('SELECT id FROM mandate_set WHERE code = $1', [code]);
  if (!rows[0]) throw fieldError('reference.unknown', 'set', `unknown mandate set: ${code}`);
  return rows[0].id;
}

/** The day that is asked about, `YYYY-MM-DD`; when none is, that of the moment looked at, or the city's today. */
export async function dayOf(manager: EntityManager, on: string | undefined): Promise<string> {
  if (on) return on;
  const rows: { day: string }[] = await manager.query('SELECT power_day()::text AS day');
  return rows[0]!.day;
}

// Views of the past are estimated at a row or two: every power would be compared with every body, function and kind.
const HASH_JOINS = 'SET LOCAL enable_nestloop = off';

/**
 * Finds what the codes of a query name. In the past it also lets the statements that follow join by hashing.
 * @throws DomainError reference.unknown with the path of the parameter
 */
export async function resolveScope(manager: EntityManager, query: MatrixQuery): Promise<PowerScope> {
  if (query.at) await manager.query(HASH_JOINS);
  const territoryId = await resolveOptional(manager, 'territory', { code: query.territory, path: 'territory' });
  const related: { id: string }[] = territoryId ? await manager.query(RELATED, [territoryId]) : [];
  return {
    day: await dayOf(manager, query.on),
    territoryIds: territoryId ? related.map((row) => row.id) : null,
    stages: query.stage ?? null,
    functionId: (await resolveOptional(manager, 'function', { code: query.function, path: 'function' })) ?? null,
    agencyId: (await resolveOptional(manager, 'agency', { code: query.agency, path: 'agency' })) ?? null,
    setId: await setId(manager, query.set),
  };
}
