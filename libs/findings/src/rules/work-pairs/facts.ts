import { BREAKS_GROUND } from '@abat/works';
import type { MeasureMode } from '../../domain/rule.js';
import { draftWork, draftZones } from './draft.js';
import { endedOn, neededDays, overruns } from './ended.js';

/** What the rules read of a work: its own columns and the kind it is of, by its type or that of its function. */
const FACTS = `w.id, w.agency_id, w.project_id, w.function_id, fold_text(w.title) AS title, w.status, w.demo, w.hinders_traffic, w.cost_kzt, w.surface,
  ${neededDays('w')} AS duration_days, w.date_certainty = 'firm' AS firm, w.finished_on, w.starts_on, ${BREAKS_GROUND} AS breaks,
  ${endedOn('w')} AS ended_on, ${overruns('w')} AS overruns, CASE WHEN ${overruns('w')} THEN work_expected_end(w.id) ELSE w.ends_on END AS ends_on,
  f.path, k.id AS type_id, k.code AS type_code, k.rank, k.surface AS leaves`;

const byLookup = (works: string): string => `
SELECT ${FACTS} FROM ${works} JOIN city_function f ON f.id = w.function_id
CROSS JOIN LATERAL (SELECT coalesce(w.work_type_id,
  (SELECT h.work_type_id FROM function_work_type h WHERE h.function_id = w.function_id)) AS type_id OFFSET 0) y
LEFT JOIN work_type k ON k.id = y.type_id`;

/** One stored work that is not cancelled, looked up by id; OFFSET 0 keeps the planner from joining all works. */
const stored = (id: string): string => `
CROSS JOIN LATERAL (${byLookup('work w')} WHERE w.id = ${id} AND w.status <> 'cancelled' OFFSET 0)`;

// A full run gathers the facts of all works once. Functions are few: the kind of each is found once as well.
const ALL = `kind AS MATERIALIZED (
  SELECT f.id, f.path, h.work_type_id FROM city_function f JOIN function_work_type h ON h.function_id = f.id
), fact AS MATERIALIZED (
  SELECT ${FACTS} FROM work w JOIN kind f ON f.id = w.function_id
  LEFT JOIN work_type k ON k.id = coalesce(w.work_type_id, f.work_type_id) WHERE w.status <> 'cancelled'
)`;

/**
 * SQL: the ground (areas, city SRID) of a shape. A line or a point is a strip as wide as the setting `width` (metres).
 */
export const ground = (shape: string, width: string): string =>
  `CASE WHEN ST_Dimension(${shape}) = 2 THEN ${shape} ELSE ST_Buffer(${shape}, ($1::jsonb ->> '${width}')::float8 / 2, 4) END`;

/** SQL, aggregates: the area of shapes as one place. Four seasons of one courtyard are one courtyard. */
export const wholeM2 = (shape: string): string =>
  `CASE WHEN count(*) = 1 THEN max(ST_Area(${shape})) ELSE ST_Area(ST_UnaryUnion(ST_Collect(${shape} ORDER BY number))) END`;
const groundOf = (zones: string, width: string): string =>
  `(SELECT ${wholeM2('shape')} FROM (SELECT number, ${ground('u.geom_m', width)} AS shape FROM ${zones} OFFSET 0) p)`;

/** Where the works of a run come from. `s` is a subject, `z` its zone, `oz` a zone of another work. Ids are SQL. */
export type WorkSource = {
  /** CTEs, without WITH: `subject` holds the facts of the works measured. */
  prologue: string;
  /** Joins the zones of subject `s` as `z`. */
  zones: string;
  /** Joins the facts of a work as `alias`; a cancelled work gives none. */
  facts: (id: string, alias: string) => string;
  /** Joins zones of other works as `oz` on a condition that indexes answer. */
  others: (condition: string) => string;
  /** Which other work makes a pair that is not measured from the other side as well. */
  pairing: string;
  /** Area of all zones of a work with their strips as one place, m2. */
  areaM2: (id: string) => string;
  /** Area of the ground of all its zones as one place, m2; lines as wide as the setting `width`. */
  groundM2: (id: string, width: string) => string;
  /** All zones of a work with their strips as one place, city SRID. */
  place: (id: string) => string;
  /** Days (datemultirange) of all its zones. */
  days: (id: string) => string;
  /** Budget lines and districts of a work (uuid[], sorted). */
  lines: (id: string) => string;
  districts: (id: string) => string;
};

const union = (zones: string): string =>
  `(SELECT CASE WHEN count(*) = 1 THEN (array_agg(u.zone_m))[1]
    ELSE ST_UnaryUnion(ST_Collect(u.zone_m ORDER BY u.number)) END FROM ${zones} u`;

