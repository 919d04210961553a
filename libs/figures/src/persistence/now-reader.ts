import { type Exclusion, FINDING_STATUSES, type FiguresNow, SEVERITIES, WORK_STATUSES } from '@abat/contracts';
import { IS_AREA } from '@abat/findings';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import {
  comparedDays,
  countIf,
  countsBy,
  DECISION_DUE,
  isOpenStatus,
  LATE_TO_END,
  LATE_TO_START,
  WORK_TODAY,
} from './counting.js';
import { nameArguments } from './figure-head.js';
import { LINE_EXCLUSIONS, LINES, SUM_ARGUMENTS, SUMMED } from './money-lines.js';

/** Longest-waiting decisions that are named. */
const MOST_DECISIONS = 10;

// $1 year, $2 district or null, in every part.
const HERE = `($2::uuid IS NULL OR d.territory_ids @> ARRAY[$2::uuid])`;
const CLOSED_7D = `d.closed AND d.closed_at > now() - interval '7 days'`;
const shown = FINDING_STATUSES.filter((status) => status !== 'closed');
const statusCounts = shown
  .map((status) => `'${status}', ${countIf(`d.status = '${status}' AND NOT d.past`)}`)
  .join(', ');

// Whether a finding is over is worked out once per row, and not for every figure. Earlier episodes of findings that came
// back have no state of their own: only their opening and closing count.
const FINDINGS = `
SELECT json_build_object('open', ${countIf('d.open AND NOT d.past')}, 'areas', ${countIf('d.open AND NOT d.past AND d.area')},
  'bySeverity', ${countsBy('d.severity', SEVERITIES, 'd.open AND NOT d.past')},
  'byStatus', json_build_object(${statusCounts}, 'closed', ${countIf(CLOSED_7D)}),
  'opened24h', ${comparedDays('d.opened_at', 1)}, 'opened7d', ${comparedDays('d.opened_at', 7)},
  'closed7d', ${comparedDays('d.closed_at', 7)}) AS findings,
  ${countIf('d.open AND d.past')} AS past, ${countIf("d.status = 'resolved' AND NOT d.past")} AS settled
FROM (SELECT d.status, d.severity, d.opened_at, d.closed_at, d.status = 'closed' AS closed, ${isOpenStatus('d.status')} AS open,
    d.period << daterange(current_date, NULL) AS past, ${IS_AREA} AS area
  FROM finding d WHERE ${HERE}
  UNION ALL SELECT NULL, NULL, d.opened_at, d.closed_at, NULL, NULL, NULL, NULL
  FROM finding_episode d WHERE d.closed_at > now() - interval '14 days' AND ${HERE} OFFSET 0) d`;

const MONDAY = `date_trunc('week', current_date)::date`;
const thisWeek = (column: string): string =>
  countIf(`${column} BETWEEN ${MONDAY} AND ${MONDAY} + 6 AND w.status <> 'cancelled'`);

const WORKS = `
SELECT json_build_object('byStatus', ${countsBy('w.status', WORK_STATUSES, 'true')}, 'today', ${countIf(WORK_TODAY)},
  'startThisWeek', ${thisWeek('w.starts_on')}, 'endThisWeek', ${thisWeek('w.ends_on')},
  'lateToStart', ${countIf(LATE_TO_START)}, 'lateToEnd', ${countIf(LATE_TO_END)})
FROM work w WHERE $2::uuid IS NULL OR w.id IN (SELECT s.work_id FROM work_territory s WHERE s.territory_id = $2)`;

const UNANSWERED = `
SELECT json_agg(json_build_object('code', a.code, ${nameArguments('a')}) ORDER BY a.name_ru COLLATE "kk-x-icu") AS bodies
FROM resolution_party p JOIN agency a ON a.id = p.agency_id WHERE p.resolution_id = r.id AND p.answer IS NULL`;

const DECISIONS = `
SELECT r.created_at, json_build_object('finding', d.id, 'number', d.number::int, 'severity', d.severity, 'kind', r.kind,
  'since', ${isoTimestamp('r.created_at')}, 'waitsFor', coalesce((${UNANSWERED}), '[]')) AS decision
FROM resolution r JOIN finding d ON d.id = r.finding_id
WHERE ${DECISION_DUE} AND ${HERE}`;

const STATEMENT = `
WITH ${LINES}, due AS MATERIALIZED (${DECISIONS}), found AS (${FINDINGS})
SELECT found.findings, found.past, found.settled, (${WORKS}) AS works,
  json_build_object('total', (SELECT count(*)::int FROM due), 'oldest', (SELECT ${isoTimestamp('min(created_at)')} FROM due),
    'items', coalesce((SELECT json_agg(decision ORDER BY created_at) FROM (SELECT * FROM due ORDER BY created_at LIMIT ${MOST_DECISIONS}) f), '[]')) AS decisions,
  (SELECT json_build_object('year', $1::int, ${SUM_ARGUMENTS}) FROM line b WHERE ${SUMMED}) AS money,
  ${LINE_EXCLUSIONS} AS excluded
FROM found`;

type Row = Pick<FiguresNow, 'findings' | 'works' | 'decisions' | 'money'> & {
  excluded: Exclusion[];
  past: number;
  settled: number;
};

/** Key figures of a district, or of the whole city. One statement, one snapshot. */
export async function readNow(
  manager: EntityManager,
  { year, districtId }: { year: number; districtId: string | null },
): Promise<Omit<Row, 'past' | 'settled'>> {
  const rows: Row[] = await manager.query(STATEMENT, [year, districtId]);
  if (!rows[0]) throw new TypeError('key figures are one row');
  const { past, settled, excluded, ...figures } = rows[0];
  const findings: Exclusion[] = [
    { reason: 'finding.past', count: past, amountKzt: null },
    { reason: 'finding.settled', count: settled, amountKzt: null },
  ];
  return { ...figures, excluded: [...excluded, ...findings] };
}
