import { type Exclusion, type FiguresMoney, MAX_MONEY_ROWS } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { nameArguments } from './figure-head.js';
import { LINE_EXCLUSIONS, LINES, SUM_ARGUMENTS, SUMMED } from './money-lines.js';

const SPENT = `
summed AS MATERIALIZED (
  SELECT b.*, coalesce(x.works, 0) = 0 AS empty,
    greatest(coalesce(b.adjusted_kzt, b.planned_kzt) - coalesce(x.amount, 0), 0) AS unplaced
  FROM line b LEFT JOIN (SELECT budget_line_id, count(*) AS works, sum(amount_kzt) AS amount FROM budget_allocation GROUP BY 1) x
    ON x.budget_line_id = b.id
  WHERE ${SUMMED}
)`;

const SUMS = `${SUM_ARGUMENTS}, 'unplacedKzt', sum(b.unplaced)::numeric(30, 2)::text,
  'unplacedLines', (count(*) FILTER (WHERE b.empty))::int`;

const ROWS = `
SELECT coalesce(sum(coalesce(b.adjusted_kzt, b.planned_kzt)), 0) AS weight, a.name_ru, json_build_object(
  'administrator', json_build_object('code', a.code, ${nameArguments('a')}), 'source', b.funding_source, ${SUMS}) AS item
FROM summed b JOIN agency a ON a.id = b.administrator_id GROUP BY a.id, b.funding_source`;

const STATEMENT = `
WITH ${LINES}, ${SPENT}, gathered AS MATERIALIZED (${ROWS})
SELECT $1::int AS year, (SELECT json_build_object(${SUMS}) FROM summed b) AS total, (SELECT count(*)::int FROM gathered) AS rows,
  coalesce((SELECT json_agg(item ORDER BY weight DESC, name_ru COLLATE "kk-x-icu")
    FROM (SELECT * FROM gathered ORDER BY weight DESC, name_ru COLLATE "kk-x-icu" LIMIT ${MAX_MONEY_ROWS}) g), '[]') AS items,
  (SELECT coalesce(json_agg(DISTINCT b.year ORDER BY b.year), '[]') FROM budget_line b) AS years,
  ${LINE_EXCLUSIONS} AS excluded`;

type Money = Omit<FiguresMoney, 'asOf' | 'changedAt' | 'day' | 'source' | 'excluded'> & { excluded: Exclusion[] };

/** Money of a year by administrator and source. One statement, one snapshot. */
export async function readMoney(
  manager: EntityManager,
  { year, districtId }: { year: number; districtId: string | null },
): Promise<Money> {
  const rows: Money[] = await manager.query(STATEMENT, [year, districtId]);
  if (!rows[0]) throw new TypeError('money is one row');
  return rows[0];
}
