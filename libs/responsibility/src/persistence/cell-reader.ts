import type { MatrixCellDetail, MatrixFinding, MatrixMandate } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { FINDING_JSON, MANDATE_COLUMNS, MANDATE_JOINS, namedJson } from './columns.js';
import { type PowerScope, POWERS, scopeParameters } from './scope.js';

/** A scope that names its function and its body. */
export type CellScope = PowerScope & { functionId: string; agencyId: string };

const HEADS = `
SELECT (SELECT ${namedJson('a')} FROM agency a WHERE a.id = $1) AS agency,
  (SELECT ${namedJson('f')} FROM city_function f WHERE f.id = $2) AS function`;

// Sites of the kind in the place on that day; of a mandate for one site, that site.
const SITES = `
SELECT count(*)::int FROM site o JOIN object_kind ok ON ok.code = o.kind
WHERE o.valid @> $1::date AND (m.site_id = o.id OR m.site_id IS NULL AND ok.path <@ m.kind_path
  AND EXISTS (SELECT FROM territory_boundary b WHERE b.territory_id = m.territory_id AND b.valid @> $1::date AND ST_Intersects(b.geom_m, o.geom_m)))`;

const MANDATES = `
SELECT ${MANDATE_COLUMNS}, m.function_kind AS "functionKind", ${namedJson('w')} AS "withAgency",
  lower(m.valid)::text AS "validFrom", last_day(m.valid)::text AS "validTo",
  (SELECT round(o.area_m2) FROM power_place o WHERE o.place_id = m.place_id AND o.valid @> $1::date LIMIT 1) AS "areaM2",
  (${SITES}) AS sites, f.id <> $4 AS above
FROM ${POWERS} m ${MANDATE_JOINS}
LEFT JOIN agency w ON w.id = m.with_agency_id
WHERE m.valid @> $1::date AND m.agency_id = $5
  AND m.path @> (SELECT c.path FROM city_function c WHERE c.id = $4)
  AND ($2::uuid[] IS NULL OR m.territory_id = ANY ($2))
  AND ($3::text[] IS NULL OR m.stage = ANY ($3))
  AND ($6::uuid IS NULL OR m.set_id = $6)
ORDER BY nlevel(m.path) DESC, m.stage, m.code LIMIT 500`;

const MONEY = `
SELECT l.year, sum(l.amount_kzt)::numeric(18, 2)::text AS "amountKzt", count(*)::int AS lines
FROM effective_line l
WHERE l.agency_id = $1 AND l.leaf AND l.path <@ (SELECT f.path FROM city_function f WHERE f.id = $2)
GROUP BY 1 ORDER BY 1`;

const FINDINGS = `
SELECT ${FINDING_JSON} AS finding FROM finding d
WHERE (d.subject_a = ANY ($1::uuid[]) OR d.subject_b = ANY ($1::uuid[])) AND d.status <> 'closed' AND d.period @> $2::date
ORDER BY finding_gravity(d.severity, d.score) DESC, d.id LIMIT 200`;

/** Everything behind one cell of the matrix. */
export async function readCell(manager: EntityManager, scope: CellScope): Promise<MatrixCellDetail> {
  const heads: Pick<MatrixCellDetail, 'agency' | 'function'>[] = await manager.query(HEADS, [
    scope.agencyId,
    scope.functionId,
  ]);
  const mandates: (MatrixMandate & { above: boolean })[] = await manager.query(MANDATES, scopeParameters(scope));
  const own = mandates.filter((mandate) => !mandate.above);
  const findings: { finding: MatrixFinding }[] = await manager.query(FINDINGS, [own.map(({ id }) => id), scope.day]);
  return {
    asOf: scope.day,
    ...heads[0]!,
    mandates: own.map(withoutMark),
    inherited: mandates.filter((mandate) => mandate.above).map(withoutMark),
    money: await manager.query(MONEY, [scope.agencyId, scope.functionId]),
    requests: null,
    findings: findings.map((row) => row.finding),
  };
}

const withoutMark = ({ above: _above, ...mandate }: MatrixMandate & { above: boolean }): MatrixMandate => mandate;