const STORED = {
  zones: 'JOIN work_zone z ON z.work_id = s.id',
  facts: (id: string, alias: string): string => `${stored(id)} ${alias}`,
  others: (condition: string): string =>
    `CROSS JOIN LATERAL (SELECT oz.* FROM work_zone oz WHERE ${condition} OFFSET 0) oz`,
  areaM2: (id: string): string => `(SELECT ${wholeM2('zone_m')} FROM work_zone WHERE work_id = ${id})`,
  groundM2: (id: string, width: string): string => groundOf(`work_zone u WHERE u.work_id = ${id}`, width),
  place: (id: string): string => `${union('work_zone')} WHERE u.work_id = ${id})`,
  days: (id: string): string => `(SELECT range_agg(expected) FROM work_zone WHERE work_id = ${id})`,
  lines: (id: string): string =>
    `ARRAY(SELECT l.budget_line_id FROM budget_allocation l WHERE l.work_id = ${id} ORDER BY 1)`,
  districts: (id: string): string =>
    `ARRAY(SELECT t.territory_id FROM work_territory t WHERE t.work_id = ${id} ORDER BY 1)`,
};

const OF_ALL: WorkSource = {
  ...STORED,
  prologue: `${ALL}, subject AS (SELECT * FROM fact)`,
  facts: (id, alias) => `JOIN fact ${alias} ON ${alias}.id = ${id}`,
  others: (condition) => `JOIN work_zone oz ON ${condition}`,
  pairing: 'oz.work_id > s.id',
};

const DRAFT_ID = `($2::jsonb ->> 'id')::uuid`;
const draftOr = (id: string, draft: string, other: string): string =>
  `CASE WHEN ${id} = ${DRAFT_ID} THEN ${draft} ELSE ${other} END`;

const OF_DRAFT: WorkSource = {
  prologue: `subject AS MATERIALIZED (${byLookup(`(${draftWork}) w`)})`,
  zones: `CROSS JOIN (${draftZones}) z`,
  facts: (id, alias) => `CROSS JOIN LATERAL (SELECT * FROM subject WHERE subject.id = ${id} UNION ALL
    SELECT o.* FROM (SELECT ${id} AS id WHERE ${id} <> ${DRAFT_ID}) i ${stored('i.id')} o) ${alias}`,
  others: STORED.others,
  pairing: 'oz.work_id <> s.id',
  areaM2: (id) => draftOr(id, `(SELECT ${wholeM2('zone_m')} FROM (${draftZones}) d)`, STORED.areaM2(id)),
  groundM2: (id, width) => draftOr(id, groundOf(`(${draftZones}) u`, width), STORED.groundM2(id, width)),
  place: (id) => draftOr(id, `${union(`(${draftZones})`)})`, STORED.place(id)),
  days: (id) => draftOr(id, `(SELECT range_agg(expected) FROM (${draftZones}) d)`, STORED.days(id)),
  lines: (id) =>
    draftOr(
      id,
      `ARRAY(SELECT l::uuid FROM jsonb_array_elements_text($2::jsonb -> 'lineIds') l ORDER BY 1)`,
      STORED.lines(id),
    ),
  districts: (id) =>
    draftOr(
      id,
      `ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district'
        AND EXISTS (SELECT FROM (${draftZones}) d WHERE ST_Intersects(t.geom_m, d.geom_m)) ORDER BY 1)`,
      STORED.districts(id),
    ),
};

const ofSome = (touched: string): WorkSource => ({
  ...STORED,
  prologue: `touched AS MATERIALIZED (${touched}), subject AS MATERIALIZED (SELECT s.* FROM touched t ${stored('t.id')} s)`,
  pairing: 'oz.work_id <> s.id AND (oz.work_id > s.id OR oz.work_id <> ALL ($2::uuid[]))',
});

/**
 * The works of a run ($2 holds the ids or the draft).
 * @param touching SQL of further ids of works that the changed rows ($2) concern, when they are not works themselves
 */
export function worksOf(mode: MeasureMode, touching?: string): WorkSource {
  if (mode.kind === 'all') return OF_ALL;
  if (mode.kind === 'draft') return OF_DRAFT;
  const given = 'SELECT unnest($2::uuid[]) AS id';
  return ofSome(touching ? `${given} UNION ${touching}` : given);
}

/** Parameters of a statement of a rule about works: $1 its settings, $2 the ids or the draft. */
export function workParameters(mode: MeasureMode, settings: object): unknown[] {
  const parameters: unknown[] = [JSON.stringify(settings)];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  if (mode.kind === 'draft') parameters.push(JSON.stringify(mode.draft));
  return parameters;
}
