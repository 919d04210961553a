/**
 * SQL: the last day of the work `alias` as it is known on the day `today`: the day it ended; while it runs on past its plan,
 * that day; else the planned end.
 */
export const liveEnd = (alias: string, today = 'current_date'): string =>
  `coalesce(${alias}.finished_on, CASE ${alias}.status WHEN 'running' THEN greatest(${alias}.ends_on, ${today}) ELSE ${alias}.ends_on END)`;
