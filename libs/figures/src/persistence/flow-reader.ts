import { type FiguresFlow, OVERLAP_RULES, STAGES } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/** Most functions and bodies that are drawn one by one; the rest is gathered. */
const MOST = 16;

const OVERLAPS = OVERLAP_RULES.map((rule) => `'${rule}'`).join(', ');

// $1 district or null, $2 function or null. Whoever holds the city holds the district; a power in a microdistrict is one
// in its district.
const RELATED = `
place AS MATERIALIZED (
  SELECT t.id FROM territory t WHERE t.id = $1::uuid OR t.parent_id = $1 OR t.kind = 'city'
)`;
const HERE = (territory: string): string => `($1::uuid IS NULL OR ${territory} IN (SELECT id FROM place))`;

// Functions are gathered one level below the one that is looked at; the roots are too few to say anything.
const LEVEL = `coalesce((SELECT nlevel(r.path) FROM city_function r WHERE r.id = $2::uuid), 1) + 1`;
const BELOW = (path: string): string =>
  `($2::uuid IS NULL OR ${path} <@ (SELECT r.path FROM city_function r WHERE r.id = $2::uuid))`;
const GATHERED = (path: string): string => `subpath(${path}, 0, least(nlevel(${path}), ${LEVEL}))`;

const POWERS = `
power AS MATERIALIZED (
  SELECT m.id, ${GATHERED('m.path')} AS path, m.stage, m.agency_id, EXISTS (SELECT FROM finding d
    WHERE d.rule IN (${OVERLAPS}) AND d.status <> 'closed' AND d.period @> current_date AND m.id IN (d.subject_a, d.subject_b)) AS duplicate
  FROM effective_mandate m
  WHERE m.valid @> current_date AND ${HERE('m.territory_id')} AND ${BELOW('m.path')}
)`;

const GAPS = `
gap AS MATERIALIZED (
  SELECT d.id, ${GATHERED('f.path')} AS path, r.stage FROM finding d
  JOIN coverage_requirement r ON r.id IN (d.subject_a, d.subject_b) JOIN city_function f ON f.id = r.function_id
  WHERE d.rule = 'mandate.gap' AND d.status <> 'closed' AND d.period @> current_date AND r.stage IS NOT NULL
    AND ($1::uuid IS NULL OR d.territory_ids @> ARRAY[$1::uuid]) AND ${BELOW('f.path')}
)`;

const part = `
part AS MATERIALIZED (
  SELECT path, stage, agency_id, count(*) AS count, count(*) FILTER (WHERE duplicate) AS duplicates, 0::bigint AS gaps FROM power GROUP BY 1, 2, 3
  UNION ALL SELECT path, stage, NULL, count(*), 0, count(*) FROM gap GROUP BY 1, 2
)`;

// The greatest are drawn one by one. Ties go by name, so that the picture does not jump.
const CHOSEN = `
function_node AS MATERIALIZED (
  SELECT f.path, f.code, json_build_object('kk', coalesce(f.name_kk, f.name_ru), 'ru', f.name_ru, 'en', coalesce(f.name_en, f.name_ru)) AS names,
    EXISTS (SELECT FROM city_function c WHERE c.parent_id = f.id) AS deeper
  FROM (SELECT path, sum(count) AS count FROM part GROUP BY 1) p JOIN city_function f ON f.path = p.path
  ORDER BY p.count DESC, f.path LIMIT ${MOST}
), body_node AS MATERIALIZED (
  SELECT a.id, a.code, json_build_object('kk', coalesce(a.name_kk, a.name_ru), 'ru', a.name_ru, 'en', coalesce(a.name_en, a.name_ru)) AS names
  FROM (SELECT agency_id, sum(count) AS count FROM part WHERE agency_id IS NOT NULL GROUP BY 1) p JOIN agency a ON a.id = p.agency_id
  ORDER BY p.count DESC, a.name_ru, a.id LIMIT ${MOST}
), named AS MATERIALIZED (
  SELECT coalesce('f:' || f.code, 'f:*') AS function_id, 's:' || p.stage AS stage_id,
    CASE WHEN p.agency_id IS NULL THEN 'nobody' ELSE coalesce('b:' || b.code, 'b:*') END AS body_id, p.count, p.duplicates, p.gaps
  FROM part p LEFT JOIN function_node f ON f.path = p.path LEFT JOIN body_node b ON b.id = p.agency_id
)`;

const link = (source: string, target: string): string =>
  `SELECT ${source} AS source, ${target} AS target, sum(count)::int AS count, sum(duplicates)::int AS duplicates, sum(gaps)::int AS gaps
   FROM named GROUP BY 1, 2`;

const node = (kind: string, columns: string, from: string): string =>
  `SELECT json_build_object('kind', '${kind}', ${columns}) AS node FROM ${from}`;
const gathered = (id: string, kind: string, column: string): string =>
  node(
    kind,
    `'id', '${id}', 'code', NULL, 'stage', NULL, 'names', NULL, 'deeper', false`,
    `(SELECT) one WHERE EXISTS (SELECT FROM named WHERE ${column} = '${id}')`,
  );
const stagePlace = `array_position(ARRAY[${STAGES.map((stage) => `'${stage}'`).join(', ')}], stage)`;

const NODES = [
  node(
    'function',
    `'id', 'f:' || code, 'code', code, 'stage', NULL, 'names', names, 'deeper', deeper`,
    'function_node',
  ),
  gathered('f:*', 'others', 'function_id'),
  node(
    'stage',
    `'id', 's:' || stage, 'code', NULL, 'stage', stage, 'names', NULL, 'deeper', false`,
    `(SELECT DISTINCT stage FROM part ORDER BY stage) s ORDER BY ${stagePlace}`,
  ),
  node('body', `'id', 'b:' || code, 'code', code, 'stage', NULL, 'names', names, 'deeper', false`, 'body_node'),
  gathered('b:*', 'others', 'body_id'),
  gathered('nobody', 'nobody', 'body_id'),
]
  .map((sql) => `(${sql})`)
  .join(' UNION ALL ');

const STATEMENT = `
WITH ${RELATED}, ${POWERS}, ${GAPS}, ${part}, ${CHOSEN}
SELECT (SELECT count(*)::int FROM power) AS powers, (SELECT count(*)::int FROM gap) AS gaps,
  (SELECT count(*)::int FROM finding d WHERE d.rule IN (${OVERLAPS}) AND d.status <> 'closed' AND d.period @> current_date
    AND (d.subject_a IN (SELECT id FROM power) OR d.subject_b IN (SELECT id FROM power))) AS duplicates,
  coalesce((SELECT json_agg(node) FROM (${NODES}) n), '[]') AS nodes,
  coalesce((SELECT json_agg(l) FROM (${link('function_id', 'stage_id')} UNION ALL ${link('stage_id', 'body_id')} ORDER BY 1, 2) l), '[]') AS links`;

type Flow = Pick<FiguresFlow, 'powers' | 'duplicates' | 'gaps' | 'nodes' | 'links'>;

/** Function, stage and body of the powers of today, with overlaps and gaps. One statement, one snapshot. */
export async function readFlow(
  manager: EntityManager,
  { districtId, functionId }: { districtId: string | null; functionId: string | null },
): Promise<Flow> {
  const rows: Flow[] = await manager.query(STATEMENT, [districtId, functionId]);
  if (!rows[0]) throw new TypeError('a flow is one row');
  return rows[0];
}
