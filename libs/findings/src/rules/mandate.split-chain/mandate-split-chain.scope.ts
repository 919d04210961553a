import type { Statement } from '../../domain/rule.js';

// Bodies and branches of the changed powers, of today and of before; with them the other powers of those bodies there.
const SQL = `
WITH state AS (
  SELECT agency_id, function_id FROM effective_mandate WHERE id = ANY ($1::uuid[])
  UNION SELECT (s.row ->> 'agency_id')::uuid, (s.row ->> 'function_id')::uuid
  FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'mandate' AND s.row IS NOT NULL
), branch AS (
  SELECT DISTINCT s.agency_id, subpath(f.path, 0, 1) AS root FROM state s JOIN city_function f ON f.id = s.function_id
)
SELECT unnest($1::uuid[]) AS id
UNION SELECT m.id FROM branch b JOIN effective_mandate m ON m.agency_id = b.agency_id AND subpath(m.path, 0, 1) = b.root`;

/** The changed powers and the others of the same bodies in the same branches: whether they keep what they build. */
export const chainOfMandates = (ids: readonly string[]): Statement => ({ sql: SQL, parameters: [ids] });
