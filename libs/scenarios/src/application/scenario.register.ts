import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@abat/access';
import {
  DomainError,
  type Scenario,
  type ScenarioDraft,
  type ScenarioPatch,
  type ScenarioQuery,
} from '@abat/contracts';
import {
  Conditions,
  isoTimestamp,
  likePattern,
  provenanceColumns,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given, Register, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { ScenarioEntity } from '../persistence/scenario.entity.js';
import { firstDay, makePlan } from './make-plan.js';

const columns = `${provenanceColumns('s')}, s.code, s.name_ru AS "nameRu", s.name_kk AS "nameKk", s.name_en AS "nameEn", s.description,
  s.effective_on::text AS "effectiveOn", s.status, s.steps, u.name AS author, ${isoTimestamp('s.adopted_at')} AS "adoptedAt", v.name AS "adoptedBy"`;
const PLAIN = ['code', 'nameRu', 'nameKk', 'nameEn', 'description', 'effectiveOn', 'status', 'steps'];

/** Scenarios. Every saved step can be done on the register of the day; an adopted scenario does not change any more. */
@Injectable()
export class ScenarioRegister extends Register<ScenarioEntity, Scenario, ScenarioQuery, ScenarioDraft, ScenarioPatch> {
  protected readonly definition: RegisterDefinition = {
    action: 'scenario.write',
    event: 'scenario.changed',
    subject: 'scenario',
    source: {
      from: 'scenario s LEFT JOIN app_user u ON u.id = s.author_id LEFT JOIN app_user v ON v.id = s.adopted_by_id',
      columns,
      id: 's.id',
      sorts: {
        createdAt: { expression: 's.created_at', type: 'timestamptz' },
        code: { expression: 's.code', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(ScenarioEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  override create(principal: Principal, draft: ScenarioDraft): Promise<Scenario> {
    return super.create(principal, Object.assign({ authorId: principal.userId }, draft));
  }

  override async remove(principal: Principal, row: RowVersion): Promise<void> {
    refuseAdopted(await this.getById(row.id));
    await super.remove(principal, row);
  }

  protected conditions(query: ScenarioQuery): Conditions {
    return new Conditions()
      .when(query.status, (p) => `s.status = ${p}`)
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', s.code, s.name_ru, s.name_kk, s.name_en, s.description)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: ScenarioDraft | ScenarioPatch, stored: Scenario | null) {
    if (stored) refuseAdopted(stored);
    const effectiveOn = await firstDay(
      manager,
      input.effectiveOn === undefined ? stored?.effectiveOn : input.effectiveOn,
    );
    if (input.steps) await makePlan(manager, input.steps, { effectiveOn });
    return given(input, stored ? PLAIN : [...PLAIN, 'authorId']);
  }
}

/** @throws DomainError scenario.adopted */
export function refuseAdopted(scenario: Pick<Scenario, 'status'>): void {
  if (scenario.status === 'adopted') throw new DomainError('scenario.adopted');
}
