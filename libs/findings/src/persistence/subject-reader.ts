import type { SubjectType } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Names, SubjectKey } from '../domain/subject-facts.js';

/** One side of a finding as the registers show it today; of a deleted row what its history remembers. */
export type SubjectRow = {
  id: string;
  type: SubjectType;
  externalId: string;
  title: string;
  names: Names | null;
  demo: boolean;
  agency: Names | null;
  function: Names | null;
};

const names = (alias: string): string =>
  `json_build_object('nameRu', ${alias}.name_ru, 'nameKk', ${alias}.name_kk, 'nameEn', ${alias}.name_en)`;
const nothing = 'NULL::json';
const some = (alias: string): string => `CASE WHEN ${alias}.id IS NOT NULL THEN ${names(alias)} END`;

type Parts = {
  code: string;
  title: string;
  names?: string;
  demo?: string;
  agency?: string;
  held?: string;
  from: string;
};

const select = (type: SubjectType, parts: Parts): string => `
SELECT s.id, '${type}' AS type, ${parts.code} AS "externalId", ${parts.title} AS title, ${parts.names ?? nothing} AS names,
  ${parts.demo ?? 's.demo'} AS demo, ${parts.agency ?? nothing} AS agency, ${parts.held ?? nothing} AS function
FROM ${parts.from} WHERE s.id = ANY ($1::uuid[])`;

const held = 'JOIN agency a ON a.id = s.agency_id JOIN city_function f ON f.id = s.function_id';
const byMandate = { title: "f.name_ru || ' · ' || a.name_ru", agency: names('a'), held: names('f') };
const actNames = "json_build_object('nameRu', s.title_ru, 'nameKk', s.title_kk, 'nameEn', s.title_en)";

/** How a subject of each register is told. */
const SELECTS: Partial<Record<SubjectType, string>> = {
  work: select('work', {
    ...{ code: 's.external_id', title: 's.title', agency: names('a'), held: names('f') },
    from: `work s ${held}`,
  }),
  mandate: select('mandate', { ...byMandate, code: 's.code', from: `mandate s ${held}` }),
  'budget-line': select('budget-line', {
    code: 's.code',
    title: "concat_ws(' · ', s.code, s.programme)",
    agency: names('a'),
    held: some('f'),
    from: 'budget_line s JOIN agency a ON a.id = s.administrator_id LEFT JOIN city_function f ON f.id = s.function_id',
  }),
  site: select('site', {
    code: 's.external_id',
    title: 'coalesce(s.name_ru, s.external_id)',
    names: "CASE WHEN s.name_ru IS NOT NULL THEN json_build_object('nameRu', s.name_ru, 'nameKk', s.name_kk) END",
    from: 'site s',
  }),
  territory: select('territory', {
    ...{ code: 's.external_id', title: 's.name_ru', names: names('s') },
    from: 'territory s',
  }),
  function: select('function', {
    ...{ code: 's.code', title: 's.name_ru', names: names('s'), held: names('s') },
    from: 'city_function s',
  }),
  requirement: select('requirement', {
    code: 's.code',
    title: 'coalesce(f.name_ru, k.name_ru)',
    names: `CASE WHEN f.id IS NOT NULL THEN ${names('f')} ELSE ${names('k')} END`,
    held: some('f'),
    from: 'coverage_requirement s JOIN object_kind k ON k.code = s.object_kind LEFT JOIN city_function f ON f.id = s.function_id',
  }),
  statement: select('statement', {
    ...{ code: 's.point', title: 's.text', demo: 'r.demo', agency: names('a'), held: some('f') },
    from: `regulation_statement s JOIN regulation r ON r.id = s.regulation_id JOIN agency a ON a.id = r.agency_id
      LEFT JOIN mandate m ON m.id = s.mandate_id LEFT JOIN city_function f ON f.id = m.function_id`,
  }),
  restriction: select('restriction', {
    code: 's.external_id',
    title: 'coalesce(s.title, s.note, s.external_id)',
    agency: some('a'),
    held: some('f'),
    from: `restriction s LEFT JOIN work w ON w.id = s.work_id LEFT JOIN agency a ON a.id = w.agency_id
      LEFT JOIN city_function f ON f.id = w.function_id`,
  }),
  'legal-act': select('legal-act', { code: 's.code', title: 's.title_ru', names: actNames, from: 'legal_act s' }),
};

// What a scenario or a draft lays over the register stands in the picture the rules read, not in the table.
const OVERLAID: Partial<Record<SubjectType, string>> = {
  mandate: select('mandate', { ...byMandate, code: 's.code', from: `effective_mandate s ${held}` }),
  'budget-line': select('budget-line', {
    ...{ code: 's.code', title: 's.code', agency: names('a'), held: some('f') },
    from: 'effective_line s JOIN agency a ON a.id = s.agency_id LEFT JOIN city_function f ON f.id = s.function_id',
  }),
};

const DELETED = `
SELECT DISTINCT ON (h.entity_id) h.entity_id AS id, replace(h.entity, '_', '-') AS type,
  coalesce(h.before ->> 'external_id', h.before ->> 'code', '') AS "externalId",
  coalesce(h.before ->> 'title', f.name_ru || ' · ' || a.name_ru, h.before ->> 'title_ru', h.before ->> 'name_ru', h.before ->> 'text', '') AS title,
  NULL::json AS names, coalesce((h.before ->> 'demo')::boolean, false) AS demo, ${some('a')} AS agency, ${some('f')} AS function
FROM history h
LEFT JOIN agency a ON a.id = coalesce(h.before ->> 'agency_id', h.before ->> 'administrator_id')::uuid
LEFT JOIN city_function f ON f.id = (h.before ->> 'function_id')::uuid
WHERE h.entity_id = ANY ($1::uuid[]) AND h.action = 'delete'
ORDER BY h.entity_id, h.id DESC`;

/** Loads the subjects of many findings at once. */
export async function readSubjects(
  manager: EntityManager,
  keys: readonly SubjectKey[],
): Promise<Map<string, SubjectRow>> {
  const found = new Map<string, SubjectRow>();
  const load = async (sql: string | undefined, ids: string[]): Promise<void> => {
    const missing = ids.filter((id) => !found.has(id));
    if (!sql || missing.length === 0) return;
    const rows: SubjectRow[] = await manager.query(sql, [missing]);
    for (const row of rows) found.set(row.id, row);
  };
  const of = (type: SubjectType): string[] => keys.filter((key) => key.type === type).map((key) => key.id);
  for (const type of new Set(keys.map((key) => key.type))) {
    await load(SELECTS[type], of(type));
    await load(OVERLAID[type], of(type));
  }
  await load(
    DELETED,
    keys.map((key) => key.id),
  );
  return found;
}
