import { type FindingQuery, OPEN_FINDING_STATUSES } from '@abat/contracts';
import { todayAt } from '@abat/moments';
import {
  bboxArray,
  Conditions,
  countedIn,
  geoJson,
  idsByCode,
  isoTimestamp,
  type KeysetSource,
  likePattern,
  literals,
  territoriesIn,
} from '@abat/platform';

export const FINDING_COLUMNS = `d.id, d.number::int AS number, d.rule, d.severity, d.score, d.status, d.measures,
  CASE WHEN d.subject_b IS NULL THEN jsonb_build_array(jsonb_build_object('type', d.subject_type, 'id', d.subject_a))
    ELSE jsonb_build_array(jsonb_build_object('type', d.subject_type, 'id', d.subject_a),
      jsonb_build_object('type', d.subject_b_type, 'id', d.subject_b)) END AS "subjectKeys",
  ${geoJson('d.geom')} AS geometry, ${bboxArray('d.geom')} AS bbox, d.territory_ids AS territory,
  json_build_object('from', lower(d.period), 'to', last_day(d.period)) AS period, d.demo,
  ${isoTimestamp('d.opened_at')} AS "openedAt", ${isoTimestamp('d.updated_at')} AS "updatedAt",
  ${isoTimestamp('d.closed_at')} AS "closedAt", d.version`;

/** Gravest first means by severity, and by score within one: scores of different rules say nothing to each other. */
export const GRAVITY = 'finding_gravity(d.severity, d.score)';

export const FINDING_SOURCE: KeysetSource = {
  from: 'finding d',
  columns: FINDING_COLUMNS,
  id: 'd.id',
  sorts: {
    score: { expression: GRAVITY, type: 'float8', notNull: true },
    openedAt: { expression: 'd.opened_at', type: 'timestamptz', notNull: true },
    updatedAt: { expression: 'd.updated_at', type: 'timestamptz', notNull: true },
  },
};

/**
 * A period that has not ended before a day.
 * @param today SQL of the day
 */
export const current = (today: string): string => `(upper_inf(d.period) OR upper(d.period) > ${today})`;

const SELECTS_NAMED = [
  ['work w', 'w.id', 'w.title, w.external_id, w.contractor'],
  ['project p JOIN work w ON w.project_id = p.id', 'w.id', 'p.code, p.title, p.description'],
  ['mandate m JOIN city_function c ON c.id = m.function_id', 'm.id', 'c.name_ru, c.name_kk, c.name_en'],
  ['restriction r', 'r.id', 'r.note, r.external_id, r.title'],
  ['site s', 's.id', 's.name_ru, s.name_kk, s.external_id'],
] as const;

// Arrays run once, over the trigram indexes; the indexes of the sides and parties then find the findings, however many
// there are. Ids are unique over all registers, so that types need not be asked for.
/**
 * Condition on finding `d`: a side of it (a work also by its project) or a party is called like the pattern, given as a
 * placeholder.
 */
export const findingNamed = (pattern: string): string => {
  const like = (text: string): string => `fold_text(${text}) LIKE fold_text(${pattern})`;
  const named = SELECTS_NAMED.map(
    ([from, id, texts]) => `SELECT ${id} FROM ${from} WHERE ${like(`concat_text(${texts})`)}`,
  );
  const ids = `ARRAY(${[...named, `SELECT m.id FROM mandate m WHERE ${like('m.code')}`].join('\n    UNION ALL ')})`;
  return `d.subject_a = ANY (${ids}) OR d.subject_b = ANY (${ids})
  OR d.agency_ids && ARRAY(SELECT a.id FROM agency a WHERE ${like('concat_text(a.name_ru, a.name_kk, a.name_en)')})`;
};

/**
 * Findings about powers cover whole districts: the map draws them as areas and counts them nowhere. A site without a
 * holder is as small as a work.
 */
export const IS_AREA = `d.rule LIKE 'mandate.%' AND d.subject_b_type IS DISTINCT FROM 'site'`;

const NUMBER = /^(?:f-?)?(\d{1,9})$/i;

function addSearch(conditions: Conditions, q: string | undefined): void {
  if (!q) return;
  const number = NUMBER.exec(q)?.[1];
  const byName = findingNamed(conditions.bind(likePattern(q)));
  conditions.add(number ? `d.number = ${conditions.bind(number)}::bigint OR ${byName}` : byName);
}

// A finding that is settled waits for nobody.
const waitsFor = (
  agency: string,
): string => `d.status IN (${literals(OPEN_FINDING_STATUSES)}) AND d.agency_ids && ARRAY(${agency})
  AND NOT EXISTS (SELECT FROM assessment s WHERE s.finding_id = d.id AND s.agency_id = ANY (ARRAY(${agency})) AND s.verdict <> 're-assess')`;

// Asked from the resolutions: few are agreed on at any time.
const hasToDo = (agency: string): string =>
  `d.id IN (SELECT s.finding_id FROM resolution_step s WHERE s.due AND NOT s.done AND s.agency_id = ANY (ARRAY(${agency})))`;

/** What a list of findings selects; without a status everything but the closed, by default nothing that is past. With `at` run it by `readAt`. */
export function findingConditions(query: Omit<FindingQuery, 'limit' | 'cursor' | 'sort'>): Conditions {
  const conditions = new Conditions()
    .when(query.rule, (value) => `d.rule = ${value}`)
    .when(query.severity, (value) => `d.severity = ANY (${value}::text[])`)
    .when(query.status, (value) => `d.status = ANY (${value}::text[])`)
    .when(query.agency, (value) => `d.agency_ids && ARRAY(${idsByCode('agency', value)})`)
    .when(query.awaits, (value) => waitsFor(idsByCode('agency', value)))
    .when(query.toDo, (value) => hasToDo(idsByCode('agency', value)))
    .when(query.subject, (value) => `${value}::uuid IN (d.subject_a, d.subject_b)`)
    .when(query.on, (value) => `d.period @> ${value}::date`);
  if (query.territory && query.territory !== 'city')
    conditions.add(`d.territory_ids && ARRAY(${territoriesIn(conditions.bind(query.territory))})`);
  if (!query.status) conditions.add(`d.status <> 'closed'`);
  if (query.period === 'current' && !query.on) conditions.add(current(todayAt(query.at)));
  if (query.bbox) conditions.add(`ST_Intersects(d.geom, ${conditions.envelope(query.bbox)})`);
  if (query.square) conditions.add(`NOT (${IS_AREA}) AND ${countedIn(conditions.square(query.square), 'd.geom')}`);
  addSearch(conditions, query.q);
  return conditions;
}
