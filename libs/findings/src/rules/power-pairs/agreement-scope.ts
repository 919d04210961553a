import type { Statement } from '../../domain/rule.js';

// Parties of today and of any day before; the history of a party row names its agreement as the parent.
const SQL = `
WITH party AS (
  SELECT p.agency_id FROM agreement_party p WHERE p.agreement_id = ANY ($1::uuid[])
  UNION SELECT g.low_agency_id FROM effective_agreement g WHERE g.id = ANY ($1::uuid[])
  UNION SELECT g.high_agency_id FROM effective_agreement g WHERE g.id = ANY ($1::uuid[])
  UNION SELECT (coalesce(h.before, h.after) ->> 'agency_id')::uuid FROM history h
    WHERE h.parent_id = ANY ($1::uuid[]) AND h.entity = 'agreement_party'
)
SELECT m.id FROM party p JOIN effective_mandate m ON m.agency_id = p.agency_id`;

/** Powers of everybody who is or was a party to the agreements: their pairs are measured anew. */
export const mandatesOfParties = (ids: readonly string[]): Statement => ({ sql: SQL, parameters: [ids] });
