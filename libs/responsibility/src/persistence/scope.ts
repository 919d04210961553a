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

/** Mandates of the scope that are in force on its day. */
export const SCOPED = `
SELECT m.id, m.agency_id, m.function_id, m.stage FROM effective_mandate m
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

/** The day that is asked about, `YYYY-MM-DD`; the city's today when none is. */
export async function dayOf(manager: EntityManager, at: string | undefined): Promise<string> {
  if (at) return at;
  const rows: { day: string }[] = await manager.query('SELECT power_day()::text AS day');
  return rows[0]!.day;
}

/**
 * Finds what the codes of a query name.
 * @throws DomainError reference.unknown with the path of the parameter
 */
export async function resolveScope(manager: EntityManager, query: MatrixQuery): Promise<PowerScope> {
  const territoryId = await resolveOptional(manager, 'territory', { code: query.territory, path: 'territory' });
  const related: { id: string }[] = territoryId ? await manager.query(RELATED, [territoryId]) : [];
  return {
    day: await dayOf(manager, query.at),
    territoryIds: territoryId ? related.map((row) => row.id) : null,
    stages: query.stage ?? null,
    functionId: (await resolveOptional(manager, 'function', { code: query.function, path: 'function' })) ?? null,
    agencyId: (await resolveOptional(manager, 'agency', { code: query.agency, path: 'agency' })) ?? null,
    setId: await setId(manager, query.set),
  };
}
