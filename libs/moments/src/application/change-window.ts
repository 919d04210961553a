import { resolveOptional } from '@abat/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { ChangeScope } from '../persistence/change-reader.js';

type Asked = { since: string; until?: string | undefined; district?: string | undefined; agency?: string | undefined };

/**
 * Reads what changed in a window that may be open towards now.
 * @throws DomainError reference.unknown for a district or body that does not exist
 */
export function inWindow<Answer>(
  dataSource: DataSource,
  asked: Asked,
  read: (manager: EntityManager, scope: ChangeScope) => Promise<Answer>,
): Promise<Answer> {
  return dataSource.transaction('READ COMMITTED', async (manager) => {
    await manager.query("SET TRANSACTION READ ONLY; SET LOCAL jit = off; SET LOCAL statement_timeout = '20s'");
    const district = { code: asked.district, path: 'district' };
    const agency = { code: asked.agency, path: 'agency' };
    return read(manager, {
      since: asked.since,
      until: asked.until ?? new Date().toISOString(),
      districtId: (await resolveOptional(manager, 'territory', district)) ?? null,
      agencyId: (await resolveOptional(manager, 'agency', agency)) ?? null,
    });
  });
}
