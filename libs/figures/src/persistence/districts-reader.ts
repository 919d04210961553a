import { type DistrictFigures, type Exclusion, FIGURE_WEEKS } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import {
  comparedDays,
  countIf,
  LATE_TO_END,
  LATE_TO_START,
  NOT_CANCELLED,
  OPEN_BY_SEVERITY,
  OPEN_FINDING,
  WORK_TODAY,
} from './counting.js';
import { nameArguments } from './figure-head.js';
import { LINE_EXCLUSIONS, LINES, SUM_ARGUMENTS, SUMMED } from './money-lines.js';

const weeks = Array.from({ length: FIGURE_WEEKS }, (_, index) => FIGURE_WEEKS - 1 - index);
const monday = (ago: number): string => `(date_trunc('week', current_date)::date - ${7 * ago})`;
const perWeek = (condition: (from: string, to: string) => string): string =>
  `ARRAY[${weeks.map((ago) => countIf(condition(monday(ago), monday(ago - 1)))).join(', ')}]`;

const OPEN_AT_END = perWeek(
  (_from, to) =>
    `d.opened_at < ${to} AND (d.closed_at IS NULL OR d.closed_at >= ${to}) AND NOT d.period << daterange(least(${to} - 1, current_date), NULL)`,
);
const during = (column: string): string => perWeek((from, to) => `${column} >= ${from} AND ${column} < ${to}`);

const FINDINGS = `
SELECT p.id, ${countIf(OPEN_FINDING)} AS open, ${OPEN_BY_SEVERITY} AS severities, ${comparedDays('d.opened_at', 7)} AS opened7d,
  ${OPEN_AT_END} AS open_weeks, ${during('d.opened_at')} AS opened_weeks, ${during('d.closed_at')} AS closed_weeks
FROM place p JOIN finding d ON d.territory_ids @> ARRAY[p.id] GROUP BY p.id`;

const WORKS = `
SELECT s.territory_id AS id, ${countIf(WORK_TODAY)} AS today, ${countIf(`${LATE_TO_START} OR ${LATE_TO_END}`)} AS late,
  ${perWeek((from, to) => `w.starts_on < ${to} AND w.ends_on >= ${from} AND ${NOT_CANCELLED}`)} AS weeks
FROM work_territory s JOIN work w ON w.id = s.work_id GROUP BY s.territory_id`;

const DECISIONS = `
SELECT p.id, count(*)::int AS decisions FROM place p JOIN finding d ON d.territory_ids @> ARRAY[p.id] AND d.status <> 'closed'
JOIN resolution r ON r.finding_id = d.id AND r.state = 'proposed' GROUP BY p.id`;

const MONEY = `
SELECT p.id, json_build_object(${SUM_ARGUMENTS}) AS money
FROM place p LEFT JOIN line b ON ${SUMMED} AND b.territory_id IN (SELECT t.id FROM territory t WHERE t.id = p.id OR t.parent_id = p.id)
GROUP BY p.id`;

const WEEKS = `(SELECT json_agg(json_build_object('from', (${monday(FIGURE_WEEKS - 1)} + 7 * (n - 1))::text,
  'open', coalesce(f.open_weeks[n], 0), 'opened', coalesce(f.opened_weeks[n], 0), 'closed', coalesce(f.closed_weeks[n], 0),
  'works', coalesce(w.weeks[n], 0)) ORDER BY n) FROM generate_series(1, ${FIGURE_WEEKS}) AS n)`;
const NO_SEVERITIES = `'{"info": 0, "low": 0, "medium": 0, "high": 0, "critical": 0}'::json`;

const ITEM = `json_build_object('id', p.id, 'externalId', p.external_id, ${nameArguments('p')},
  'open', coalesce(f.open, 0), 'bySeverity', coalesce(f.severities, ${NO_SEVERITIES}),
  'opened7d', coalesce(f.opened7d, '{"now": 0, "before": 0}'), 'worksToday', coalesce(w.today, 0), 'worksLate', coalesce(w.late, 0),
  'decisions', coalesce(r.decisions, 0), 'money', m.money, 'weeks', ${WEEKS})`;

const STATEMENT = `
WITH ${LINES}, place AS MATERIALIZED (SELECT t.* FROM territory t WHERE t.kind = 'district' AND t.valid @> current_date),
finding_sum AS MATERIALIZED (${FINDINGS}), work_sum AS MATERIALIZED (${WORKS}), decision_sum AS (${DECISIONS}), money_sum AS (${MONEY})
SELECT coalesce(json_agg(${ITEM} ORDER BY p.name_ru COLLATE "kk-x-icu"), '[]') AS items,
  (SELECT count(*)::int FROM finding d WHERE ${OPEN_FINDING} AND NOT d.territory_ids && ARRAY(SELECT id FROM place)) AS homeless,
  (SELECT count(*)::int FROM work w WHERE ${WORK_TODAY} AND NOT EXISTS (SELECT FROM work_territory s WHERE s.work_id = w.id)) AS outside,
  ${LINE_EXCLUSIONS} AS excluded
FROM place p LEFT JOIN finding_sum f ON f.id = p.id LEFT JOIN work_sum w ON w.id = p.id
LEFT JOIN decision_sum r ON r.id = p.id LEFT JOIN money_sum m ON m.id = p.id`;

type Row = { items: DistrictFigures[]; homeless: number; outside: number; excluded: Exclusion[] };

/** Key figures of every district of today with their last weeks. One statement, one snapshot. */
export async function readDistricts(
  manager: EntityManager,
  year: number,
): Promise<{ items: DistrictFigures[]; excluded: Exclusion[] }> {
  const rows: Row[] = await manager.query(STATEMENT, [year, null]);
  if (!rows[0]) throw new TypeError('districts are one row');
  const { items, homeless, outside, excluded } = rows[0];
  return {
    items,
    excluded: [
      ...excluded,
      { reason: 'finding.no-district', count: homeless, amountKzt: null },
      { reason: 'work.no-district', count: outside, amountKzt: null },
    ],
  };
}
