import type { EventType, ImportKind } from '@abat/contracts';

/** A stored column, the SQL that gives its value over row `r`, and the fields of the file it depends on. */
export type Assignment = { column: string; value: string; fields: readonly string[] };

/** How a kind lies in the database. */
export type KindSql = {
  table: string;
  columns: readonly Assignment[];
  /** True when something that lies in other tables differs; over row `r` and stored row `t`. */
  alsoChanged?: string;
  event: EventType;
};

const same = (names: string): Assignment[] =>
  names.split(' ').map((name) => ({ column: name, value: `r."${name}"`, fields: [name] }));
const as = (column: string, value: string, ...fields: string[]): Assignment => ({ column, value, fields });

const valid = as('valid', 'day_range(r.valid_from, r.valid_to)', 'valid_from', 'valid_to');
const geom = as('geom', 'r.geom', 'geometry');
const parent = as('parent_id', 'r.parent_id', 'parent');

/** Period of a territory: a later boundary does not cut off what was before it. */
const territoryPeriod = `daterange(CASE WHEN r.known THEN
    (SELECT CASE WHEN lower_inf(x.valid) OR r.valid_from IS NULL THEN lower(x.valid) ELSE least(lower(x.valid), r.valid_from) END
     FROM territory x WHERE x.id = r.id) ELSE r.valid_from END, r.valid_to, '[]')`;

/** The boundary a file row corrects: the one that starts on its day, or the latest when it names no day. */
export const BOUNDARY_OF_ROW = `(SELECT b.id FROM territory_boundary b WHERE b.territory_id = r.id
  AND (r.valid_from IS NULL OR lower(b.valid) = r.valid_from)
  ORDER BY lower(b.valid) DESC NULLS LAST LIMIT 1)`;

/** The holder at the end of the site's validity: the one a file speaks of. */
const lastHolder = `(SELECT h.agency_id FROM site_holder h WHERE h.site_id = r.id
  AND upper(h.valid) IS NOT DISTINCT FROM upper(day_range(r.valid_from, r.valid_to)))`;

// The sub-selects that name no row are read once per statement: while no type of works has a strip of its own, rows need no
// look-up. Types and functions are those of the stored work: parts are stored after it.
/** Buffer of a work in metres, by its type and whether it hinders traffic. */
export const BUFFER_OF_ROW = `CASE
  WHEN EXISTS (SELECT FROM work_type WHERE buffer_m IS NOT NULL OR hindered_buffer_m IS NOT NULL)
  THEN (SELECT work_buffer_m(r.hinders_traffic, w.work_type_id, w.function_id) FROM work w WHERE w.id = r.id)
  WHEN r.hinders_traffic THEN (SELECT work_buffer_m(true)) ELSE (SELECT work_buffer_m(false)) END`;

// Where the file does not say, a stored work stays as it is and the type of a new one decides.
const breaksGround = `coalesce(r.surface_breaking, (SELECT w.surface_breaking FROM work w WHERE w.id = r.id),
  work_digs(r.work_type_id, r.function_id, r.method))`;

// Vertices as an export writes them, seven decimals of a degree, in an order of their own.
const written = (shape: string): string => `ST_Normalize(ST_SnapToGrid(${shape}, 1e-7))`;

/** The work of row `r` has several zones that together are the shape and the days of the row, as an export tells them. */
export const KEEPS_ZONES = `CASE WHEN EXISTS (SELECT FROM work_zone z WHERE z.work_id = r.id AND z.number > 1) THEN (
    SELECT min(z.starts_on) = r.start AND max(z.ends_on) = r."end" AND
      ${written('ST_CollectionExtract(ST_UnaryUnion(ST_Collect(z.geom ORDER BY z.number)), max(ST_Dimension(z.geom)) + 1)')} = ${written('r.geom')}
    FROM work_zone z WHERE z.work_id = r.id) ELSE false END`;

const zoneDiffers = `CASE WHEN ${KEEPS_ZONES}
  THEN EXISTS (SELECT FROM work_zone z WHERE z.work_id = t.id AND z.buffer_m <> ${BUFFER_OF_ROW})
  ELSE NOT EXISTS (SELECT FROM work_zone z WHERE z.work_id = t.id AND z.number = 1 AND z.geom = r.geom
      AND z.starts_on = r.start AND z.ends_on = r."end" AND z.buffer_m = ${BUFFER_OF_ROW})
    OR EXISTS (SELECT FROM work_zone z WHERE z.work_id = t.id AND z.number > 1) END`;

const allocationDiffers = `CASE WHEN r.budget_line_id IS NULL THEN EXISTS (SELECT FROM budget_allocation a WHERE a.work_id = t.id)
  ELSE NOT EXISTS (SELECT FROM budget_allocation a WHERE a.work_id = t.id AND a.budget_line_id = r.budget_line_id
    AND (a.amount_kzt IS NOT DISTINCT FROM r.cost_kzt
      OR EXISTS (SELECT FROM budget_allocation o WHERE o.work_id = t.id AND o.id <> a.id))) END`;

