import type { Statement } from '../../domain/rule.js';

// Parties and functions of today and of any day before; the history of a party row names its agreement as the parent. An
// agreement covers pairs whose narrower function is its own or below, so that side is enough; no function = all.
const SQL = `
WITH party AS (
  SELECT p.agency_id FROM agreement_party p WHERE p.agreement_id = ANY ($1::uuid[])
  UNION SELECT g.low_agency_id FROM effective_agreement g WHERE g.id = ANY ($1::uuid[])
  UNION SELECT g.high_agency_id FROM effective_agreement g WHERE g.id = ANY ($1::uuid[])
  UNION SELECT (coalesce(h.before, h.after) ->> 'agency_id')::uuid FROM history h
    WHERE h.parent_id = ANY ($1::uuid[]) AND h.entity = 'agreement_party'
), branch AS (
  SELECT g.path FROM effective_agreement g WHERE g.id = ANY ($1::uuid[])
  UNION SELECT f.path FROM agreement g LEFT JOIN city_function f ON f.id = g.function_id WHERE g.id = ANY ($1::uuid[])
  UNION SELECT f.path FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
    LEFT JOIN city_function f ON f.id = (s.row ->> 'function_id')::uuid
    WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'agreement' AND s.row IS NOT NULL
)
SELECT m.id FROM party p JOIN effective_mandate m ON m.agency_id = p.agency_id
WHERE EXISTS (SELECT FROM branch b WHERE b.path IS NULL OR m.path <@ b.path)`;

/** Powers that the agreements cover or covered, of everybody who is or was a party: their pairs are measured anew. */
export const mandatesOfParties = (ids: readonly string[]): Statement => ({ sql: SQL, parameters: [ids] });
