import {
  AGENCY_TIERS,
  CHAIN_RULE,
  type Matrix,
  type MatrixAgency,
  type MatrixCell,
  type MatrixFunction,
  SEVERITIES,
} from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { type PowerScope, SCOPED, SCOPED_FUNCTIONS, scopeParameters } from './scope.js';
import { nameArguments, PAIR_RULE_LIST, severityRank, stageBit } from './words.js';

const tiers = AGENCY_TIERS.map((tier) => `'${tier}'`).join(', ');

const SIDES = `
SELECT d.id AS finding_id, d.rule = '${CHAIN_RULE}' AS chain, ${severityRank('d.severity')} AS rank, m.function_id, m.agency_id, m.stage
FROM (SELECT id, rule, severity, unnest(ARRAY[subject_a, subject_b]) AS mandate_id FROM finding
  WHERE rule IN (${PAIR_RULE_LIST}) AND status <> 'closed' AND period @> $1::date) d
JOIN scoped m ON m.id = d.mandate_id`;

const COLUMNS = `
SELECT a.id, row_number() OVER (ORDER BY (h.mandates IS NULL), array_position(ARRAY[${tiers}], a.tier), a.name_ru COLLATE "kk-x-icu", a.code)::int - 1 AS place,
  json_build_object('code', a.code, 'tier', a.tier, ${nameArguments('a')}, 'mandates', coalesce(h.mandates, 0),
    'district', CASE WHEN t.id IS NOT NULL THEN json_build_object(${nameArguments('t')}) END) AS agency
FROM agency a LEFT JOIN territory t ON t.id = a.district_id
LEFT JOIN (SELECT agency_id, count(*)::int AS mandates FROM scoped GROUP BY 1) h ON h.agency_id = a.id
WHERE (h.mandates IS NOT NULL OR a.valid @> $1::date) AND ($5::uuid IS NULL OR a.id = $5)`;

// Numbers only: a hundred thousand objects would take the database longer than everything else.
const CELLS = `
SELECT c.function_id, json_agg(ARRAY[k.place, c.stages, c.mandates, o.met, o.contested, o.rank, o.chains] ORDER BY k.place) AS cells
FROM (SELECT function_id, agency_id, bit_or(${stageBit('stage')}) AS stages, count(*)::int AS mandates FROM scoped GROUP BY 1, 2) c
JOIN matrix_column k ON k.id = c.agency_id
LEFT JOIN (SELECT function_id, agency_id, nullif(count(DISTINCT finding_id) FILTER (WHERE NOT chain), 0)::int AS met,
  bit_or(${stageBit('stage')}) FILTER (WHERE NOT chain) AS contested, max(rank) FILTER (WHERE NOT chain) AS rank,
  nullif(count(DISTINCT finding_id) FILTER (WHERE chain), 0)::int AS chains FROM side GROUP BY 1, 2) o ON o.function_id = c.function_id AND o.agency_id = c.agency_id
GROUP BY 1`;

const GAPS = `
SELECT d.id, r.function_id, r.stage
FROM finding d JOIN coverage_requirement r ON r.id IN (d.subject_a, d.subject_b)
WHERE d.rule = 'mandate.gap' AND d.status <> 'closed' AND d.period @> $1::date AND r.function_id IS NOT NULL
  AND ($2::uuid[] IS NULL OR d.territory_ids && $2) AND ($3::text[] IS NULL OR r.stage = ANY ($3))`;

const REQUIRED = `
SELECT r.function_id, bit_or(${stageBit('r.stage')}) AS required FROM coverage_requirement r
WHERE r.function_id IS NOT NULL AND r.valid @> $1::date AND ($2::uuid[] IS NULL OR r.territory_id IS NULL OR r.territory_id = ANY ($2))
  AND ($3::text[] IS NULL OR r.stage = ANY ($3))
GROUP BY 1`;

// Parents come before their children: the path of a child begins with that of its parent.
const ROWS = `
SELECT json_agg(json_build_object('code', f.code, ${nameArguments('f')}, 'depth', f.depth, 'parent', p.place,
  'required', coalesce(q.required, 0), 'gaps', coalesce(g.gaps, 0), 'missing', coalesce(g.missing, 0),
  'cells', coalesce(c.cells, '[]')) ORDER BY f.place)
FROM tree f
LEFT JOIN tree p ON p.id = f.parent_id
LEFT JOIN cell c ON c.function_id = f.id
LEFT JOIN required q ON q.function_id = f.id
LEFT JOIN (SELECT function_id, count(DISTINCT id)::int AS gaps, bit_or(${stageBit('stage')}) AS missing FROM gap GROUP BY 1) g
  ON g.function_id = f.id`;

