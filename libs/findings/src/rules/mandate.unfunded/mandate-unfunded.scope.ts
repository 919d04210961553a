import type { Statement } from '../../domain/rule.js';

// A line without function counts for every power of its body, so all of them are looked at. The first line of a year, or
// the last one taken away, decides whether the year is judged at all: then everything is. Jobs may come late and out of
// order, so this is told by the findings of the year and not by the lines that changed.
const OF_LINES = `
WITH body AS (
  SELECT l.agency_id FROM effective_line l WHERE l.id = ANY ($1::uuid[])
  UNION SELECT (s.row ->> 'administrator_id')::uuid
  FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'budget_line' AND s.row IS NOT NULL
  UNION SELECT c.administrator_id FROM budget_line c JOIN budget_line l ON l.parent_id = c.id WHERE l.id = ANY ($1::uuid[])
  UNION SELECT c.administrator_id FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  JOIN budget_line c ON c.id = (s.row ->> 'parent_id')::uuid
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'budget_line'
), turned AS (
  SELECT NOT EXISTS (SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0)
    OR NOT EXISTS (SELECT FROM finding f WHERE f.rule = 'mandate.unfunded' AND f.status <> 'closed'
      AND (f.measures ->> 'year')::int = y.year AND (f.measures ->> 'demoBudget')::boolean = NOT EXISTS (
        SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0 AND NOT l.demo)) AS everything
  FROM (SELECT extract(year FROM power_day())::int AS year) y
)
SELECT m.id FROM body b JOIN effective_mandate m ON m.agency_id = b.agency_id
UNION SELECT m.id FROM effective_mandate m WHERE (SELECT everything FROM turned)
UNION SELECT f.subject_a FROM finding f WHERE f.rule = 'mandate.unfunded' AND f.status <> 'closed' AND (SELECT everything FROM turned)`;

/** Powers of the bodies that have or had the lines. */
export const mandatesOfLines = (ids: readonly string[]): Statement => ({ sql: OF_LINES, parameters: [ids] });
