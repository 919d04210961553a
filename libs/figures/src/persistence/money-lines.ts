/**
 * SQL: budget lines of a year ($1) in a district ($2, null: everywhere) that may be summed, as `line`. A line whose parts
 * are lines of the same year is a total of them: counting both would count the money twice.
 */
export const LINES = `
line AS MATERIALIZED (
  SELECT b.*, EXISTS (SELECT FROM budget_line c WHERE c.parent_id = b.id AND c.year = b.year AND c.standing = 'budget') AS total,
    coalesce(b.planned_kzt, b.adjusted_kzt, b.committed_kzt, b.paid_kzt) IS NULL AS unstated
  FROM budget_line b WHERE b.year = $1::int
    AND ($2::uuid IS NULL OR b.territory_id IN (SELECT t.id FROM territory t WHERE t.id = $2 OR t.parent_id = $2))
)`;

/** SQL: a line (alias b) that is summed. */
export const SUMMED = `b.standing = 'budget' AND NOT b.total`;

const money = (sum: string): string => `(${sum})::numeric(30, 2)::text`;

/** SQL: the sums of a group of lines (alias b) as arguments of json_build_object. Null: no line states it. */
export const SUM_ARGUMENTS = `'lines', count(b.id)::int, 'plannedKzt', ${money('sum(b.planned_kzt)')}, 'adjustedKzt', ${money('sum(b.adjusted_kzt)')},
  'committedKzt', ${money('sum(b.committed_kzt)')}, 'paidKzt', ${money('sum(b.paid_kzt)')}`;

/** SQL: what the sums of `line` leave out. Of totals the money their parts do not make up. */
export const LINE_EXCLUSIONS = `json_build_array(
  (SELECT json_build_object('reason', 'budget.total-line', 'count', count(*)::int, 'amountKzt', ${money(`sum(greatest(b.planned_kzt
     - coalesce((SELECT sum(c.planned_kzt) FROM budget_line c WHERE c.parent_id = b.id AND c.year = b.year AND c.standing = 'budget'), 0), 0))`)})
   FROM line b WHERE b.standing = 'budget' AND b.total),
  (SELECT json_build_object('reason', 'budget.need', 'count', count(*)::int, 'amountKzt', ${money('sum(b.planned_kzt)')})
   FROM line b WHERE b.standing = 'need'),
  (SELECT json_build_object('reason', 'budget.no-amount', 'count', count(*)::int, 'amountKzt', NULL)
   FROM line b WHERE ${SUMMED} AND b.unstated))`;
