import { type DistrictFigures, type Exclusion, FIGURE_WEEKS, SEVERITIES } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import {
  countIf,
  DECISION_DUE,
  LATE_TO_END,
  LATE_TO_START,
  NOT_CANCELLED,
  OPEN_FINDING,
  SETTLED_FINDING,
  WORK_TODAY,
} from './counting.js';
import { nameArguments } from './figure-head.js';
import { LINE_EXCLUSIONS, LINES, SUM_ARGUMENTS, SUMMED } from './money-lines.js';

/** SQL: the Monday of the first week that is told. */
const FIRST_MONDAY = `date_trunc('week', current_date)::date - ${7 * (FIGURE_WEEKS - 1)}`;
/** SQL: the week of a day, 1 = the first that is told; also of days before and after these weeks. */
const weekOf = (day: string): string => `floor((${day} - frame.monday) / 7::float8)::int + 1`;

// A finding tells more than history where that was thrown away, or begun later.
/** SQL: the moment from which on findings are known. */
const KNOWN_SINCE = `coalesce(least((SELECT h.at FROM history h ORDER BY h.id LIMIT 1), (SELECT min(d.opened_at) FROM finding d)), now())`;
const FRAME = `
SELECT f.monday, f.since, floor((f.since::date - f.monday) / 7::float8)::int + 1 AS known_week
FROM (SELECT ${FIRST_MONDAY} AS monday, ${KNOWN_SINCE} AS since) f`;
const ifKnown = (value: string): string => `CASE WHEN numbers.week >= frame.known_week THEN coalesce(${value}, 0) END`;

/** SQL: the last week before something ended or the finding was past. */
const lastWeek = (end: string): string =>
  `least(${weekOf(end)} - 1, CASE WHEN upper(d.period) > current_date THEN ${FIGURE_WEEKS} ELSE ${weekOf('upper(d.period)')} - 1 END)`;
const FINDING_WEEK_COLUMNS = `
  d.opened_at > now() - interval '7 days' AS fresh,
  d.opened_at <= now() - interval '7 days' AND d.opened_at > now() - interval '14 days' AS recent,
  ${weekOf('d.opened_at::date')} AS from_week, ${lastWeek('d.closed_at::date')} AS to_week,
  ${weekOf('d.opened_at::date')} AS opened_week, ${weekOf('d.closed_at::date')} AS closed_week, 1 AS weight`;
// A finding stands in the weeks from its opening until before it was closed or past; one that came back, also in those of
// its earlier episodes. The weeks in which it was settled are taken off. Every row is looked at once; weeks are counted
// from bundles of equal rows, of which there are few.
const FINDING_ROWS = `
SELECT p.id AS place, d.severity, ${OPEN_FINDING} AS open, ${FINDING_WEEK_COLUMNS}
FROM place p JOIN finding d ON d.territory_ids @> ARRAY[p.id], frame
UNION ALL SELECT p.id, NULL, false, ${FINDING_WEEK_COLUMNS}
FROM frame JOIN finding_episode d ON d.closed_at >= frame.monday JOIN place p ON d.territory_ids @> ARRAY[p.id]
UNION ALL SELECT p.id, NULL, false, false, false, ${weekOf('d.settled_at::date')}, ${lastWeek('d.ended_at::date')}, NULL, NULL, -1
FROM frame JOIN finding_settlement d ON d.ended_at IS NULL OR d.ended_at >= frame.monday JOIN place p ON d.territory_ids @> ARRAY[p.id] OFFSET 0`;
const severityCounts = SEVERITIES.map((severity) => `${countIf(`open AND severity = '${severity}'`)} AS ${severity}`);
const FINDING_BUNDLES = `
SELECT place, greatest(from_week, 1) AS from_week, least(${FIGURE_WEEKS}, to_week) AS to_week,
  greatest(opened_week, 0) AS opened_week, greatest(closed_week, 0) AS closed_week,
  sum(weight) AS rows, ${countIf('open')} AS open, ${severityCounts.join(', ')}, ${countIf('fresh')} AS fresh, ${countIf('recent')} AS recent
FROM (${FINDING_ROWS}) d GROUP BY 1, 2, 3, 4, 5`;
const FINDINGS = `
SELECT place AS id, sum(open)::int AS open, json_build_object('now', sum(fresh)::int, 'before', sum(recent)::int) AS opened7d,
  json_build_object(${SEVERITIES.map((severity) => `'${severity}', sum(${severity})::int`).join(', ')}) AS severities
FROM finding_bundle GROUP BY 1`;
const inWeek = (condition: string): string => `coalesce(sum(b.rows) FILTER (WHERE ${condition}), 0)::int`;
const WEEK_NUMBERS = `generate_series(1, ${FIGURE_WEEKS}) AS numbers (week)`;
const FINDING_WEEKS = `
SELECT b.place, week, ${inWeek('week BETWEEN b.from_week AND b.to_week')} AS open, ${inWeek('week = b.opened_week')} AS opened,
  ${inWeek('week = b.closed_week')} AS closed
FROM finding_bundle b, ${WEEK_NUMBERS} GROUP BY 1, 2`;

