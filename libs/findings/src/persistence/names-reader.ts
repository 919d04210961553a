import type { EntityManager } from 'typeorm';
import type { Names } from '../domain/subject-facts.js';

/** Names of one agency and one function by their ids. */
export async function readNames(
  manager: EntityManager,
  ids: { agencyId: string; functionId: string },
): Promise<{ agency: Names | null; function: Names | null }> {
  const columns = 'name_ru AS "nameRu", name_kk AS "nameKk", name_en AS "nameEn"';
  const agencies: Names[] = await manager.query(`SELECT ${columns} FROM agency WHERE id = $1`, [ids.agencyId]);
  const functions: Names[] = await manager.query(`SELECT ${columns} FROM city_function WHERE id = $1`, [
    ids.functionId,
  ]);
  return { agency: agencies[0] ?? null, function: functions[0] ?? null };
}

/** Id of the act of this code or title, as saving a mandate would find it; null = it would be a new act. */
export async function readActId(manager: EntityManager, named: string | null | undefined): Promise<string | null> {
  const rows: { id: string }[] = await manager.query(
    'SELECT id FROM legal_act WHERE code = $1 OR title_ru = $1 ORDER BY code = $1 DESC, created_at LIMIT 1',
    [named ?? null],
  );
  return rows[0]?.id ?? null;
}
