import { IMPORT_KINDS, type ImportKind } from '@abat/contracts';
import type { ExportDefinition } from './export-definition.js';
import { ALARMS, FINDINGS } from './judged-kinds.js';

/** What can be exported: what can be imported, and what follows from it. */
export const EXPORT_KINDS = [...IMPORT_KINDS, 'findings', 'alarms'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

const period = (column: string): string =>
  `lower(${column})::text AS valid_from, last_day(${column})::text AS valid_to`;
const shape = (column: string): string => `ST_AsGeoJSON(${column}, 7, 0) AS geometry`;
// Sites of different sources may share a code: then the id names one.
const siteName = (alias: string): string =>
  `CASE WHEN (SELECT count(*) FROM site o WHERE o.external_id = ${alias}.external_id) > 1 THEN ${alias}.id::text ELSE ${alias}.external_id END`;
const words = (text: string): string[] => text.split(' ');

/** Every kind that can be imported can be exported with the same fields, so that a file goes round unchanged. */
const REGISTERS: Record<ImportKind, ExportDefinition> = {
  territories: {
    fields: words('external_id kind name_ru name_kk name_en parent valid_from valid_to'),
    spatial: true,
    sql: `SELECT t.source AS origin, t.external_id, t.kind, t.name_ru, t.name_kk, t.name_en, p.external_id AS parent, ${period('t.valid')}, ${shape('b.geom')}
      FROM territory t LEFT JOIN territory p ON p.id = t.parent_id
      LEFT JOIN LATERAL (SELECT geom FROM territory_boundary b WHERE b.territory_id = t.id ORDER BY b.valid @> current_date DESC, b.valid DESC LIMIT 1) b ON true
      ORDER BY t.kind, t.external_id`,
  },
  sites: {
    fields: words('external_id kind name_ru name_kk balance_holder valid_from valid_to geometry_accuracy'),
    spatial: true,
    sql: `SELECT s.source AS origin, s.external_id, s.kind, s.name_ru, s.name_kk, a.code AS balance_holder, ${period('s.valid')}, s.geometry_accuracy, ${shape('s.geom')}
      FROM site s LEFT JOIN site_holder h ON h.site_id = s.id AND h.valid @> current_date LEFT JOIN agency a ON a.id = h.agency_id
      ORDER BY s.source, s.external_id`,
  },
  agencies: {
    fields: words('code tier parent name_ru name_kk name_en district staff valid_from valid_to'),
    spatial: false,
    sql: `SELECT a.source AS origin, a.code, a.tier, p.code AS parent, a.name_ru, a.name_kk, a.name_en, d.external_id AS district, a.staff, ${period('a.valid')}
      FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN territory d ON d.id = a.district_id ORDER BY a.code`,
  },
  functions: {
    fields: words('code parent name_ru name_kk name_en work_type'),
    spatial: false,
    sql: `SELECT f.source AS origin, f.code, p.code AS parent, f.name_ru, f.name_kk, f.name_en, y.code AS work_type
      FROM city_function f LEFT JOIN city_function p ON p.id = f.parent_id LEFT JOIN work_type y ON y.id = f.work_type_id ORDER BY f.path`,
  },
  mandates: {
    fields: words(
      'code agency function stage object_kind territory site mode with_agency amount_from_kzt amount_to_kzt owner_kind function_kind valid_from valid_to legal_basis article mandate_set note',
    ),
    spatial: false,
    sql: `SELECT m.source AS origin, m.code, a.code AS agency, f.code AS function, m.stage, m.object_kind, t.external_id AS territory, ${siteName('s')} AS site,
        m.mode, w.code AS with_agency, m.amount_from_kzt::text AS amount_from_kzt, m.amount_to_kzt::text AS amount_to_kzt, m.owner_kind,
        m.function_kind, ${period('m.valid')}, l.title_ru AS legal_basis, m.article, x.code AS mandate_set, m.note
      FROM mandate m JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id JOIN territory t ON t.id = m.territory_id
      JOIN mandate_set x ON x.id = m.set_id LEFT JOIN site s ON s.id = m.site_id
      LEFT JOIN agency w ON w.id = m.with_agency_id LEFT JOIN legal_act l ON l.id = m.legal_act_id ORDER BY m.code`,
  },
  works: {
    fields: words(
      'external_id title agency function stage surface_breaking hinders_traffic start end date_certainty status contractor cost_kzt budget_line project geometry_accuracy work_type surface method duration_days lanes_closed finished_on progress_percent note demo',
    ),
    spatial: true,
    sql: `SELECT w.source AS origin, w.external_id, w.title, a.code AS agency, f.code AS function, w.stage, w.surface_breaking, w.hinders_traffic,
        w.starts_on::text AS start, w.ends_on::text AS "end", w.date_certainty, w.status, w.contractor, w.cost_kzt::text AS cost_kzt,
        (SELECT b.code FROM budget_allocation x JOIN budget_line b ON b.id = x.budget_line_id WHERE x.work_id = w.id
          ORDER BY x.amount_kzt DESC NULLS LAST, b.code LIMIT 1) AS budget_line,
        p.code AS project, w.geometry_accuracy, y.code AS work_type, w.surface, w.method, w.duration_days, w.lanes_closed,
        w.finished_on::text AS finished_on, w.progress_percent, w.note, w.demo,
        (SELECT ST_AsGeoJSON(CASE WHEN count(*) = 1 THEN (array_agg(z.geom))[1]
          ELSE ST_CollectionExtract(ST_UnaryUnion(ST_Collect(z.geom)), max(ST_Dimension(z.geom)) + 1) END, 7, 0)
          FROM work_zone z WHERE z.work_id = w.id) AS geometry
      FROM work w JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id LEFT JOIN project p ON p.id = w.project_id
      LEFT JOIN work_type y ON y.id = w.work_type_id ORDER BY w.source, w.external_id`,
  },
  'budget-lines': {
    fields: words(
      'code year administrator programme subprogramme function territory source standing planned_kzt adjusted_kzt committed_kzt paid_kzt parent note',
    ),
    spatial: false,
    sql: `SELECT b.source AS origin, b.code, b.year, a.code AS administrator, b.programme, b.subprogramme, f.code AS function, t.external_id AS territory,
        b.funding_source AS source, b.standing, b.planned_kzt::text AS planned_kzt, b.adjusted_kzt::text AS adjusted_kzt,
        b.committed_kzt::text AS committed_kzt, b.paid_kzt::text AS paid_kzt, p.code AS parent, b.note
      FROM budget_line b JOIN agency a ON a.id = b.administrator_id LEFT JOIN city_function f ON f.id = b.function_id
      LEFT JOIN territory t ON t.id = b.territory_id LEFT JOIN budget_line p ON p.id = b.parent_id ORDER BY b.code`,
  },
  restrictions: {
    fields: words('external_id kind from to title state surface note'),
    spatial: true,
    sql: `SELECT r.source AS origin, r.external_id, r.kind, lower(r.active)::text AS "from", last_day(r.active)::text AS "to", r.title, r.state, r.surface, r.note, ${shape('r.geom')}
      FROM restriction r ORDER BY r.source, r.external_id`,
  },
  needs: {
    fields: words('external_id title description origin agency function territory site priority cost_kzt wished_on'),
    spatial: true,
    sql: `SELECT n.source AS origin, n.external_id, n.title, n.description, n.origin, a.code AS agency, f.code AS function, t.external_id AS territory,
        ${siteName('s')} AS site, n.priority, n.cost_kzt::text AS cost_kzt, n.wished_on::text AS wished_on, ${shape('n.geom')}
      FROM need n LEFT JOIN agency a ON a.id = n.agency_id LEFT JOIN city_function f ON f.id = n.function_id
      LEFT JOIN territory t ON t.id = n.territory_id LEFT JOIN site s ON s.id = n.site_id ORDER BY n.source, n.external_id`,
  },
  'base-features': {
    fields: words('external_id kind name_ru name_kk street_class lanes'),
    spatial: true,
    sql: `SELECT b.source AS origin, b.external_id, b.kind, b.name_ru, b.name_kk, b.street_class, b.lanes, ${shape('b.geom')}
      FROM base_feature b ORDER BY b.source, b.external_id`,
  },
};

/** By kind. */
export const EXPORTS: Record<ExportKind, ExportDefinition> = { ...REGISTERS, findings: FINDINGS, alarms: ALARMS };