const WORK_ROWS = `
SELECT s.territory_id AS place, ${WORK_TODAY} AS today, ${LATE_TO_START} OR ${LATE_TO_END} AS late, ${NOT_CANCELLED} AS counts,
  ${weekOf('w.starts_on')} AS from_week, ${weekOf('w.ends_on')} AS to_week
FROM work_territory s JOIN work w ON w.id = s.work_id, frame OFFSET 0`;
const WORK_BUNDLES = `
SELECT place, greatest(from_week, 0) AS from_week, least(to_week, ${FIGURE_WEEKS}) AS to_week, ${countIf('counts')} AS rows,
  ${countIf('today')} AS today, ${countIf('late')} AS late
FROM (${WORK_ROWS}) w GROUP BY 1, 2, 3`;
const WORKS = `SELECT place AS id, sum(today)::int AS today, sum(late)::int AS late FROM work_bundle GROUP BY 1`;
const WORK_WEEKS = `
SELECT b.place, week, ${inWeek('week BETWEEN b.from_week AND b.to_week')} AS works FROM work_bundle b, ${WEEK_NUMBERS} GROUP BY 1, 2`;

const DECISIONS = `
SELECT p.id, count(*)::int AS decisions FROM place p JOIN finding d ON d.territory_ids @> ARRAY[p.id]
JOIN resolution r ON r.finding_id = d.id AND ${DECISION_DUE} GROUP BY p.id`;

const MONEY = `
SELECT p.id, json_build_object(${SUM_ARGUMENTS}) AS money
FROM place p LEFT JOIN line b ON ${SUMMED} AND b.territory_id IN (SELECT t.id FROM territory t WHERE t.id = p.id OR t.parent_id = p.id)
GROUP BY p.id`;

const WEEKS = `(SELECT json_agg(json_build_object('from', (frame.monday + 7 * (numbers.week - 1))::text,
  'open', ${ifKnown('fw.open')}, 'opened', ${ifKnown('fw.opened')}, 'closed', ${ifKnown('fw.closed')},
  'works', coalesce(ww.works, 0)) ORDER BY numbers.week)
  FROM frame CROSS JOIN ${WEEK_NUMBERS} LEFT JOIN finding_week fw ON fw.place = p.id AND fw.week = numbers.week LEFT JOIN work_week ww ON ww.place = p.id AND ww.week = numbers.week)`;
const NO_SEVERITIES = `'{"info": 0, "low": 0, "medium": 0, "high": 0, "critical": 0}'::json`;

const ITEM = `json_build_object('id', p.id, 'externalId', p.external_id, ${nameArguments('p')},
  'open', coalesce(f.open, 0), 'bySeverity', coalesce(f.severities, ${NO_SEVERITIES}),
  'opened7d', coalesce(f.opened7d, '{"now": 0, "before": 0}'), 'worksToday', coalesce(w.today, 0), 'worksLate', coalesce(w.late, 0),
  'decisions', coalesce(r.decisions, 0), 'money', m.money, 'weeks', ${WEEKS})`;

const STATEMENT = `
WITH ${LINES}, place AS MATERIALIZED (SELECT t.* FROM territory t WHERE t.kind = 'district' AND t.valid @> current_date),
frame AS MATERIALIZED (${FRAME}),
finding_bundle AS MATERIALIZED (${FINDING_BUNDLES}), finding_sum AS (${FINDINGS}), finding_week AS MATERIALIZED (${FINDING_WEEKS}),
work_bundle AS MATERIALIZED (${WORK_BUNDLES}), work_sum AS (${WORKS}), work_week AS MATERIALIZED (${WORK_WEEKS}), decision_sum AS (${DECISIONS}), money_sum AS (${MONEY})
SELECT coalesce(json_agg(${ITEM} ORDER BY p.name_ru COLLATE "kk-x-icu"), '[]') AS items,
  (SELECT ${isoTimestamp('since')} FROM frame) AS "knownSince",
  (SELECT count(*)::int FROM finding d WHERE ${OPEN_FINDING} AND NOT d.territory_ids && ARRAY(SELECT id FROM place)) AS homeless,
  (SELECT count(*)::int FROM finding d WHERE ${SETTLED_FINDING} AND d.territory_ids && ARRAY(SELECT id FROM place)) AS settled,
  (SELECT count(*)::int FROM work w WHERE ${WORK_TODAY} AND NOT EXISTS (SELECT FROM work_territory s WHERE s.work_id = w.id)) AS outside,
  ${LINE_EXCLUSIONS} AS excluded
FROM place p LEFT JOIN finding_sum f ON f.id = p.id LEFT JOIN work_sum w ON w.id = p.id
LEFT JOIN decision_sum r ON r.id = p.id LEFT JOIN money_sum m ON m.id = p.id`;

type Districts = { items: DistrictFigures[]; knownSince: string; excluded: Exclusion[] };
type Row = Districts & { homeless: number; settled: number; outside: number };

/** Key figures of every district of today with their last weeks. One statement, one snapshot. */
export async function readDistricts(manager: EntityManager, year: number): Promise<Districts> {
  const rows: Row[] = await manager.query(STATEMENT, [year, null]);
  if (!rows[0]) throw new TypeError('districts are one row');
  const { items, knownSince, homeless, settled, outside, excluded } = rows[0];
  return {
    items,
    knownSince,
    excluded: [
      ...excluded,
      { reason: 'finding.no-district', count: homeless, amountKzt: null },
      { reason: 'finding.settled', count: settled, amountKzt: null },
      { reason: 'work.no-district', count: outside, amountKzt: null },
    ],
  };
}
