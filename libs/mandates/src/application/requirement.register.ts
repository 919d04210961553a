import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  fieldError,
  type Requirement,
  requirementComplete,
  type RequirementDraft,
  type RequirementPatch,
  type RequirementQuery,
} from '@abat/contracts';
import {
  branchChoice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  periodColumns,
  provenanceColumns,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, periodLiteral, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { RequirementEntity } from '../persistence/power.entity.js';
import { inBranch, inKind, kindCode, namedIds } from '../persistence/scope.js';

const columns = `${provenanceColumns('r')}, r.code, r.level, f.code AS function, r.stage, r.object_kind AS "objectKind", t.external_id AS territory,
  ${periodColumns('r.valid')}, r.note`;

/** What the city says must be held everywhere. Whatever nobody holds against it is a gap. */
@Injectable()
export class RequirementRegister extends DatedRegister<
  RequirementEntity,
  Requirement,
  RequirementQuery,
  RequirementDraft,
  RequirementPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'requirement.write',
    event: 'requirement.changed',
    subject: 'requirement',
    source: {
      from: `coverage_requirement r LEFT JOIN city_function f ON f.id = r.function_id LEFT JOIN territory t ON t.id = r.territory_id`,
      columns,
      id: 'r.id',
      sorts: { code: { expression: 'r.code', type: 'text' } },
    },
  };
  protected readonly store = new VersionedStore(RequirementEntity);
  protected override readonly choices = {
    level: heldChoice('r.level'),
    function: branchChoice('function', 'r.function_id'),
    kind: branchChoice('objectKind', 'r.object_kind', 'code'),
    territory: namedChoice('territory', 'r.territory_id'),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: RequirementQuery): Conditions {
    return new Conditions()
      .when(query.level, (p) => `r.level = ${p}`)
      .when(query.function, (p) => inBranch('f.path', p))
      .when(query.territory, (p) => `r.territory_id IN (${idsByCode('territory', p)})`)
      .when(query.kind, (p) => inKind('r.object_kind', p))
      .when(query.on, (p) => `r.valid @> ${p}::date`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(concat_ws(' ', r.code, r.note)) LIKE fold_text(${p})`);
  }

  protected async columns(
    manager: EntityManager,
    input: RequirementDraft | RequirementPatch,
    stored: Requirement | null,
  ) {
    const merged = { level: 'territory' as const, ...stored, ...given(input, ['level', 'function', 'stage']) };
    if (!requirementComplete(merged))
      throw fieldError('request.invalid', 'function', 'a requirement for a territory has a function and a stage');
    const dates = stored && { first: stored.validFrom, last: stored.validTo };
    const valid = periodLiteral({ first: input.validFrom, last: input.validTo }, dates, 'validTo');
    return {
      ...given(input, ['code', 'level', 'stage', 'note']),
      ...(await kindCode(manager, input.objectKind)),
      ...(await namedIds(manager, input)),
      ...(valid ? { valid } : {}),
    };
  }

  protected override async audience(manager: EntityManager, id: string) {
    const rows: { id: string | null }[] = await manager.query(
      'SELECT territory_id AS id FROM coverage_requirement WHERE id = $1',
      [id],
    );
    return { territoryIds: rows.flatMap((row) => (row.id ? [row.id] : [])) };
  }
}
