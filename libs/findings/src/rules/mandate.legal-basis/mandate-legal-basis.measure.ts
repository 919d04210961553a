import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { districtsOfPlaces } from '../power-ground/places.js';
import type { MandateLegalBasisSettings } from './mandate-legal-basis.settings.js';

/** What is wrong with an act; of several reasons the first of this order counts. */
export type LegalReason = 'repealed' | 'expired' | 'draft' | 'amended' | 'review';

/** A power and the act it rests on. Names of both stand with the subjects. */
export type MandateLegalBasisMeasures = {
  reason: LegalReason;
  stage: Stage;
  /** First day without force, day of the change, or day the review was due; null = the register does not say. */
  since: string | null;
  /** The act that took its place; null = none named. */
  replacedBy: string | null;
  replacedByRu: string | null;
  replacedByKk: string | null;
  replacedByEn: string | null;
};

const REASON = `CASE WHEN a.status = 'repealed' THEN 'repealed'
    WHEN upper(a.valid) <= power_day() THEN 'expired'
    WHEN a.status = 'draft' THEN 'draft'
    WHEN a.amended_on <= power_day() AND (lower_inf(m.valid) OR a.amended_on > lower(m.valid)) OR a.status = 'amended' AND a.amended_on IS NULL THEN 'amended'
    WHEN a.next_review_on < power_day() THEN 'review' END`;

const statement = (mode: MeasureMode): string => `
WITH resting AS MATERIALIZED (
  SELECT m.id, m.agency_id, m.stage, m.place_id, m.valid, m.demo, a.id AS act_id, a.replaced_by_id, ${REASON} AS reason,
    upper(a.valid) AS ended_on, a.amended_on, a.next_review_on
  FROM effective_mandate m JOIN legal_act a ON a.id = m.legal_act_id
  WHERE (upper_inf(m.valid) OR upper(m.valid) > power_day())
    ${mode.kind === 'ids' ? 'AND (m.id = ANY ($2::uuid[]) OR m.legal_act_id = ANY ($2::uuid[]))' : ''}
), doubtful AS MATERIALIZED (
  SELECT r.*, CASE WHEN reason IN ('repealed', 'expired') THEN ended_on WHEN reason = 'amended' THEN amended_on
    WHEN reason = 'review' THEN next_review_on END AS since
  FROM resting r WHERE reason IS NOT NULL
), ${districtsOfPlaces('SELECT DISTINCT place_id FROM doubtful')}
SELECT d.id AS subject_a, d.act_id AS subject_b, ARRAY[d.agency_id] AS agency_ids, p.districts AS territory_ids,
  jsonb_build_object('reason', d.reason, 'stage', d.stage, 'since', d.since, 'replacedBy', n.code,
    'replacedByRu', n.title_ru, 'replacedByKk', n.title_kk, 'replacedByEn', n.title_en) AS measures,
  CASE WHEN isempty(d.valid * daterange(d.since, NULL)) THEN d.valid ELSE d.valid * daterange(d.since, NULL) END AS period,
  NULL::geometry AS geom, d.demo
FROM doubtful d JOIN place_district p USING (place_id) LEFT JOIN legal_act n ON n.id = d.replaced_by_id`;

/**
 * Powers in force or to come whose act is repealed, expired, still a draft, amended after the power began, or overdue
 * for review on the day. One row per power and act with the worst reason. $1 = settings, $2 = ids of an incremental run
 * (powers, acts).
 */
export function measureMandateLegalBasis(mode: MeasureMode, settings: MandateLegalBasisSettings): Statement {
  const { toleranceM2, toleranceShare } = settings;
  const tolerances = JSON.stringify({ toleranceM2, toleranceShare });
  return { sql: statement(mode), parameters: mode.kind === 'ids' ? [tolerances, mode.ids] : [tolerances] };
}
