import type { Statement } from '../../domain/rule.js';

// Bodies and functions of the changed powers, of today and of before. Whether a body keeps what it builds touches its
// powers above and below and those beside: a chain joins no functions that are farther apart.
const SQL = `
WITH state AS (
  SELECT agency_id, function_id FROM effective_mandate WHERE id = ANY ($1::uuid[])
  UNION SELECT (s.row ->> 'agency_id')::uuid, (s.row ->> 'function_id')::uuid
  FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'mandate' AND s.row IS NOT NULL
), near AS (
  SELECT DISTINCT s.agency_id, n.id AS function_id FROM state s JOIN city_function f ON f.id = s.function_id
  JOIN city_function n ON n.path <@ f.path OR n.path @> f.path OR n.parent_id = f.parent_id
)
SELECT unnest($1::uuid[]) AS id
UNION SELECT m.id FROM near n JOIN effective_mandate m ON m.agency_id = n.agency_id AND m.function_id = n.function_id`;

/** The changed powers and those of the same bodies near them: whether they keep what they build. */
export const chainOfMandates = (ids: readonly string[]): Statement => ({ sql: SQL, parameters: [ids] });