/** Where each kind is stored. */
export const KIND_SQL = {
  territories: {
    table: 'territory',
    columns: [
      ...same('external_id kind name_ru name_kk name_en'),
      parent,
      as('valid', territoryPeriod, 'valid_from', 'valid_to'),
    ],
    alsoChanged: `NOT EXISTS (SELECT FROM territory_boundary b WHERE b.id = ${BOUNDARY_OF_ROW} AND b.geom = ST_Multi(r.geom))`,
    event: 'territory.changed',
  },
  sites: {
    table: 'site',
    columns: [...same('external_id kind name_ru name_kk geometry_accuracy'), valid, geom],
    alsoChanged: `:balance_holder AND ${lastHolder} IS DISTINCT FROM r.balance_holder_id`,
    event: 'site.changed',
  },
  agencies: {
    table: 'agency',
    columns: [
      ...same('code tier name_ru name_kk name_en staff'),
      valid,
      parent,
      as('district_id', 'r.district_id', 'district'),
      as('incomplete', 'false', 'code'),
    ],
    event: 'agency.changed',
  },
  functions: {
    table: 'city_function',
    columns: [
      ...same('code name_ru name_kk name_en'),
      parent,
      as('work_type_id', 'r.work_type_id', 'work_type'),
      as('incomplete', 'false', 'code'),
    ],
    event: 'function.changed',
  },
  mandates: {
    table: 'mandate',
    columns: [
      ...same('code stage object_kind mode amount_from_kzt amount_to_kzt owner_kind function_kind article note'),
      as('site_id', 'r.site_id', 'site'),
      as('set_id', 'coalesce(r.mandate_set_id, main_mandate_set())', 'mandate_set'),
      as('agency_id', 'r.agency_id', 'agency'),
      as('function_id', 'r.function_id', 'function'),
      as('territory_id', 'r.territory_id', 'territory'),
      as('with_agency_id', 'r.with_agency_id', 'with_agency'),
      as('legal_act_id', 'r.legal_basis_id', 'legal_basis'),
      valid,
    ],
    event: 'mandate.changed',
  },
  works: {
    table: 'work',
    columns: [
      ...same('external_id title stage hinders_traffic date_certainty status contractor cost_kzt'),
      ...same('note geometry_accuracy surface method duration_days lanes_closed finished_on progress_percent'),
      as('surface_breaking', breaksGround, 'surface_breaking'),
      as('work_type_id', 'r.work_type_id', 'work_type'),
      as('agency_id', 'r.agency_id', 'agency'),
      as('function_id', 'r.function_id', 'function'),
      as('project_id', 'r.project_id', 'project'),
      as('starts_on', 'r.start', 'start'),
      as('ends_on', 'r."end"', 'end'),
    ],
    alsoChanged: `(${zoneDiffers}) OR (:budget_line AND ${allocationDiffers})`,
    event: 'work.updated',
  },
  'budget-lines': {
    table: 'budget_line',
    columns: [
      ...same('code year programme subprogramme standing planned_kzt adjusted_kzt committed_kzt paid_kzt note'),
      as('administrator_id', 'r.administrator_id', 'administrator'),
      as('function_id', 'r.function_id', 'function'),
      as('territory_id', 'r.territory_id', 'territory'),
      as('funding_source', 'r.source', 'source'),
      parent,
    ],
    event: 'budget-line.changed',
  },
  restrictions: {
    table: 'restriction',
    columns: [
      ...same('external_id kind note title surface'),
      as('state', "coalesce(r.state, 'confirmed')", 'state'),
      as('active', 'day_range(r."from", r."to")', 'from', 'to'),
      as('geom', 'r.geom', 'geometry'),
    ],
    event: 'restriction.changed',
  },
  needs: {
    table: 'need',
    columns: [
      ...same('external_id title description origin cost_kzt'),
      as('priority', 'coalesce(r.priority, 3)', 'priority'),
      as('wished_on', 'coalesce(r.wished_on, current_date)', 'wished_on'),
      as('agency_id', 'r.agency_id', 'agency'),
      as('function_id', 'r.function_id', 'function'),
      as('territory_id', 'r.territory_id', 'territory'),
      as('site_id', 'r.site_id', 'site'),
      as('geom', 'r.geom', 'geometry'),
    ],
    event: 'need.changed',
  },
  'base-features': {
    table: 'base_feature',
    columns: [...same('external_id kind name_ru name_kk street_class lanes'), geom],
    event: 'base-feature.changed',
  },
} as const satisfies Record<ImportKind, KindSql>;
