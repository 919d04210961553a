import type { MeasureMode } from '../../domain/rule.js';

// Ancestors are read off the path: no tree is compared with itself.
const ALL = `
lineage AS MATERIALIZED (
  SELECT f.id AS low_id, label::uuid AS high_id
  FROM city_function f CROSS JOIN LATERAL unnest(string_to_array(ltree2text(f.path), '.')) label
), related AS MATERIALIZED (
  SELECT low_id AS one_id, high_id AS other_id FROM lineage
  UNION ALL SELECT high_id, low_id FROM lineage WHERE low_id <> high_id
)`;

const some = (subject: string): string => `
related AS MATERIALIZED (
  SELECT s.function_id AS one_id, f.id AS other_id
  FROM (SELECT DISTINCT function_id, path FROM ${subject}) s JOIN city_function f ON f.path @> s.path OR f.path <@ s.path
)`;

/**
 * CTE `related` (`one_id`, `other_id`): functions that are the same, above or below each other. A run of some subjects
 * looks only from the functions of the relation `subject` (columns `function_id`, `path`).
 */
export const relatedFunctions = (mode: MeasureMode, subject: string): string =>
  mode.kind === 'ids' ? some(subject) : ALL;
