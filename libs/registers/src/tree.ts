import { DomainError } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Refuses a parent that stands below the row itself.
 * @throws DomainError request.invalid on field `parent`
 */
export async function refuseCycle(
  manager: EntityManager,
  table: 'agency' | 'city_function' | 'object_kind' | 'territory' | 'budget_line',
  row: { id: string; parentId: string },
): Promise<void> {
  const rows: unknown[] = await manager.query(
    `WITH RECURSIVE up (id) AS (SELECT $2::uuid UNION SELECT t.parent_id FROM ${table} t JOIN up ON up.id = t.id WHERE t.parent_id IS NOT NULL)
     SELECT 1 FROM up WHERE id = $1`,
    [row.id, row.parentId],
  );
  if (rows.length === 0) return;
  throw new DomainError('request.invalid', {
    errors: [{ path: 'parent', code: 'cycle', message: 'a row cannot stand below itself' }],
  });
}
