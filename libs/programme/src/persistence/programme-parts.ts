/** A finding (alias d) that still counts: not closed, and its period is not past. */
export const CURRENT_FINDING = `d.status <> 'closed' AND NOT d.period << daterange(current_date, NULL)`;

/** Id of the district in which the greatest share of the work (alias w) lies; ties go to the greater id. */
export const MAIN_DISTRICT = `(SELECT s.territory_id FROM work_territory s WHERE s.work_id = w.id ORDER BY s.share DESC, s.territory_id DESC LIMIT 1)`;

/** How many current findings the work (alias w) takes part in. */
export const FINDING_COUNT = `((SELECT count(*) FROM finding d WHERE d.subject_a = w.id AND ${CURRENT_FINDING})
  + (SELECT count(*) FROM finding d WHERE d.subject_b = w.id AND ${CURRENT_FINDING}))`;
