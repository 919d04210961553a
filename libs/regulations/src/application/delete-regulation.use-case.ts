import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import { appendEvents } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import { RegulationRepository } from '../persistence/regulation.repository.js';

/** Takes a regulation away with its statements. Mandates made from them stay in the register. */
@Injectable()
export class DeleteRegulation {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly regulations: RegulationRepository,
  ) {}

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed */
  async execute(principal: Principal, row: RowVersion): Promise<void> {
    authorize(principal, 'regulation.write');
    return this.transactions.run(actorOf(principal), async (manager) => {
      const owner = await this.regulations.owner(manager, row.id);
      authorize(principal, 'regulation.write', owner);
      const ids = await this.regulations.statementIds(manager, row.id);
      await this.regulations.remove(manager, row);
      await appendEvents(manager, [
        {
          type: 'regulation.changed',
          subject: { type: 'regulation', id: row.id },
          agencyIds: [owner.agencyId],
          data: { ids, regulation: row.id, deleted: true },
        },
      ]);
    });
  }
}
