import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import { dropWhatFollowed } from '../persistence/follow-works.js';
import { giveSitesBack } from '../persistence/handed-sites.js';
import { WorkRepository } from '../persistence/work.repository.js';
import { workEvent } from './work-events.js';

/** Deletes a work with its handover, whose sites go back to who held them, and what followed from it; its history stays. */
@Injectable()
export class DeleteWork {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly works: WorkRepository,
  ) {}

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed */
  execute(principal: Principal, row: RowVersion): Promise<void> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const standing = await this.works.standing(manager, row.id);
      authorize(principal, 'work.write', standing);
      if (standing.version !== row.version)
        throw new DomainError('request.precondition-failed', { currentVersion: standing.version });
      await giveSitesBack(manager, row.id);
      const restrictions = await dropWhatFollowed(manager, row.id);
      await this.works.store.remove(manager, row);
      await appendEvents(manager, [workEvent('work.deleted', standing), ...restrictions]);
    });
  }
}
