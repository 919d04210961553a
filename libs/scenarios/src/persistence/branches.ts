import type { EntityManager } from 'typeorm';

/** Which of the powers stand in other branches than the functions. Ids that are no powers are left alone. */
export async function powersOutside(
  manager: EntityManager,
  ids: readonly string[],
  functionIds: readonly string[],
): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query(
    `SELECT m.id FROM mandate m JOIN city_function f ON f.id = m.function_id
     WHERE m.id = ANY ($1::uuid[]) AND subpath(f.path, 0, 1) NOT IN (
       SELECT subpath(r.path, 0, 1) FROM city_function r WHERE r.id = ANY ($2::uuid[]))`,
    [ids, functionIds],
  );
  return new Set(rows.map(({ id }) => id));
}
