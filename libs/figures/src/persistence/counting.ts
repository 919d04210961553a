import { OPEN_FINDING_STATUSES } from '@abat/contracts';
import { literals } from '@abat/platform';

const NOT_PAST = 'NOT d.period << daterange(current_date, NULL)';

/** SQL: a status (column) in which somebody has to answer or decide. */
export const isOpenStatus = (column: string): string => `${column} IN (${literals(OPEN_FINDING_STATUSES)})`;

/** SQL: a finding (alias d) that is open and not past. */
export const OPEN_FINDING = `${isOpenStatus('d.status')} AND ${NOT_PAST}`;

/** SQL: a finding (alias d) that all agreed on and that is still there. */
export const SETTLED_FINDING = `d.status = 'resolved' AND ${NOT_PAST}`;

/** SQL: a resolution (alias r) of a finding (alias d) that waits for answers; one that the finding overtook waits for none. */
export const DECISION_DUE = `r.state = 'proposed' AND NOT r.stale AND d.status <> 'closed'`;

/** SQL: a work (alias w) that is not cancelled. */
export const NOT_CANCELLED = `w.status <> 'cancelled'`;

/** SQL: a work (alias w) under way today. */
export const WORK_TODAY = `w.starts_on <= current_date AND w.ends_on >= current_date AND w.status IN ('planned', 'approved', 'running')`;

/** SQL: a work (alias w) that should have begun and has not, though its last day is still to come. */
export const LATE_TO_START = `w.status IN ('planned', 'approved') AND w.starts_on < current_date AND w.ends_on >= current_date`;

/** SQL: a work (alias w) whose last day is past without an end. */
export const LATE_TO_END = `w.status IN ('planned', 'approved', 'running') AND w.ends_on < current_date`;

/** SQL: how many rows of a group satisfy a condition. */
export const countIf = (condition: string): string => `(count(*) FILTER (WHERE ${condition}))::int`;

/** SQL: an object with one count per value of a column, over the rows of a group that satisfy a condition. */
export const countsBy = (column: string, values: readonly string[], condition: string): string =>
  `json_build_object(${values.map((value) => `'${value}', ${countIf(`${column} = '${value}' AND ${condition}`)}`).join(', ')})`;

/** SQL: events of the last days, and of as many days before them. */
export const comparedDays = (column: string, days: number): string =>
  `json_build_object('now', ${countIf(`${column} > now() - interval '${days} days'`)},
    'before', ${countIf(`${column} <= now() - interval '${days} days' AND ${column} > now() - interval '${2 * days} days'`)})`;
