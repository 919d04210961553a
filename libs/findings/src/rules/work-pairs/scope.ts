import type { Statement } from '../../domain/rule.js';

const scope =
  (sql: string) =>
  (ids: readonly string[]): Statement => ({ sql, parameters: [ids] });

/** The works themselves and the restrictions they left: whose surface it is follows the work. */
export const worksAndWhatTheyLeft = scope(`
SELECT unnest($1::uuid[]) AS id UNION ALL SELECT r.id FROM restriction r WHERE r.work_id = ANY ($1::uuid[])`);

/** Works whose function is one of the changed ones or stands below it: a function hands its type down. */
export const worksOfFunctions = scope(`
SELECT w.id FROM city_function f JOIN city_function b ON b.path <@ f.path JOIN work w ON w.function_id = b.id
WHERE f.id = ANY ($1::uuid[]) AND w.status <> 'cancelled'`);

/** Works of the changed types: their own, or that of their function. */
export const worksOfTypes = scope(`
SELECT w.id FROM work w WHERE w.work_type_id = ANY ($1::uuid[]) AND w.status <> 'cancelled'
UNION ALL SELECT w.id FROM function_work_type t JOIN work w ON w.function_id = t.function_id
WHERE t.work_type_id = ANY ($1::uuid[]) AND w.work_type_id IS NULL AND w.status <> 'cancelled'`);

/** Works of the given handovers, present or removed; ids of the works themselves are understood as well. */
export const worksOfHandovers = scope(`
SELECT unnest($1::uuid[]) AS id
UNION SELECT h.work_id FROM handover h WHERE h.id = ANY ($1::uuid[])
UNION SELECT h.parent_id FROM history h WHERE h.entity_id = ANY ($1::uuid[]) AND h.entity = 'handover'`);
