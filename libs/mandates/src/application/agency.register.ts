import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Agency, AgencyDraft, AgencyPatch, AgencyQuery } from '@abat/contracts';
import {
  Conditions,
  idsByCode,
  likePattern,
  periodColumns,
  provenanceColumns,
  resolveOptional,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, refuseCycle, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { AgencyEntity } from '../persistence/mandate.entity.js';

const columns = `${provenanceColumns('a')}, a.code, a.tier, p.code AS parent, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn",
  d.external_id AS district, a.staff, ${periodColumns('a.valid')}, a.incomplete`;

/** Bodies of the city. */
@Injectable()
export class AgencyRegister extends DatedRegister<AgencyEntity, Agency, AgencyQuery, AgencyDraft, AgencyPatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'agency.write',
    event: 'agency.changed',
    subject: 'agency',
    source: {
      from: 'agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN territory d ON d.id = a.district_id',
      columns,
      id: 'a.id',
      sorts: {
        name: { expression: 'a.name_ru COLLATE "kk-x-icu"', type: 'text' },
        code: { expression: 'a.code', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(AgencyEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: AgencyQuery): Conditions {
    return new Conditions()
      .when(query.kind, (p) => `a.tier = ${p}`)
      .when(query.territory, (p) => `a.district_id IN (${idsByCode('territory', p)})`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_text(a.name_ru, a.name_kk, a.name_en)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: AgencyDraft | AgencyPatch, stored: Agency | null) {
    const parentId = await resolveOptional(manager, 'agency', { code: input.parent, path: 'parent' });
    const districtId = await resolveOptional(manager, 'territory', { code: input.district, path: 'district' });
    if (stored && parentId) await refuseCycle(manager, 'agency', { id: stored.id, parentId });
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    return {
      ...given(input, ['code', 'tier', 'nameRu', 'nameKk', 'nameEn', 'staff']),
      ...(valid ? { valid } : {}),
      ...(parentId === undefined ? {} : { parentId }),
      ...(districtId === undefined ? {} : { districtId }),
      incomplete: false,
    };
  }

  protected override audience(_manager: EntityManager, id: string) {
    return Promise.resolve({ agencyIds: [id] });
  }
}
