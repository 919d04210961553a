import type { MeasureMode } from '../../domain/rule.js';
import { nearPlaces } from './places.js';

/** Which mandates meet: conditions over subject `s` and the other side `o`, beyond what every pair shares. */
export type PairConditions = {
  /** Mandates that take part, over `m`. */
  takesPart: string;
  /** What makes two of them a candidate. Functions are related already, see `related`. */
  meets: string;
  /** Functions under one parent count as related too. */
  siblings: boolean;
  /** What takes a pair that meets out again: further CTEs, and a condition over the met pair `c`. */
  except?: { ctes: string; keeps: string };
};

/** `others`: what subjects are paired with; in a full run the subjects themselves, read once. */
type Source = { subjects: string; others: string; pairing: string; related: string };

// Every function with itself and everything above it. Ancestors are read off the path, 20 levels deep.
const LINEAGE = `
lineage AS MATERIALIZED (
  SELECT f.id AS low_id, replace(ltree2text(subpath(f.path, n - 1, 1)), '-', '')::uuid AS high_id
  FROM city_function f JOIN (VALUES ${Array.from({ length: 20 }, (_level, index) => `(${index + 1})`).join(', ')}) AS level (n)
    ON n <= nlevel(f.path)
)`;

const RELATED_ALL = `${LINEAGE}, related AS MATERIALIZED (
  SELECT low_id AS one_id, high_id AS other_id, CASE WHEN low_id = high_id THEN 'same' ELSE 'below' END AS relation FROM lineage
  UNION ALL SELECT high_id, low_id, 'above' FROM lineage WHERE low_id <> high_id
  %siblings
)`;
const SIBLINGS_ALL = `
  UNION ALL SELECT x.id, y.id, 'beside' FROM city_function x JOIN city_function y ON y.parent_id = x.parent_id AND y.id <> x.id`;

const RELATED_SOME = `
related AS MATERIALIZED (
  SELECT s.function_id AS one_id, f.id AS other_id,
    CASE WHEN f.path = s.path THEN 'same' WHEN f.path @> s.path THEN 'below' WHEN f.path <@ s.path THEN 'above' ELSE 'beside' END AS relation
  FROM (SELECT DISTINCT function_id, path FROM subject) s JOIN city_function f ON f.path @> s.path OR f.path <@ s.path %siblings
)`;
const SIBLINGS_SOME = 'OR nlevel(f.path) = nlevel(s.path) AND nlevel(f.path) > 1 AND f.path <@ subpath(s.path, 0, -1)';

const COLUMNS = `m.id, m.agency_id, m.function_id, m.path, m.stage, m.object_kind, m.kind_path, m.place_id, m.mode, m.with_agency_id,
  m.valid, m.amount, m.owner_kind, m.demo`;

function sourceOf(mode: MeasureMode, { takesPart, siblings }: PairConditions): Source {
  const all = `SELECT ${COLUMNS} FROM effective_mandate m WHERE ${takesPart}`;
  if (mode.kind !== 'ids')
    return {
      subjects: all,
      others: 'subject',
      pairing: '(o.place_id <> s.place_id OR o.id > s.id)',
      related: RELATED_ALL.replace('%siblings', siblings ? SIBLINGS_ALL : ''),
    };
  return {
    subjects: `${all} AND m.id = ANY ($2::uuid[])`,
    others: 'effective_mandate',
    pairing: 'o.id <> s.id AND (o.id > s.id OR o.id <> ALL ($2::uuid[]))',
    related: RELATED_SOME.replace('%siblings', siblings ? SIBLINGS_SOME : ''),
  };
}

const SIDE = ['id', 'agency_id', 'stage', 'function_id', 'path', 'kind_path', 'place_id', 'demo'];
const side = (letter: 'a' | 'b', straight: 's' | 'o', other: 's' | 'o'): string =>
  SIDE.map(
    (column) => `CASE WHEN s.id < o.id THEN ${straight}.${column} ELSE ${other}.${column} END AS ${letter}_${column}`,
  ).join(', ');

/**
 * CTEs `subject`, `related`, those of {@link nearPlaces}, and `candidate`: pairs of powers of different bodies that meet in
 * everything, on outlines that overlap some time. `relation` is the function of A seen from B: same, above, below, beside.
 * Disjoint amounts or owners do not meet. An open-ended pair is judged on the outlines of the day (or of its first day),
 * `judged`.
 */
export function candidates(mode: MeasureMode, conditions: PairConditions): string {
  const source = sourceOf(mode, conditions);
  const { except } = conditions;
  return `
subject AS MATERIALIZED (${source.subjects}), ${source.related}, ${nearPlaces(mode)}, met AS MATERIALIZED (
  SELECT ${side('a', 's', 'o')}, ${side('b', 'o', 's')},
    CASE WHEN s.id < o.id THEN r.relation WHEN r.relation = 'above' THEN 'below' WHEN r.relation = 'below' THEN 'above' ELSE r.relation END AS relation,
    CASE WHEN s.kind_path @> o.kind_path THEN o.object_kind ELSE s.object_kind END AS object_kind,
    CASE WHEN s.kind_path @> o.kind_path THEN o.kind_path ELSE s.kind_path END AS kind_path,
    s.valid * o.valid AS common,
    CASE WHEN upper_inf(s.valid * o.valid)
      THEN day_range(greatest(power_day(), lower(s.valid * o.valid)), greatest(power_day(), lower(s.valid * o.valid)))
      ELSE s.valid * o.valid END AS judged
  FROM subject s
  JOIN near n ON n.one_id = s.place_id
  JOIN related r ON r.one_id = s.function_id
  JOIN ${source.others} o ON o.function_id = r.other_id AND o.place_id = n.other_id
  WHERE ${source.pairing} AND ${conditions.takesPart.replaceAll('m.', 'o.')} AND o.agency_id <> s.agency_id
    AND o.valid && s.valid AND o.amount && s.amount
    AND (o.owner_kind = s.owner_kind OR o.owner_kind IS NULL OR s.owner_kind IS NULL)
    AND (o.kind_path @> s.kind_path OR o.kind_path <@ s.kind_path)
    AND ${conditions.meets}
)${except ? `, ${except.ctes}` : ''}, candidate AS MATERIALIZED (SELECT c.* FROM met c ${except ? `WHERE ${except.keeps}` : ''})`;
}

/** Condition: the two do not name each other as partners of a joint or delegated power. */
export const NOT_PARTNERS = `(s.mode NOT IN ('joint', 'delegated') OR s.with_agency_id IS DISTINCT FROM o.agency_id)
  AND (o.mode NOT IN ('joint', 'delegated') OR o.with_agency_id IS DISTINCT FROM s.agency_id)`;
