import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Page, Refusal, RefusalQuery } from '@abat/contracts';
import { Conditions, idsByCode, isoTimestamp, keysetPage, type KeysetSource, likePattern } from '@abat/platform';
import { DataSource } from 'typeorm';
import { inBranch } from '../persistence/scope.js';

const SOURCE: KeysetSource = {
  from: `request_refusal r JOIN agency a ON a.id = r.agency_id JOIN city_function f ON f.id = r.function_id
    JOIN territory t ON t.id = r.territory_id`,
  columns: `r.id, r.source, r.request_external_id AS "requestExternalId", a.code AS agency, f.code AS function, t.external_id AS territory,
    ${isoTimestamp('r.refused_at')} AS "refusedAt", r.note, ${isoTimestamp('r.created_at')} AS "createdAt"`,
  id: 'r.id',
  sorts: { refusedAt: { expression: 'r.refused_at', type: 'timestamptz', notNull: true } },
};

/** Answers "not ours" of bodies to requests. */
@Injectable()
export class ListRefusals {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  execute(query: RefusalQuery): Promise<Page<Refusal>> {
    const conditions = new Conditions()
      .when(query.agency, (p) => `r.agency_id IN (${idsByCode('agency', p)})`)
      .when(query.function, (p) => inBranch('f.path', p))
      .when(query.territory, (p) => `r.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.from, (p) => `r.refused_at >= ${p}::date`)
      .when(query.to, (p) => `r.refused_at < ${p}::date + 1`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', r.request_external_id, r.note)) LIKE fold_text(${p})`,
      );
    return keysetPage(this.dataSource.manager, SOURCE, query, conditions);
  }
}
