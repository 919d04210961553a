const same = (text: string): string => `jsonb_build_object('kk', ${text}, 'ru', ${text}, 'en', ${text})`;
const names = (alias: string): string =>
  `jsonb_build_object('kk', coalesce(${alias}.name_kk, ${alias}.name_ru), 'ru', ${alias}.name_ru, 'en', coalesce(${alias}.name_en, ${alias}.name_ru))`;
const inDistricts = (geometry: string): string =>
  `ARRAY(SELECT p.id FROM territory_now p WHERE p.kind = 'district' AND p.geom && ${geometry} AND ST_Intersects(p.geom, ${geometry}))`;

type Facts = { title: string; districts: string; agencies: string; from: string; number?: string; severity?: string };

const facts = (type: string, told: Facts): string => `
SELECT '${type}' AS type, s.id, ${told.title} AS title, ${told.number ?? 'NULL::bigint'} AS number, ${told.severity ?? 'NULL::text'} AS severity,
  ${told.districts} AS districts, ${told.agencies} AS agencies, false AS gone
FROM ${told.from} WHERE s.id IN (SELECT t.id FROM touched t WHERE t.type = '${type}')`;

const STANDING = [
  facts('work', {
    title: same('s.title'),
    districts: 'ARRAY(SELECT x.territory_id FROM work_territory x WHERE x.work_id = s.id)',
    agencies: 'ARRAY[s.agency_id]',
    number: 's.number',
    from: 'work s',
  }),
  facts('finding', {
    title: same('s.rule'),
    districts: 's.territory_ids',
    agencies: 's.agency_ids',
    number: 's.number',
    severity: 's.severity',
    from: 'finding s',
  }),
  facts('resolution', {
    title: same('s.kind'),
    districts: 'd.territory_ids',
    agencies: 'd.agency_ids',
    number: 'd.number',
    severity: 'd.severity',
    from: 'resolution s JOIN finding d ON d.id = s.finding_id',
  }),
  facts('project', {
    title: same('s.title'),
    districts:
      'ARRAY(SELECT x.territory_id FROM work w JOIN work_territory x ON x.work_id = w.id WHERE w.project_id = s.id)',
    agencies: 'ARRAY[s.agency_id]',
    from: 'project s',
  }),
  facts('need', {
    title: same('s.title'),
    districts: `CASE WHEN s.geom IS NULL THEN ARRAY[s.territory_id] ELSE ${inDistricts('s.geom')} END`,
    agencies: 'ARRAY[s.agency_id]',
    from: 'need s',
  }),
  facts('restriction', {
    title: same('coalesce(s.title, s.note, s.external_id)'),
    districts: `CASE WHEN s.geom IS NULL THEN '{}' ELSE ${inDistricts('s.geom')} END`,
    agencies: 'ARRAY[w.agency_id]',
    from: 'restriction s LEFT JOIN work w ON w.id = s.work_id',
  }),
  facts('site', {
    title: `jsonb_build_object('kk', coalesce(s.name_kk, s.name_ru, s.external_id), 'ru', coalesce(s.name_ru, s.external_id), 'en', coalesce(s.name_ru, s.external_id))`,
    districts: inDistricts('s.geom'),
    agencies: `'{}'::uuid[]`,
    from: 'site s',
  }),
  facts('mandate', {
    title: names('f'),
    districts: 'ARRAY[s.territory_id]',
    agencies: 'ARRAY[s.agency_id]',
    from: 'mandate s JOIN city_function f ON f.id = s.function_id',
  }),
  facts('agreement', {
    title: same('s.title'),
    districts: 'ARRAY[s.territory_id]',
    agencies: 'ARRAY(SELECT p.agency_id FROM agreement_party p WHERE p.agreement_id = s.id)',
    from: 'agreement s',
  }),
  facts('budget-line', {
    title: same(`concat_ws(' · ', s.code, s.programme)`),
    districts: 'ARRAY[s.territory_id]',
    agencies: 'ARRAY[s.administrator_id]',
    from: 'budget_line s',
  }),
  facts('territory', { title: names('s'), districts: 'ARRAY[s.id]', agencies: `'{}'::uuid[]`, from: 'territory s' }),
].join(' UNION ALL ');

// Of a row that is gone the last state is known; where a work lay its zones tell.
const lastTitle = `coalesce(g.before ->> 'title', g.before ->> 'rule', g.before ->> 'name_ru', g.before ->> 'code', g.before ->> 'kind', '')`;
const GONE = `
SELECT t.type, t.id, ${same(lastTitle)}, (g.before ->> 'number')::bigint, g.before ->> 'severity',
  CASE WHEN t.type = 'work' THEN ARRAY(SELECT DISTINCT p.id FROM history z, LATERAL (SELECT ST_SetSRID(ST_GeomFromGeoJSON(z.before -> 'geom'), 4326) AS geom) e, territory_now p
      WHERE z.parent_id = t.id AND z.entity = 'work_zone' AND z.action = 'delete' AND p.kind = 'district' AND ST_Intersects(p.geom, e.geom))
    WHEN g.before ? 'territory_ids' THEN ARRAY(SELECT jsonb_array_elements_text(g.before -> 'territory_ids')::uuid)
    ELSE ARRAY[(g.before ->> 'territory_id')::uuid] END,
  CASE WHEN g.before ? 'agency_ids' THEN ARRAY(SELECT jsonb_array_elements_text(g.before -> 'agency_ids')::uuid)
    ELSE ARRAY[coalesce(g.before ->> 'agency_id', g.before ->> 'administrator_id')::uuid] END, true
FROM (SELECT DISTINCT type, id FROM touched) t
JOIN LATERAL (SELECT h.before FROM history h WHERE h.entity_id = t.id AND h.action = 'delete' AND replace(h.entity, '_', '-') = t.type
  ORDER BY h.id DESC LIMIT 1) g ON true
WHERE NOT EXISTS (SELECT FROM standing s WHERE s.type = t.type AND s.id = t.id)`;

/** SQL: what is known of the subjects of `touched` today, as `fact`; of those that are gone what was known last. */
export const SUBJECT_FACTS = `standing AS MATERIALIZED (${STANDING}), fact AS MATERIALIZED (SELECT * FROM standing UNION ALL ${GONE})`;
