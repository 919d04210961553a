import type { EntityManager } from 'typeorm';

/** Stages on the path from need to finished work. */
const CHAIN = ['planning', 'financing', 'design', 'construction', 'acceptance', 'control', 'coordination'];

/** Bodies on the path of one function in one district. */
export type ChainLength = { function: string; territory: string; bodies: number };

/** Numbers of one body today. `moneyKzt` decimal string. */
export type AgencyNumbers = {
  id: string;
  agency: string;
  nameRu: string;
  nameKk: string | null;
  nameEn: string | null;
  staff: number | null;
  mandates: number;
  works: number;
  moneyKzt: string;
};

// Holders of a city answer in every district: they are counted once per function (`wide`), the others where they hold it
// (`narrow`, by the district's code). Put together outside: a country has tens of thousands of places.
const CHAINS = `
WITH city AS MATERIALIZED (SELECT id FROM territory WHERE kind = 'city'), district AS MATERIALIZED (
  SELECT id, external_id, parent_id FROM territory WHERE kind = 'district' AND valid @> power_day()
), branch AS MATERIALIZED (
  SELECT DISTINCT f.id, f.code, f.path FROM city_function r JOIN city_function f ON f.path <@ r.path OR f.path @> r.path
  WHERE r.id = ANY ($1::uuid[])
), above AS MATERIALIZED (
  SELECT b.id, label::uuid AS held_id FROM branch b CROSS JOIN LATERAL unnest(string_to_array(ltree2text(b.path), '.')) label
), power AS MATERIALIZED (
  SELECT DISTINCT m.function_id, m.agency_id, m.territory_id, m.stage = ANY ($2::text[]) AND m.site_id IS NULL AS counts
  FROM effective_mandate m WHERE m.function_id IN (SELECT held_id FROM above) AND m.valid @> power_day()
), held AS MATERIALIZED (
  SELECT DISTINCT a.id, p.agency_id, CASE WHEN c.id IS NULL THEN p.territory_id END AS territory_id
  FROM above a JOIN power p ON p.function_id = a.held_id AND p.counts LEFT JOIN city c ON c.id = p.territory_id
  WHERE a.id IN (SELECT function_id FROM power)
), wide AS MATERIALIZED (
  SELECT id, count(*)::int AS bodies FROM held WHERE territory_id IS NULL GROUP BY id
), reach AS MATERIALIZED (
  SELECT id AS territory_id, external_id FROM district UNION SELECT parent_id, external_id FROM district
), narrow AS MATERIALIZED (
  SELECT h.id, r.external_id, count(DISTINCT h.agency_id)::int AS bodies
  FROM held h JOIN reach r ON r.territory_id = h.territory_id
  WHERE NOT EXISTS (SELECT FROM held w WHERE w.id = h.id AND w.agency_id = h.agency_id AND w.territory_id IS NULL)
  GROUP BY h.id, r.external_id
)
SELECT b.code AS function, w.bodies AS wide, coalesce(n.places, '[]') AS narrow
FROM branch b LEFT JOIN wide w ON w.id = b.id
LEFT JOIN (SELECT id, json_agg(json_build_array(external_id, bodies)) AS places FROM narrow GROUP BY id) n ON n.id = b.id
ORDER BY b.code`;
const DISTRICTS = `
SELECT DISTINCT external_id AS code FROM territory WHERE kind = 'district' AND valid @> power_day() ORDER BY external_id`;

type Held = { function: string; wide: number | null; narrow: [string, number][] };

/**
 * How many different bodies hold a stage of the path, for each of the functions, those above and below, and each district. The holder
 * of a function above holds it as well. Read under an overlay it is the picture after the scenario.
 */
export async function chainLengths(manager: EntityManager, functionIds: readonly string[]): Promise<ChainLength[]> {
  const districts: { code: string }[] = await manager.query(DISTRICTS);
  const rows: Held[] = await manager.query(CHAINS, [functionIds, CHAIN]);
  return rows.flatMap(({ function: held, wide, narrow }) => {
    const places = new Map(narrow);
    return districts
      .filter(({ code }) => wide !== null || places.has(code))
      .map(({ code }) => ({ function: held, territory: code, bodies: (wide ?? 0) + (places.get(code) ?? 0) }));
  });
}

