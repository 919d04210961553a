import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { districtsOfPlaces, meetingPlaces } from '../power-ground/places.js';
import { relatedFunctions } from '../power-ground/related.js';
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

// Without a territory a line pays for every place. The year is a whole one: a power of some days of it entitles.
const statement = (mode: MeasureMode): string => `
WITH subject AS MATERIALIZED (
  SELECT l.id, l.year, l.agency_id, l.function_id, l.path, l.territory_id, l.amount_kzt, l.demo,
    daterange(make_date(l.year, 1, 1), make_date(l.year + 1, 1, 1)) AS days
  FROM effective_line l
  WHERE l.leaf AND l.function_id IS NOT NULL AND l.amount_kzt > 0
    AND l.year >= extract(year FROM power_day())::int - ($1::jsonb ->> 'yearsBack')::int
    ${mode.kind === 'ids' ? 'AND l.id = ANY ($2::uuid[])' : ''}
), ${relatedFunctions(mode, 'subject')}, asked AS MATERIALIZED (
  SELECT DISTINCT agency_id, function_id, path, territory_id, year, days FROM subject
), own AS MATERIALIZED (
  SELECT s.agency_id, s.function_id, s.territory_id, s.year, m.place_id
  FROM asked s JOIN related r ON r.one_id = s.function_id
  JOIN effective_mandate m ON m.agency_id = s.agency_id AND m.function_id = r.other_id
  WHERE m.valid && s.days AND m.stage IN (SELECT jsonb_array_elements_text($1::jsonb -> 'spendingStages'))
), ${meetingPlaces('own_pair', 'SELECT DISTINCT place_id AS one_id, territory_id AS other_id FROM own WHERE territory_id <> place_id')},
unbacked AS MATERIALIZED (
  SELECT s.* FROM asked s
  WHERE NOT EXISTS (
    SELECT FROM own o LEFT JOIN own_pair p ON p.one_id = o.place_id AND p.other_id = o.territory_id
    WHERE o.agency_id = s.agency_id AND o.function_id = s.function_id AND o.year = s.year AND o.territory_id IS NOT DISTINCT FROM s.territory_id
      AND (o.territory_id IS NULL OR o.territory_id = o.place_id OR p.one_id IS NOT NULL))
), holder AS MATERIALIZED (
  SELECT u.agency_id AS payer_id, u.function_id, u.territory_id, u.year, m.agency_id, m.stage, m.path = u.path AS same, m.path @> u.path AS above,
    nlevel(m.path) AS level, m.place_id, m.code
  FROM unbacked u JOIN related r ON r.one_id = u.function_id
  JOIN effective_mandate m ON m.function_id = r.other_id
  WHERE m.valid && u.days AND m.stage IN (SELECT jsonb_array_elements_text($1::jsonb -> 'spendingStages'))
), ${meetingPlaces('holder_pair', 'SELECT DISTINCT place_id AS one_id, territory_id AS other_id FROM holder WHERE territory_id <> place_id')},
near AS MATERIALIZED (
  SELECT h.payer_id, h.function_id, h.territory_id, h.year, count(DISTINCT h.agency_id)::int AS holders,
    (array_agg(h.agency_id ORDER BY h.same DESC, h.above DESC, CASE WHEN h.above THEN -h.level ELSE h.level END, h.code))[1] AS agency_id,
    (array_agg(h.stage ORDER BY h.same DESC, h.above DESC, CASE WHEN h.above THEN -h.level ELSE h.level END, h.code))[1] AS stage
  FROM holder h LEFT JOIN holder_pair p ON p.one_id = h.place_id AND p.other_id = h.territory_id
  WHERE h.territory_id IS NULL OR h.territory_id = h.place_id OR p.one_id IS NOT NULL
  GROUP BY h.payer_id, h.function_id, h.territory_id, h.year
), ${districtsOfPlaces('SELECT DISTINCT territory_id AS place_id FROM unbacked WHERE territory_id IS NOT NULL')}
SELECT s.id AS subject_a, NULL::uuid AS subject_b, ARRAY[s.agency_id] AS agency_ids,
  coalesce(d.districts, '{}') AS territory_ids,
  jsonb_build_object('year', s.year, 'amountKzt', round(s.amount_kzt, 2)::text, 'holders', coalesce(n.holders, 0),
    'holderRu', a.name_ru, 'holderKk', a.name_kk, 'holderEn', a.name_en, 'holderStage', n.stage) AS measures,
  s.days AS period, NULL::geometry AS geom, s.demo
FROM unbacked u
JOIN subject s ON s.agency_id = u.agency_id AND s.function_id = u.function_id AND s.year = u.year AND s.territory_id IS NOT DISTINCT FROM u.territory_id
LEFT JOIN near n ON n.payer_id = u.agency_id AND n.function_id = u.function_id AND n.year = u.year AND n.territory_id IS NOT DISTINCT FROM u.territory_id
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
  const parameters: unknown[] = [JSON.stringify({ toleranceM2, toleranceShare, spendingStages, yearsBack })];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  return { sql: statement(mode), parameters };
}
