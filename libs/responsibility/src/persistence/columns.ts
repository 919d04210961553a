import { nameArguments } from './words.js';

/** SQL: a body with its names as JSON, null when there is none. */
export const namedJson = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('code', ${alias}.code, ${nameArguments(alias)}) END`;

/** SQL: the act of a mandate `m` with its article. */
const ACT = `CASE WHEN l.id IS NOT NULL THEN json_build_object('code', l.code, 'titleRu', l.title_ru, 'titleKk', l.title_kk,
  'titleEn', l.title_en, 'status', l.status, 'article', stored.article) END`;

/** SQL: the territory or single site of a mandate `m`. */
const PLACE = `CASE WHEN s.id IS NOT NULL
  THEN json_build_object('kind', 'site', 'id', s.id, 'externalId', s.external_id, 'nameRu', s.name_ru, 'nameKk', s.name_kk, 'nameEn', NULL)
  ELSE json_build_object('kind', t.kind, 'id', t.id, 'externalId', t.external_id, ${nameArguments('t')}) END`;

/** SQL: what is told of every mandate, over {@link MANDATE_JOINS}. */
export const MANDATE_COLUMNS = `m.id, m.code, f.code AS function, m.stage, m.object_kind AS "objectKind", m.mode,
  ${PLACE} AS place, ${ACT} AS act, m.demo`;

/** SQL: joins of a mandate `m` (a row of effective_mandate). */
export const MANDATE_JOINS = `
JOIN city_function f ON f.id = m.function_id
JOIN territory t ON t.id = m.territory_id
LEFT JOIN site s ON s.id = m.site_id
LEFT JOIN legal_act l ON l.id = m.legal_act_id
LEFT JOIN mandate stored ON stored.id = m.id`;

/** SQL: a finding `d` about powers; $day is bound by the caller. */
export const FINDING_JSON = `json_build_object('id', d.id, 'number', d.number::int, 'rule', d.rule, 'severity', d.severity,
  'stage', d.measures ->> 'stage', 'overlapM2', (d.measures ->> 'overlapM2')::float8,
  'agencies', (SELECT json_agg(${namedJson('a')} ORDER BY a.name_ru COLLATE "kk-x-icu") FROM agency a WHERE a.id = ANY (d.agency_ids)))`;
