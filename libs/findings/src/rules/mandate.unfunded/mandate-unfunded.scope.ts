import type { Statement } from '../../domain/rule.js';

// A line pays for powers of its body in the branch of its function; without a function it is told of every power without
// money. Totals above it become lines of their own or cease to be. The first line of a year, or the last one taken away,
// decides whether the year is judged at all: then everything is. Jobs may come late and out of order, so this is told by
// the findings of the year and not by the lines that changed.
const OF_LINES = `
WITH told AS (
  SELECT s.row FROM history h CROSS JOIN LATERAL (VALUES (h.before), (h.after)) AS s (row)
  WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'budget_line' AND s.row IS NOT NULL
), state AS (
  SELECT l.agency_id, l.function_id FROM effective_line l WHERE l.id = ANY ($1::uuid[])
  UNION SELECT (t.row ->> 'administrator_id')::uuid, (t.row ->> 'function_id')::uuid FROM told t
  UNION SELECT c.administrator_id, c.function_id FROM budget_line c JOIN budget_line l ON l.parent_id = c.id WHERE l.id = ANY ($1::uuid[])
  UNION SELECT c.administrator_id, c.function_id FROM told t JOIN budget_line c ON c.id = (t.row ->> 'parent_id')::uuid
), turned AS (
  SELECT NOT EXISTS (SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0)
    OR NOT EXISTS (SELECT FROM finding f WHERE f.rule = 'mandate.unfunded' AND f.status <> 'closed'
      AND (f.measures ->> 'year')::int = y.year AND (f.measures ->> 'demoBudget')::boolean = NOT EXISTS (
        SELECT FROM effective_line l WHERE l.year = y.year AND l.amount_kzt > 0 AND NOT l.demo)) AS everything
  FROM (SELECT extract(year FROM power_day())::int AS year) y
)
SELECT m.id FROM state s
JOIN city_function f ON f.id = s.function_id JOIN city_function g ON g.path @> f.path OR g.path <@ f.path
JOIN effective_mandate m ON m.agency_id = s.agency_id AND m.function_id = g.id
UNION SELECT f.subject_a FROM state s JOIN finding f ON f.rule = 'mandate.unfunded' AND f.status <> 'closed' AND f.agency_ids @> ARRAY[s.agency_id]
WHERE s.function_id IS NULL
UNION SELECT m.id FROM effective_mandate m WHERE (SELECT everything FROM turned)
UNION SELECT f.subject_a FROM finding f WHERE f.rule = 'mandate.unfunded' AND f.status <> 'closed' AND (SELECT everything FROM turned)`;

/** Powers that the lines pay or paid for, or tell of. */
export const mandatesOfLines = (ids: readonly string[]): Statement => ({ sql: OF_LINES, parameters: [ids] });
