import type { SubjectType } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Names } from '../domain/subject-facts.js';

/** One side of a finding as the registers show it today; of a deleted row what its history remembers. */
export type SubjectRow = {
  id: string;
  type: SubjectType;
  externalId: string;
  title: string;
  demo: boolean;
  agency: Names | null;
  function: Names | null;
};

const names = (alias: string): string =>
  `json_build_object('nameRu', ${alias}.name_ru, 'nameKk', ${alias}.name_kk, 'nameEn', ${alias}.name_en)`;

const WORKS = `
SELECT w.id, 'work' AS type, w.external_id AS "externalId", w.title, w.demo, ${names('a')} AS agency, ${names('f')} AS function
FROM work w JOIN agency a ON a.id = w.agency_id JOIN city_function f ON f.id = w.function_id WHERE w.id = ANY ($1::uuid[])`;

const MANDATES = `
SELECT m.id, 'mandate' AS type, m.code AS "externalId", f.name_ru || ' · ' || a.name_ru AS title, m.demo,
  ${names('a')} AS agency, ${names('f')} AS function
FROM mandate m JOIN agency a ON a.id = m.agency_id JOIN city_function f ON f.id = m.function_id WHERE m.id = ANY ($1::uuid[])`;

const DELETED = `
SELECT DISTINCT ON (h.entity_id) h.entity_id AS id, h.entity AS type,
  coalesce(h.before ->> 'external_id', h.before ->> 'code', '') AS "externalId",
  coalesce(h.before ->> 'title', f.name_ru || ' · ' || a.name_ru, '') AS title, (h.before ->> 'demo')::boolean AS demo,
  CASE WHEN a.id IS NOT NULL THEN ${names('a')} END AS agency, CASE WHEN f.id IS NOT NULL THEN ${names('f')} END AS function
FROM history h
LEFT JOIN agency a ON a.id = (h.before ->> 'agency_id')::uuid
LEFT JOIN city_function f ON f.id = (h.before ->> 'function_id')::uuid
WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity IN ('work', 'mandate') AND h.action = 'delete'
ORDER BY h.entity_id, h.id DESC`;

/** Loads the subjects of many findings at once. */
export async function readSubjects(
  manager: EntityManager,
  keys: readonly { type: SubjectType; id: string }[],
): Promise<Map<string, SubjectRow>> {
  const of = (type: SubjectType): string[] => keys.filter((key) => key.type === type).map((key) => key.id);
  const found = new Map<string, SubjectRow>();
  const load = async (sql: string, ids: string[]): Promise<void> => {
    if (ids.length === 0) return;
    const rows: SubjectRow[] = await manager.query(sql, [ids]);
    for (const row of rows) found.set(row.id, row);
  };
  await load(WORKS, of('work'));
  await load(MANDATES, of('mandate'));
  await load(
    DELETED,
    keys.map((key) => key.id).filter((id) => !found.has(id)),
  );
  return found;
}
