import type { MeasureMode, Statement } from '../../domain/rule.js';
import { workParameters, worksOf } from '../work-pairs/facts.js';
import { storedPlace } from '../work-pairs/pairs.js';
import type { WorkNoHandoverSettings } from './work-no-handover.settings.js';

/** Numbers of a finished work that nobody has taken over. */
export type WorkNoHandoverMeasures = {
  finishedOn: string;
  /** The register says when the work really ended; else its planned end counts. */
  endIsReported: boolean;
  dueOn: string;
  deadlineDays: number;
  daysLate: number;
};

const sql = (mode: MeasureMode): string => {
  const works = worksOf(mode);
  return `
WITH ${works.prologue}, waiting AS (
  SELECT s.*, coalesce(s.finished_on, s.ends_on) AS ended,
    coalesce(s.finished_on, s.ends_on) + ($1::jsonb ->> 'deadlineDays')::int AS due
  FROM subject s WHERE s.status = 'finished' AND NOT EXISTS (SELECT FROM handover h WHERE h.work_id = s.id)
)
SELECT id AS subject_a, NULL::uuid AS subject_b, ARRAY[agency_id] AS agency_ids, ${works.districts('id')} AS territory_ids,
  jsonb_build_object(
    'finishedOn', ended, 'endIsReported', finished_on IS NOT NULL, 'dueOn', due,
    'deadlineDays', ($1::jsonb ->> 'deadlineDays')::int, 'daysLate', current_date - due) AS measures,
  daterange(due + 1, NULL) AS period, ${storedPlace(works.place('waiting.id'))} AS geom, demo
FROM waiting
WHERE due < current_date AND ended >= current_date - make_interval(months => ($1::jsonb ->> 'lookBackMonths')::int)`;
};

/** Works finished in the last months, neither accepted nor handed over, whose deadline is past on the city's day. */
export const measureWorkNoHandover = (mode: MeasureMode, settings: WorkNoHandoverSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
