import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LegalGap, LegalGapDraft, LegalGapPatch, LegalGapQuery } from '@abat/contracts';
import {
  branchChoice,
  Conditions,
  heldChoice,
  idsByCode,
  likePattern,
  namedChoice,
  provenanceColumns,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DatedRegister, given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { LegalGapEntity } from '../persistence/legal.entity.js';
import { inBranch, namedIds } from '../persistence/scope.js';

const columns = `${provenanceColumns('g')}, g.code, g.title, g.description, l.code AS "legalAct", g.article, f.code AS function, g.status,
  g.noted_on::text AS "notedOn", g.proposal`;

/** What the law leaves open or says twice: a list kept by hand. */
@Injectable()
export class LegalGapRegister extends DatedRegister<
  LegalGapEntity,
  LegalGap,
  LegalGapQuery,
  LegalGapDraft,
  LegalGapPatch
> {
  protected readonly definition: RegisterDefinition = {
    action: 'legal.write',
    event: 'legal-gap.changed',
    subject: 'legal-gap',
    source: {
      from: 'legal_gap g LEFT JOIN legal_act l ON l.id = g.legal_act_id LEFT JOIN city_function f ON f.id = g.function_id',
      columns,
      id: 'g.id',
      sorts: {
        notedOn: { expression: 'g.noted_on', type: 'date' },
        code: { expression: 'g.code', type: 'text' },
      },
    },
  };
  protected readonly store = new VersionedStore(LegalGapEntity);
  protected override readonly choices = {
    status: heldChoice('g.status'),
    function: branchChoice('function', 'g.function_id'),
    legalAct: namedChoice('legalAct', 'g.legal_act_id'),
  };

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: LegalGapQuery): Conditions {
    return new Conditions()
      .when(query.status, (p) => `g.status = ${p}`)
      .when(query.legalAct, (p) => `g.legal_act_id IN (${idsByCode('legalAct', p)})`)
      .when(query.function, (p) => inBranch('f.path', p))
      .when(
        query.q && likePattern(query.q),
        (p) => `fold_text(concat_ws(' ', g.code, g.title, g.description, g.proposal)) LIKE fold_text(${p})`,
      );
  }

  protected async columns(manager: EntityManager, input: LegalGapDraft | LegalGapPatch) {
    return {
      ...given(input, ['code', 'title', 'description', 'article', 'status', 'notedOn', 'proposal']),
      ...(await namedIds(manager, input)),
    };
  }
}
