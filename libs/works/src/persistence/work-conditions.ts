import type { WorkQuery } from '@abat/contracts';
import { openFinding, todayAt } from '@abat/moments';
import { Conditions, idsByCode, likePattern, ownedBy } from '@abat/platform';

type Filters = Omit<WorkQuery, 'limit' | 'cursor' | 'sort' | 'withGeometry' | 'near' | 'withinM'>;

/** A function and everything below it. */
const below = (placeholder: string): string =>
  `SELECT d.id FROM city_function d JOIN city_function u ON d.path <@ u.path WHERE u.id IN (${idsByCode('function', placeholder)})`;

// A territory stands for itself and its children: asking for the city finds the works of all its districts.
const within = (placeholder: string): string =>
  `w.id IN (SELECT s.work_id FROM work_territory s WHERE s.territory_id = ANY (ARRAY(
   SELECT t.id FROM territory t WHERE t.id IN (${idsByCode('territory', placeholder)}) OR t.parent_id IN (${idsByCode('territory', placeholder)}))))`;

// Most shapes lie inside the box as a whole: that is seen without looking at their corners.
const inBox = (box: string): string =>
  `w.id IN (SELECT z.work_id FROM work_zone z WHERE z.geom && ${box} AND (z.geom @ ${box} OR ST_Intersects(z.geom, ${box})))`;

// The map counts a work once, by the point of its first zone.
const countedIn = (square: string): string =>
  `w.id IN (SELECT z.work_id FROM work_zone z WHERE z.number = 1 AND z.point && ${square} AND ${ownedBy(square, 'ST_X(z.point)', 'ST_Y(z.point)')})`;

const ofType = (placeholder: string): string =>
  `coalesce(w.work_type_id, (SELECT y.work_type_id FROM function_work_type y WHERE y.function_id = w.function_id)) IN (${idsByCode('workType', placeholder)})`;

/**
 * SQL of whether the work `w` has an open finding that is not past, now or at the moment `at`. Asked for each work:
 * findings of all works would be read for a page or a tile of few. Of a moment they are not stored by work, so that they
 * are read once.
 */
export function hasOpenFinding(at: string | undefined): string {
  const touches = (side: string) =>
    `FROM finding d WHERE d.${side} ${at ? 'IS NOT NULL' : '= w.id'} AND ${openFinding(todayAt(at))}`;
  return at
    ? `(w.id IN (SELECT d.subject_a ${touches('subject_a')}) OR w.id IN (SELECT d.subject_b ${touches('subject_b')}))`
    : `coalesce((SELECT true ${touches('subject_a')} LIMIT 1), (SELECT true ${touches('subject_b')} LIMIT 1), false)`;
}

const paidFrom = (placeholder: string): string =>
  `w.id IN (SELECT a.work_id FROM budget_allocation a WHERE a.budget_line_id IN (${idsByCode('budgetLine', placeholder)}))`;

/** SQL: a work that has not ended before a day. One under way past its planned end is of today, whatever its days say. */
export const isCurrent = (today: string): string => `(w.ends_on >= ${today} OR w.status = 'running')`;

const NUMBER = /^(?:w-?|№\s*)?(\d{1,9})$/iu;

/** By part of title, id or contractor, or by the short number: W-1043, № 1043. */
function addSearch(conditions: Conditions, q: string | undefined): void {
  if (!q) return;
  const number = NUMBER.exec(q)?.[1];
  const text = `fold_text(concat_text(w.title, w.external_id, w.contractor)) LIKE fold_text(${conditions.bind(likePattern(q))})`;
  conditions.add(number ? `w.number = ${conditions.bind(number)}::bigint OR ${text}` : text);
}

/**
 * Filters of the list of works over the alias `w`. Also used by the tiles, so that map and list agree. With `at` run the
 * statement by `readAt`.
 */
export function workConditions(query: Filters): Conditions {
  const conditions = new Conditions()
    .when(query.agency, (p) => `w.agency_id IN (${idsByCode('agency', p)})`)
    .when(query.function, (p) => `w.function_id IN (${below(p)})`)
    .when(query.territory, within)
    .when(query.status, (p) => `w.status = ANY (${p}::text[])`)
    .when(query.kind, (p) => `w.stage = ${p}`)
    .when(query.from, (p) => `w.ends_on >= ${p}::date`)
    .when(query.to, (p) => `w.starts_on <= ${p}::date`)
    .when(query.on, (p) => `w.starts_on <= ${p}::date AND w.ends_on >= ${p}::date`)
    .when(query.year, (p) => `w.starts_on <= make_date(${p}::int, 12, 31) AND w.ends_on >= make_date(${p}::int, 1, 1)`)
    .when(query.project, (p) => `w.project_id IN (${idsByCode('project', p)})`)
    .when(query.inProject, (p) => `(w.project_id IS NOT NULL) = ${p}::boolean`)
    .when(query.certainty, (p) => `w.date_certainty = ${p}`)
    .when(query.budgetLine, paidFrom)
    .when(query.workType, ofType)
    .when(query.nuisanceFrom, (p) => `w.id IN (SELECT m.work_id FROM work_nuisance m WHERE m.score >= ${p}::float8)`)
    .when(query.demo, (p) => `w.demo = ${p}::boolean`);
  addSearch(conditions, query.q);
  if (query.flagged) conditions.add(`${hasOpenFinding(query.at)} = ${query.flagged}`);
  if (query.period === 'current') conditions.add(isCurrent(todayAt(query.at)));
  if (query.bbox) conditions.add(inBox(conditions.envelope(query.bbox)));
  if (query.square) conditions.add(countedIn(conditions.square(query.square)));
  return conditions;
}
