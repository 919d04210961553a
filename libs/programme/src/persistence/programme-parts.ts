import { openFinding } from '@abat/moments';

/** A finding (alias d) that counts: open, and its period is not past. */
export const OPEN_FINDING = openFinding('current_date');

/** Id of the district in which the greatest share of the work (alias w) lies; ties go to the greater id. */
export const MAIN_DISTRICT = `(SELECT s.territory_id FROM work_territory s WHERE s.work_id = w.id ORDER BY s.share DESC, s.territory_id DESC LIMIT 1)`;

/** How many open findings the work (alias w) takes part in. */
export const FINDING_COUNT = `((SELECT count(*) FROM finding d WHERE d.subject_a = w.id AND ${OPEN_FINDING})
  + (SELECT count(*) FROM finding d WHERE d.subject_b = w.id AND ${OPEN_FINDING}))`;