const STAGE_COUNTS = `
SELECT json_agg(json_build_object('stage', stage, 'mandates', mandates, 'overlaps', met, 'gaps', gaps) ORDER BY ${stageBit('stage')})
FROM (SELECT stage, sum(mandates)::int AS mandates, sum(met)::int AS met, sum(gaps)::int AS gaps FROM (
  SELECT stage, count(*) AS mandates, 0 AS met, 0 AS gaps FROM scoped GROUP BY 1
  UNION ALL SELECT stage, 0, count(DISTINCT finding_id), 0 FROM side WHERE NOT chain GROUP BY 1
  UNION ALL SELECT gap.stage, 0, 0, count(DISTINCT gap.id) FROM gap JOIN tree ON tree.id = gap.function_id GROUP BY 1) n GROUP BY 1) s`;

const HOTSPOTS = `
SELECT json_agg(json_build_object('function', f.code, ${nameArguments('f')}, 'stage', h.stage, 'agencies', h.agencies,
  'findings', h.findings) ORDER BY h.agencies DESC, h.findings DESC, f.place)
FROM (SELECT function_id, stage, count(DISTINCT agency_id)::int AS agencies, count(DISTINCT finding_id)::int AS findings
  FROM side WHERE NOT chain GROUP BY 1, 2 ORDER BY 3 DESC, 4 DESC, 1, 2 LIMIT 5) h
JOIN tree f ON f.id = h.function_id`;

const STATEMENT = `
WITH scoped AS MATERIALIZED (${SCOPED}), side AS MATERIALIZED (${SIDES}), matrix_column AS MATERIALIZED (${COLUMNS}),
cell AS (${CELLS}), gap AS MATERIALIZED (${GAPS}), required AS (${REQUIRED}),
tree AS MATERIALIZED (
  SELECT s.*, nlevel(s.path) - min(nlevel(s.path)) OVER () AS depth, row_number() OVER (ORDER BY s.line)::int - 1 AS place
  FROM (${SCOPED_FUNCTIONS}) s
)
SELECT coalesce((${ROWS}), '[]') AS functions,
  coalesce((SELECT json_agg(agency ORDER BY place) FROM matrix_column), '[]') AS agencies,
  (SELECT count(*)::int FROM scoped) AS mandates,
  (SELECT count(DISTINCT finding_id)::int FROM side WHERE NOT chain) AS overlaps,
  (SELECT count(DISTINCT finding_id)::int FROM side WHERE chain) AS chains,
  (SELECT count(DISTINCT gap.id)::int FROM gap JOIN tree ON tree.id = gap.function_id) AS gaps,
  coalesce((${STAGE_COUNTS}), '[]') AS stages,
  coalesce((${HOTSPOTS}), '[]') AS hotspots`;

/** A cell as the statement gives it: body, stages, mandates; overlaps, their stages and rank; split chains. */
type CellNumbers = [number, number, number, number | null, number | null, number | null, number | null];

function toCell([agency, stages, mandates, overlaps, contested, rank, chains]: CellNumbers): MatrixCell {
  const cell: MatrixCell = { agency, stages, mandates };
  if (overlaps !== null) Object.assign(cell, { overlaps, contested, worst: SEVERITIES[(rank ?? 1) - 1] });
  if (chains !== null) cell.chains = chains;
  return cell;
}

type Row = {
  functions: (Omit<MatrixFunction, 'cells'> & { cells: CellNumbers[] })[];
  agencies: MatrixAgency[];
  mandates: number;
  overlaps: number;
  chains: number;
  gaps: number;
  stages: Matrix['totals']['stages'];
  hotspots: Matrix['hotspots'];
};

/** Function x body with the stages held, overlaps and gaps: one statement, one snapshot. */
export async function readMatrix(manager: EntityManager, scope: PowerScope): Promise<Matrix> {
  const rows: Row[] = await manager.query(STATEMENT, scopeParameters(scope));
  const { agencies, hotspots, mandates, overlaps, chains, gaps, stages, ...row } = rows[0]!;
  const functions = row.functions.map((line) => ({ ...line, cells: line.cells.map(toCell) }));
  return { asOf: scope.day, agencies, functions, totals: { mandates, overlaps, chains, gaps, stages }, hotspots };
}
