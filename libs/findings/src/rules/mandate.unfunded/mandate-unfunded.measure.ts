import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { districtsOfPlaces, inForce, meetingPlaces } from '../power-ground/places.js';
import { relatedFunctions } from '../power-ground/related.js';
import { atStages } from '../power-ground/stages.js';
import type { MandateUnfundedSettings } from './mandate-unfunded.settings.js';

/** Numbers of a power without money. Sums are tenge as decimal strings. */
export type MandateUnfundedMeasures = {
  /** The year of the budget that was looked at. */
  year: number;
  stage: Stage;
  /** Every approved line of that year is invented for demonstration: so is the finding. */
  demoBudget: boolean;
  /** Approved lines of the holder in that year that name no function, and their sum: the money may stand there. */
  linesWithoutFunction: number;
  withoutFunctionKzt: string;
  /** The last earlier year with money for it; null = none in the register. */
  lastFundedYear: number | null;
  moneyLastYearKzt: string;
  /** Works of the holder for it, current or future, that no line pays for. */
  worksWithoutMoney: number;
};

// Money of each holder for each function it holds, by year and territory; then for each place.
const PAID = `
payable AS MATERIALIZED (
  SELECT h.agency_id, h.function_id, r.other_id FROM (SELECT DISTINCT agency_id, function_id FROM held) h JOIN related r ON r.one_id = h.function_id
), paid AS MATERIALIZED (
  SELECT p.agency_id, p.function_id, l.territory_id, l.year, sum(l.amount_kzt) AS kzt
  FROM payable p JOIN line l ON l.agency_id = p.agency_id AND l.function_id = p.other_id
  GROUP BY p.agency_id, p.function_id, l.territory_id, l.year
), matched AS MATERIALIZED (
  SELECT h.agency_id, h.function_id, h.place_id, p.territory_id, p.year, p.kzt
  FROM held h JOIN paid p USING (agency_id, function_id)
)`;

const statement = (mode: MeasureMode, stages: readonly Stage[]): string => `
WITH subject AS MATERIALIZED (
  SELECT m.id, m.agency_id, m.function_id, m.path, m.stage, m.place_id, m.valid, m.demo FROM effective_mandate m
  WHERE ${inForce('m.valid')} AND ${atStages('m.stage', stages)}
    ${mode.kind === 'ids' ? 'AND m.id = ANY ($2::uuid[])' : ''}
), today AS MATERIALIZED (
  SELECT y.year, NOT ($1::jsonb ->> 'onlyLoadedYears')::boolean
    OR EXISTS (SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0) AS judged,
    NOT EXISTS (SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0 AND NOT l.demo) AS demo
  FROM (SELECT extract(year FROM power_day())::int AS year) y
), held AS MATERIALIZED (
  SELECT DISTINCT s.agency_id, s.function_id, s.path, s.place_id FROM subject s, today WHERE today.judged
), ${relatedFunctions(mode, 'subject')}, line AS MATERIALIZED (
  SELECT l.agency_id, l.function_id, l.territory_id, l.year, l.amount_kzt
  FROM (SELECT DISTINCT agency_id FROM held) h JOIN effective_line l USING (agency_id)
  WHERE l.leaf AND l.amount_kzt > 0 AND l.year <= extract(year FROM power_day())::int
), ${PAID}, ${meetingPlaces('place_pair', 'SELECT DISTINCT place_id AS one_id, territory_id AS other_id FROM matched WHERE territory_id <> place_id')},
money AS MATERIALIZED (
  SELECT m.agency_id, m.function_id, m.place_id, bool_or(m.year = today.year) AS funded,
    max(m.year) FILTER (WHERE m.year < today.year) AS last_year, sum(m.kzt) FILTER (WHERE m.year = today.year - 1) AS last_kzt
  FROM today, matched m LEFT JOIN place_pair p ON p.one_id = m.place_id AND p.other_id = m.territory_id
  WHERE m.territory_id IS NULL OR m.territory_id = m.place_id OR p.one_id IS NOT NULL
  GROUP BY m.agency_id, m.function_id, m.place_id
), missing AS MATERIALIZED (
  SELECT h.*, m.last_year, m.last_kzt FROM held h LEFT JOIN money m USING (agency_id, function_id, place_id)
  WHERE m.funded IS NOT TRUE
), unnamed AS MATERIALIZED (
  SELECT l.agency_id, count(*)::int AS lines, sum(l.amount_kzt) AS kzt
  FROM (SELECT DISTINCT agency_id FROM missing) h
  JOIN line l ON l.agency_id = h.agency_id AND l.year = (SELECT year FROM today)
  WHERE l.function_id IS NULL GROUP BY l.agency_id
), unpaid AS MATERIALIZED (
  SELECT h.agency_id, h.function_id, h.place_id, count(DISTINCT w.id)::int AS works
  FROM missing h
  JOIN work w ON w.agency_id = h.agency_id AND w.status <> 'cancelled' AND (w.ends_on >= power_day() OR w.status = 'running')
  JOIN city_function f ON f.id = w.function_id AND f.path <@ h.path
  JOIN power_place o ON o.place_id = h.place_id AND ${inForce('o.valid')}
  JOIN work_zone z ON z.work_id = w.id AND ST_Intersects(o.geom_m, z.geom_m)
  WHERE NOT EXISTS (SELECT FROM budget_allocation b WHERE b.work_id = w.id)
  GROUP BY h.agency_id, h.function_id, h.place_id
), ${districtsOfPlaces('SELECT DISTINCT place_id FROM missing')}
SELECT s.id AS subject_a, NULL::uuid AS subject_b, ARRAY[s.agency_id] AS agency_ids, d.districts AS territory_ids,
  jsonb_build_object(
    'year', today.year, 'stage', s.stage, 'demoBudget', today.demo,
    'linesWithoutFunction', coalesce(u.lines, 0), 'withoutFunctionKzt', round(coalesce(u.kzt, 0), 2)::text,
    'lastFundedYear', h.last_year, 'moneyLastYearKzt', round(coalesce(h.last_kzt, 0), 2)::text,
    'worksWithoutMoney', coalesce(w.works, 0)
  ) AS measures,
  s.valid AS period, NULL::geometry AS geom, s.demo OR today.demo AS demo
FROM today, missing h
JOIN subject s USING (agency_id, function_id, place_id)
JOIN place_district d USING (place_id)
LEFT JOIN unnamed u ON u.agency_id = h.agency_id
LEFT JOIN unpaid w ON w.agency_id = h.agency_id AND w.function_id = h.function_id AND w.place_id = h.place_id`;

/**
 * Powers in force at stages that cost money whose holder has no approved line in the year of the day: none for the
 * function, one above or one below it, on a territory that overlaps (a line without territory pays for every place).
 * Totals do not count, only the lines below them; a line without function pays for nothing that can be named.
 */
export function measureMandateUnfunded(mode: MeasureMode, settings: MandateUnfundedSettings): Statement {
  const { toleranceM2, toleranceShare, stages, onlyLoadedYears } = settings;
  const parameters: unknown[] = [JSON.stringify({ toleranceM2, toleranceShare, onlyLoadedYears })];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  return { sql: statement(mode, stages), parameters, asWritten: true };
}
