/** SQL: the day on which the work `work` ended (date); null = it has not, or the register does not say when. */
export const endedOn = (work: string): string =>
  `CASE WHEN ${work}.status IN ('finished', 'accepted') THEN ${work}.finished_on END`;

/**
 * SQL: the days (daterange) on which the zone `zone` holds its place. A work that ended gives its place up, whatever was
 * planned: the days stop with the day `ended` (date or null) and are empty for a zone that was to begin later.
 */
export const heldDays = (zone: string, ended: string): string => `${zone}.active * daterange(NULL, ${ended}, '[]')`;
