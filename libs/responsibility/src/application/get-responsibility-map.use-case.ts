import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ResponsibilityMap, ResponsibilityMapQuery } from '@abat/contracts';
import { fieldError, resolveCode } from '@abat/platform';
import { DataSource } from 'typeorm';
import { readMap } from '../persistence/map-reader.js';
import { dayOf } from '../persistence/scope.js';

/** Who holds a function at a stage, as shapes for the map. */
@Injectable()
export class GetResponsibilityMap {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError reference.unknown */
  async execute(query: ResponsibilityMapQuery): Promise<ResponsibilityMap> {
    const { manager } = this.dataSource;
    const functionId = await resolveCode(manager, 'function', query.function, 'function');
    const kind = query.kind ? await this.kindPath(query.kind) : null;
    return readMap(manager, { day: await dayOf(manager, query.at), functionId, stage: query.stage, kind });
  }

  private async kindPath(code: string): Promise<string> {
    const rows: { path: string }[] = await this.dataSource.query(
      'SELECT path::text AS path FROM object_kind WHERE code = $1',
      [code],
    );
    if (!rows[0]) throw fieldError('reference.unknown', 'kind', `unknown object kind: ${code}`);
    return rows[0].path;
  }
}
