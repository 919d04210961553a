import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ResponsibilityMap, ResponsibilityMapQuery } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { fieldError, resolveCode } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { readMap } from '../persistence/map-reader.js';
import { dayOf } from '../persistence/scope.js';

/** Who holds a function at a stage, as shapes for the map. */
@Injectable()
export class GetResponsibilityMap {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown, request.invalid for a moment that is to come */
  execute(asked: ResponsibilityMapQuery): Promise<ResponsibilityMap> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, async (manager) => {
      const functionId = await resolveCode(manager, 'function', query.function, 'function');
      const kind = query.kind ? await kindPath(manager, query.kind) : null;
      return readMap(manager, { day: await dayOf(manager, query.on), functionId, stage: query.stage, kind });
    });
  }
}

async function kindPath(manager: EntityManager, code: string): Promise<string> {
  const rows: { path: string }[] = await manager.query('SELECT path::text AS path FROM object_kind WHERE code = $1', [
    code,
  ]);
  if (!rows[0]) throw fieldError('reference.unknown', 'kind', `unknown object kind: ${code}`);
  return rows[0].path;
}
