import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal, type Target } from '@abat/access';
import {
  DomainError,
  MAIN_SET,
  type MandateSet,
  type MandateSetDraft,
  type MandateSetPatch,
  type MandateSetQuery,
} from '@abat/contracts';
import {
  Conditions,
  likePattern,
  provenanceColumns,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, type RegisterDefinition } from '@abat/registers';
import { DataSource } from 'typeorm';
import { MandateSetEntity } from '../persistence/power.entity.js';

const columns = `${provenanceColumns('x')}, x.code, x.name_ru AS "nameRu", x.name_kk AS "nameKk", x.name_en AS "nameEn", x.active, x.note,
  (SELECT count(*)::int FROM mandate m WHERE m.set_id = x.id) AS "mandateCount"`;

/** Who is held to one agency cannot change a set. */
const OF_NO_AGENCY: Target = { agencyId: null };

/** Sets of mandates: the register of the city, the powers of the laws. The rules see those that are on. */
@Injectable()
export class MandateSetRegister extends DatedRegister<
  MandateSetEntity,
  MandateSet,
  MandateSetQuery,
  MandateSetDraft,
  MandateSetPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'mandate.write',
    event: 'mandate-set.changed',
    subject: 'mandate-set',
    source: {
      from: 'mandate_set x',
      columns,
      id: 'x.id',
      sorts: {
        code: { expression: 'x.code', type: 'text' },
        name: { expression: 'x.name_ru COLLATE "kk-x-icu"', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(MandateSetEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  /** @throws DomainError resource.in-use for the set that new mandates go to, else as every register */
  override async remove(principal: Principal, row: RowVersion): Promise<void> {
    authorize(principal, this.definition.action, OF_NO_AGENCY);
    const { code } = await this.getById(row.id);
    if (code === MAIN_SET) throw new DomainError('resource.in-use', { detail: 'new mandates go to this set' });
    return super.remove(principal, row);
  }

  protected conditions(query: MandateSetQuery): Conditions {
    return new Conditions().when(
      query.q && likePattern(query.q),
      (p) => `fold_text(concat_ws(' ', x.code, x.name_ru, x.name_kk, x.name_en)) LIKE fold_text(${p})`,
    );
  }

  protected columns(_manager: unknown, input: MandateSetDraft | MandateSetPatch) {
    return Promise.resolve(given(input, ['code', 'nameRu', 'nameKk', 'nameEn', 'active', 'note']));
  }

  protected override target(): Promise<Target> {
    return Promise.resolve(OF_NO_AGENCY);
  }
}
