import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { districtsOfPlaces, meetingPlaces } from '../power-ground/places.js';
import { relatedFunctions } from '../power-ground/related.js';
import { atStages } from '../power-ground/stages.js';
import type { MandateUnbackedSpendingSettings } from './mandate-unbacked-spending.settings.js';

/** Numbers of money without a power. Sums are tenge as decimal strings. */
export type MandateUnbackedSpendingMeasures = {
  year: number;
  amountKzt: string;
  /** Bodies that hold the function there that year, and the one whose function is nearest to that of the line. */
  holders: number;
  holderRu: string | null;
  holderKk: string | null;
  holderEn: string | null;
  holderStage: Stage | null;
};

const NEAR_PAIRS = `SELECT l.territory_id AS one_id, p.place_id AS other_id
  FROM (SELECT DISTINCT territory_id FROM lack WHERE territory_id IS NOT NULL) l CROSS JOIN (SELECT DISTINCT place_id FROM power) p
  WHERE l.territory_id <> p.place_id`;
// The same function before those above it, from the nearest up, and those below it.
const NEARNESS =
  'h.path = h.line_path DESC, h.path @> h.line_path DESC, abs(nlevel(h.path) - nlevel(h.line_path)), h.code';

// Without a territory a line pays for every place. The year is a whole one: a power of some days of it entitles.
const statement = (mode: MeasureMode, stages: readonly Stage[]): string => `
WITH subject AS MATERIALIZED (
  SELECT l.id, l.year, l.agency_id, l.function_id, l.path, l.territory_id, l.amount_kzt, l.demo,
    daterange(make_date(l.year, 1, 1), make_date(l.year + 1, 1, 1)) AS days
  FROM effective_line l
  WHERE l.leaf AND l.function_id IS NOT NULL AND l.amount_kzt > 0
    AND l.year >= extract(year FROM power_day())::int - ($1::jsonb ->> 'yearsBack')::int
    ${mode.kind === 'ids' ? 'AND l.id = ANY ($2::uuid[])' : ''}
), ${relatedFunctions(mode, 'subject')}, asked AS MATERIALIZED (
  SELECT DISTINCT agency_id, function_id, path, territory_id, year, days FROM subject
), power AS MATERIALIZED (
  SELECT m.agency_id, m.function_id, m.place_id, m.valid, m.stage, m.path, m.code FROM effective_mandate m
  WHERE ${atStages('m.stage', stages)} ${mode.kind === 'ids' ? 'AND m.function_id IN (SELECT other_id FROM related)' : ''}
), payable AS MATERIALIZED (
  SELECT a.agency_id, a.function_id, r.other_id FROM (SELECT DISTINCT agency_id, function_id FROM asked) a JOIN related r ON r.one_id = a.function_id
), entitled AS MATERIALIZED (
  SELECT p.agency_id, p.function_id, m.place_id, m.valid FROM payable p JOIN power m ON m.agency_id = p.agency_id AND m.function_id = p.other_id
), own AS MATERIALIZED (
  SELECT s.agency_id, s.function_id, s.territory_id, s.year, e.place_id
  FROM asked s JOIN entitled e USING (agency_id, function_id) WHERE e.valid && s.days
), ${meetingPlaces('own_pair', 'SELECT DISTINCT place_id AS one_id, territory_id AS other_id FROM own WHERE territory_id <> place_id')},
unbacked AS MATERIALIZED (
  SELECT s.* FROM asked s
  WHERE NOT EXISTS (
    SELECT FROM own o LEFT JOIN own_pair p ON p.one_id = o.place_id AND p.other_id = o.territory_id
    WHERE o.agency_id = s.agency_id AND o.function_id = s.function_id AND o.year = s.year AND o.territory_id IS NOT DISTINCT FROM s.territory_id
      AND (o.territory_id IS NULL OR o.territory_id = o.place_id OR p.one_id IS NOT NULL))
), lack AS MATERIALIZED (
  SELECT DISTINCT function_id, path, territory_id, year, days FROM unbacked
), ${meetingPlaces('near_pair', NEAR_PAIRS)}, reach AS MATERIALIZED (
  SELECT l.*, n.place_id, r.other_id FROM lack l JOIN related r ON r.one_id = l.function_id JOIN (
    SELECT one_id AS territory_id, other_id AS place_id FROM near_pair
    UNION ALL SELECT DISTINCT territory_id, territory_id FROM lack) n USING (territory_id)
), holder AS MATERIALIZED (
  SELECT c.function_id, c.path AS line_path, c.territory_id, c.year, m.agency_id, m.stage, m.path, m.code
  FROM reach c JOIN power m ON m.function_id = c.other_id AND m.place_id = c.place_id
  WHERE m.valid && c.days
  UNION ALL
  SELECT l.function_id, l.path, l.territory_id, l.year, m.agency_id, m.stage, m.path, m.code
  FROM lack l JOIN related r ON r.one_id = l.function_id JOIN power m ON m.function_id = r.other_id
  WHERE l.territory_id IS NULL AND m.valid && l.days
), near AS MATERIALIZED (
  SELECT h.function_id, h.territory_id, h.year, count(DISTINCT h.agency_id)::int AS holders,
    (array_agg(h.agency_id ORDER BY ${NEARNESS}))[1] AS agency_id, (array_agg(h.stage ORDER BY ${NEARNESS}))[1] AS stage
  FROM holder h GROUP BY h.function_id, h.territory_id, h.year
), ${districtsOfPlaces('SELECT DISTINCT territory_id AS place_id FROM unbacked WHERE territory_id IS NOT NULL')}
SELECT s.id AS subject_a, NULL::uuid AS subject_b, ARRAY[s.agency_id] AS agency_ids,
  coalesce(d.districts, '{}') AS territory_ids,
  jsonb_build_object('year', s.year, 'amountKzt', round(s.amount_kzt, 2)::text, 'holders', coalesce(n.holders, 0),
    'holderRu', a.name_ru, 'holderKk', a.name_kk, 'holderEn', a.name_en, 'holderStage', n.stage) AS measures,
  s.days AS period, NULL::geometry AS geom, s.demo
FROM unbacked u
JOIN subject s ON s.agency_id = u.agency_id AND s.function_id = u.function_id AND s.year = u.year AND s.territory_id IS NOT DISTINCT FROM u.territory_id
LEFT JOIN near n ON n.function_id = u.function_id AND n.year = u.year AND n.territory_id IS NOT DISTINCT FROM u.territory_id
LEFT JOIN agency a ON a.id = n.agency_id
LEFT JOIN place_district d ON d.place_id = u.territory_id`;

/**
 * Approved lines (no totals) with a function whose administrator holds no power for it in that year: none for the
 * function, one above or one below it, at a stage that entitles to spend, on a territory that overlaps.
 */
export function measureMandateUnbackedSpending(
  mode: MeasureMode,
  settings: MandateUnbackedSpendingSettings,
): Statement {
  const { toleranceM2, toleranceShare, spendingStages, yearsBack } = settings;
  const parameters: unknown[] = [JSON.stringify({ toleranceM2, toleranceShare, yearsBack })];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  return { sql: statement(mode, spendingStages), parameters, asWritten: true };
}
