import { openFinding } from '@abat/moments';

/** Id of the district in which the greatest share of the work (alias w) lies; ties go to the greater id. */
export const MAIN_DISTRICT = `(SELECT s.territory_id FROM work_territory s WHERE s.work_id = w.id ORDER BY s.share DESC, s.territory_id DESC LIMIT 1)`;

/**
 * How many open findings the work (alias w) takes part in.
 * @param today SQL of the day from which findings are not past
 */
export const findingCount = (
  today: string,
): string => `((SELECT count(*) FROM finding d WHERE d.subject_a = w.id AND ${openFinding(today)})
  + (SELECT count(*) FROM finding d WHERE d.subject_b = w.id AND ${openFinding(today)}))`;
