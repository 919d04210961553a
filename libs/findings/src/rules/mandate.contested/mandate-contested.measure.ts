import type { MeasureMode, Statement } from '../../domain/rule.js';
import { districtsOfPlaces } from '../power-ground/places.js';
import type { MandateContestedSettings } from './mandate-contested.settings.js';

/** Numbers of refusals ("not ours") for one function in one territory within the window. */
export type MandateContestedMeasures = {
  refusals: number;
  requests: number;
  /** Requests that were refused twice or more. */
  bounced: number;
  bodies: number;
  /** Days of the window. */
  windowDays: number;
  /** Names of the bodies that refused. */
  bodiesRu: string;
  bodiesKk: string;
  bodiesEn: string;
};

const statement = (mode: MeasureMode): string => `
WITH refused AS MATERIALIZED (
  SELECT r.function_id, r.territory_id, r.agency_id, r.refused_at::date AS refused_on,
    count(*) OVER (PARTITION BY r.function_id, r.territory_id, r.source, r.request_external_id) AS times, r.source, r.request_external_id
  FROM request_refusal r
  WHERE r.refused_at::date BETWEEN power_day() - ($1::jsonb ->> 'windowDays')::int AND power_day()
    ${mode.kind === 'ids' ? 'AND (r.function_id = ANY ($2::uuid[]) OR r.territory_id = ANY ($2::uuid[]))' : ''}
), contest AS MATERIALIZED (
  SELECT function_id, territory_id, count(*)::int AS refusals, count(DISTINCT (source, request_external_id))::int AS requests,
    (count(DISTINCT (source, request_external_id)) FILTER (WHERE times > 1))::int AS bounced, min(refused_on) AS first_day,
    array_agg(DISTINCT agency_id) AS bodies
  FROM refused GROUP BY function_id, territory_id
), ${districtsOfPlaces('SELECT DISTINCT territory_id AS place_id FROM contest')}
SELECT c.function_id AS subject_a, c.territory_id AS subject_b, ARRAY(SELECT unnest(c.bodies) ORDER BY 1) AS agency_ids,
  d.districts AS territory_ids,
  jsonb_build_object('refusals', c.refusals, 'requests', c.requests, 'bounced', c.bounced, 'bodies', cardinality(c.bodies),
    'windowDays', ($1::jsonb ->> 'windowDays')::int, 'bodiesRu', b.ru, 'bodiesKk', b.kk, 'bodiesEn', b.en) AS measures,
  daterange(c.first_day, NULL) AS period,
  (SELECT t.geom FROM territory_boundary t WHERE t.territory_id = c.territory_id AND t.valid @> power_day()) AS geom,
  false AS demo
FROM contest c JOIN place_district d ON d.place_id = c.territory_id
CROSS JOIN LATERAL (
  SELECT string_agg(a.name_ru, '; ' ORDER BY a.code) AS ru, string_agg(coalesce(a.name_kk, a.name_ru), '; ' ORDER BY a.code) AS kk,
    string_agg(coalesce(a.name_en, a.name_ru), '; ' ORDER BY a.code) AS en
  FROM agency a WHERE a.id = ANY (c.bodies)) b`;

/**
 * Functions and territories for which bodies said "not ours" within the window before the day. $1 = settings, $2 = ids
 * of an incremental run (functions, territories).
 */
export function measureMandateContested(mode: MeasureMode, settings: MandateContestedSettings): Statement {
  const { toleranceM2, toleranceShare, windowDays } = settings;
  const parameters: unknown[] = [JSON.stringify({ toleranceM2, toleranceShare, windowDays })];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  return { sql: statement(mode), parameters };
}
