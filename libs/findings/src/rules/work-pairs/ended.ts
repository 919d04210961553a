/** SQL: the day on which the work `work` ended (date); null = it has not, or the register does not say when. */
export const endedOn = (work: string): string =>
  `CASE WHEN ${work}.status IN ('finished', 'accepted') THEN ${work}.finished_on END`;

/** SQL: the work `work` is under way past the end planned for it. */
export const overruns = (work: string): string => `(${work}.status = 'running' AND ${work}.ends_on < current_date)`;

/**
 * SQL: days of work inside a planned window (integer); null = all of it. A work that overruns cannot lie anywhere inside
 * its window any more: it goes on now.
 */
export const neededDays = (work: string): string => `CASE WHEN NOT ${overruns(work)} THEN ${work}.duration_days END`;

/**
 * SQL: the days (daterange) on which the zone `zone` holds its place. Of a work that overruns they go on for as long as it
 * is expected to. A work that ended gives its place up, whatever was planned: the days stop with the day `ended` (date or
 * null) and are empty for a zone that was to begin later.
 */
export const heldDays = (zone: string, ended: string): string => `${zone}.expected * daterange(NULL, ${ended}, '[]')`;
