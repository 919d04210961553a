/**
 * SQL: the last day of the work `alias` as it is known today: the day it ended; while it runs on past its plan, today; else
 * the planned end.
 */
export const liveEnd = (alias: string): string =>
  `coalesce(${alias}.finished_on, CASE ${alias}.status WHEN 'running' THEN greatest(${alias}.ends_on, current_date) ELSE ${alias}.ends_on END)`;