/**
 * Powers in force, current and planned works, and approved money of the year of every body that has any, as the registers
 * are. Powers are counted as effective_mandate has them, without the functions and kinds it adds to each.
 */
export function agencyNumbers(manager: EntityManager, year: number): Promise<AgencyNumbers[]> {
  return manager.query(
    `SELECT a.id, a.code AS agency, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn", a.staff,
       coalesce(m.mandates, 0) AS mandates, coalesce(w.works, 0) AS works, coalesce(l.kzt, 0)::numeric(30, 2)::text AS "moneyKzt"
     FROM agency a
     LEFT JOIN (SELECT p.agency_id, count(*)::int AS mandates FROM mandate p JOIN mandate_set s ON s.id = p.set_id AND s.active
       WHERE p.valid @> power_day() GROUP BY 1) m ON m.agency_id = a.id AND a.valid @> power_day()
     LEFT JOIN (SELECT agency_id, count(*)::int AS works FROM work WHERE status NOT IN ('cancelled', 'accepted') AND (ends_on >= power_day() OR status = 'running') GROUP BY 1) w ON w.agency_id = a.id
     LEFT JOIN (SELECT agency_id, sum(amount_kzt) AS kzt FROM effective_line WHERE leaf AND year = $1 GROUP BY 1) l ON l.agency_id = a.id
     WHERE m.mandates IS NOT NULL OR w.works IS NOT NULL OR l.kzt IS NOT NULL
     ORDER BY a.tier, a.name_ru COLLATE "kk-x-icu"`,
    [year],
  );
}

/** Works that go from one body to another; `toId` null = nobody would hold their power. */
export type MovedWorks = { fromId: string; toId: string | null; works: number };

/**
 * Current works whose body loses the power for them, with the body that holds it then. Read under the overlay. `ended`
 * are the lost powers.
 */
export function movedWorks(
  manager: EntityManager,
  ended: readonly { agencyId: string; functionId: string; stage: string }[],
): Promise<MovedWorks[]> {
  return manager.query(
    `WITH lost AS (
       SELECT DISTINCT w.id, w.agency_id, f.path, w.stage, t.territory_id
       FROM jsonb_to_recordset($1::jsonb) AS e ("agencyId" uuid, "functionId" uuid, stage text)
       JOIN city_function r ON r.id = e."functionId"
       JOIN work w ON w.agency_id = e."agencyId" AND w.stage = e.stage AND w.status NOT IN ('cancelled', 'accepted') AND (w.ends_on >= power_day() OR w.status = 'running')
       JOIN city_function f ON f.id = w.function_id AND f.path <@ r.path
       LEFT JOIN LATERAL (SELECT territory_id FROM work_territory WHERE work_id = w.id ORDER BY share DESC LIMIT 1) t ON true
     ), holder AS (
       SELECT DISTINCT ON (l.id) l.id, l.agency_id AS from_id, m.agency_id AS to_id
       FROM lost l LEFT JOIN effective_mandate m ON m.stage = l.stage AND m.path @> l.path AND m.valid @> power_day()
         AND (m.territory_id = l.territory_id OR m.territory_id IN (SELECT id FROM territory WHERE kind = 'city'))
       ORDER BY l.id, m.agency_id = l.agency_id DESC, m.id
     )
     SELECT from_id AS "fromId", to_id AS "toId", count(*)::int AS works FROM holder WHERE to_id IS DISTINCT FROM from_id GROUP BY 1, 2`,
    [JSON.stringify(ended)],
  );
}

/** Codes of the rows a comparison names. */
export async function codesOf(
  manager: EntityManager,
  ids: { agencies: readonly string[]; functions: readonly string[]; territories: readonly string[] },
): Promise<Map<string, string>> {
  const rows: { id: string; code: string }[] = await manager.query(
    `SELECT id, code FROM agency WHERE id = ANY ($1::uuid[]) UNION ALL SELECT id, code FROM city_function WHERE id = ANY ($2::uuid[])
     UNION ALL SELECT id, external_id FROM territory WHERE id = ANY ($3::uuid[])`,
    [ids.agencies, ids.functions, ids.territories],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}
