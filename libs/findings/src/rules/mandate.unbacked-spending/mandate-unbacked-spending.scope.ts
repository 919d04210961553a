import type { Statement } from '../../domain/rule.js';

// A total is judged by its parts: a line that gains or loses a part becomes a total or an own line.
const LINES = `
SELECT unnest($1::uuid[]) AS id
UNION SELECT b.parent_id FROM budget_line b WHERE b.id = ANY ($1::uuid[])
UNION SELECT (s.row ->> 'parent_id')::uuid FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'budget_line'`;

/** The lines and the totals they stand or stood below. */
export const linesAndTotals = (ids: readonly string[]): Statement => ({ sql: LINES, parameters: [ids] });

// A power backs lines of its own body only. A line without a power names the nearest other holder, so those near it count:
// by the boxes of the outlines, which are never too few.
const LINES_OF_POWERS = `
WITH state AS (
  SELECT m.agency_id, m.function_id, m.place_id FROM effective_mandate m WHERE m.%column = ANY ($1::uuid[])
  UNION SELECT (s.row ->> 'agency_id')::uuid, (s.row ->> 'function_id')::uuid,
    coalesce(s.row ->> 'site_id', s.row ->> 'territory_id')::uuid
  FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'mandate' AND s.row IS NOT NULL
), related AS MATERIALIZED (
  SELECT DISTINCT s.agency_id, g.id AS function_id FROM state s
  JOIN city_function f ON f.id = s.function_id JOIN city_function g ON g.path @> f.path OR g.path <@ f.path
), near AS MATERIALIZED (
  SELECT array_agg(DISTINCT t.id) AS districts FROM state s JOIN power_place o USING (place_id)
  JOIN territory_now t ON t.kind = 'district' AND t.geom_m && o.geom_m
)
SELECT l.id FROM related r JOIN effective_line l ON l.agency_id = r.agency_id AND l.function_id = r.function_id
UNION SELECT f.subject_a FROM near n, finding f JOIN budget_line l ON l.id = f.subject_a
WHERE f.rule = 'mandate.unbacked-spending' AND f.status <> 'closed' AND (f.territory_ids && n.districts OR f.territory_ids = '{}')
  AND l.function_id IN (SELECT function_id FROM related)`;

/** Lines that the powers back or backed, and lines without a power that may name them. */
export const linesOfPowers = (ids: readonly string[]): Statement => ({
  sql: LINES_OF_POWERS.replace('%column', 'id'),
  parameters: [ids],
});

/** As `linesOfPowers`, of the powers for single sites. */
export const linesOfSites = (ids: readonly string[]): Statement => ({
  sql: LINES_OF_POWERS.replace('%column', 'site_id'),
  parameters: [ids],
});
