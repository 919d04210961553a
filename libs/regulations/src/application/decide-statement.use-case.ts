import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import {
  DomainError,
  fieldError,
  type MandateDraft,
  mandateDraftSchema,
  type NewMandate,
  type Statement,
  type StatementDecisionRequest,
} from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { MandateRegister } from '@abat/mandates';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { type LockedStatement, RegulationRepository } from '../persistence/regulation.repository.js';
import { StatementQueries } from '../persistence/statement.query.js';

/** A person says what a statement means: a power the body holds already, a new one, none. */
@Injectable()
export class DecideStatement {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly regulations: RegulationRepository,
    private readonly statements: StatementQueries,
    private readonly mandates: MandateRegister,
  ) {}

  /**
   * Decides, and makes the mandate if one is asked for, as one change. Making one needs the right to write mandates too.
   * @throws DomainError access.*, resource.not-found, request.precondition-failed, statement.foreign-mandate,
   * reference.unknown, resource.exists
   */
  async execute(principal: Principal, row: RowVersion, said: StatementDecisionRequest): Promise<Statement> {
    authorize(principal, 'regulation.write');
    return this.transactions.run(actorOf(principal), async (manager) => {
      const statement = await this.regulations.lockStatement(manager, row.id);
      authorize(principal, 'regulation.write', {
        agencyId: statement.agencyId,
        agencyDistrictId: statement.agencyDistrictId,
      });
      if (statement.version !== row.version)
        throw new DomainError('request.precondition-failed', { currentVersion: statement.version });
      await this.regulations.decide(manager, row.id, {
        decision: said.decision,
        mandateId: said.decision === 'confirmed' ? await this.mandateOf(manager, principal, { statement, said }) : null,
        note: said.note ?? null,
        by: said.decision === 'open' ? null : principal.userId,
      });
      await appendEvents(manager, [
        {
          type: 'regulation.changed',
          subject: { type: 'regulation', id: statement.regulationId },
          agencyIds: [statement.agencyId],
          data: { ids: [row.id], regulation: statement.regulationId },
        },
      ]);
      return this.statements.getById(row.id, manager);
    });
  }

  private async mandateOf(
    manager: EntityManager,
    principal: Principal,
    { statement, said }: { statement: LockedStatement; said: Confirmed },
  ): Promise<string> {
    if (said.newMandate) {
      const draft = draftOf(statement, said.newMandate);
      return (await this.mandates.createIn(manager, principal, draft)).id;
    }
    const named = said.mandate ?? '';
    const mandate = await this.regulations.mandate(manager, named);
    if (!mandate) throw fieldError('reference.unknown', 'mandate', `unknown mandate: ${named}`);
    if (mandate.agencyId !== statement.agencyId)
      throw fieldError('statement.foreign-mandate', 'mandate', 'the mandate belongs to another body');
    return mandate.id;
  }
}

type Confirmed = Extract<StatementDecisionRequest, { decision: 'confirmed' }>;

function draftOf(statement: LockedStatement, asked: NewMandate): MandateDraft {
  const made = `reg-${statement.agencyCode}-${statement.number}-${statement.id.slice(-6)}`;
  return mandateDraftSchema.parse({
    ...asked,
    code: asked.code ?? made,
    agency: statement.agencyCode,
    legalBasis: asked.legalBasis ?? statement.legalAct,
    article: asked.article ?? (statement.point || null),
  });
}
