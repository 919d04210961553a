import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Permit, type PermitDraft, type PermitPatch, type PermitQuery, unfit } from '@abat/contracts';
import { Conditions, likePattern, resolveOptional, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { PERMIT_COLUMNS, PERMIT_FROM } from '../../persistence/part-select.js';
import { PermitEntity } from '../../persistence/programme.entity.js';
import { WorkPartRegister } from './project-part.register.js';

/** Papers that allow works. */
@Injectable()
export class PermitRegister extends WorkPartRegister<PermitEntity, Permit, PermitQuery, PermitDraft, PermitPatch> {
  protected readonly table = 'permit';
  protected readonly definition: RegisterDefinition = {
    action: 'work.write',
    event: 'permit.changed',
    subject: 'permit',
    source: {
      from: PERMIT_FROM,
      columns: PERMIT_COLUMNS,
      id: 'r.id',
      sorts: { issuedOn: { expression: 'r.issued_on', type: 'date' } },
    },
  };
  protected readonly store = new VersionedStore(PermitEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: PermitQuery): Conditions {
    return new Conditions()
      .when(query.work, (p) => `(r.work_id::text = ${p} OR w.external_id = ${p})`)
      .when(query.kind, (p) => `r.kind = ${p}`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(r.document) LIKE fold_text(${p})`);
  }

  protected async columns(manager: EntityManager, input: PermitDraft | PermitPatch, stored: Permit | null) {
    const first = input.issuedOn === undefined ? stored?.issuedOn : input.issuedOn;
    const last = input.validTo === undefined ? stored?.validTo : input.validTo;
    if (first && last && last < first) throw unfit('validTo', 'permit.ends-before-start');
    const issuerId = await resolveOptional(manager, 'agency', { code: input.issuer, path: 'issuer' });
    return {
      ...given(input, ['kind', 'document', 'issuedOn', 'validTo']),
      ...(issuerId === undefined ? {} : { issuerId }),
      ...(await this.owner(manager, input)),
    };
  }
}
