import type { Statement } from '../../domain/rule.js';

// What the powers are about, of today and of any day before.
const OF_POWERS = `
WITH state AS (
  SELECT m.function_id, m.stage FROM effective_mandate m WHERE m.%column = ANY ($1::uuid[])
  UNION SELECT (s.row ->> 'function_id')::uuid, s.row ->> 'stage'
  FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'mandate' AND s.row IS NOT NULL
)
SELECT r.id FROM state s
JOIN city_function f ON f.id = s.function_id
JOIN coverage_requirement r ON r.stage = s.stage AND r.level = 'territory'
JOIN city_function g ON g.id = r.function_id AND (g.path <@ f.path OR g.path @> f.path)`;

/** Requirements that the powers meet or met, wholly or in part. */
export const requirementsOfPowers = (ids: readonly string[]): Statement => ({
  sql: OF_POWERS.replace('%column', 'id'),
  parameters: [ids],
});

/** The sites, and the requirements that powers for these single sites meet in part. */
export const sitesAndRequirements = (ids: readonly string[]): Statement => ({
  sql: `${OF_POWERS.replace('%column', 'site_id')} UNION SELECT unnest($1::uuid[])`,
  parameters: [ids],
});
