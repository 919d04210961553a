import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { Resolution } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import { ResolutionDesk } from './resolution-desk.js';

/** Whoever proposed a resolution takes it back, also when it was agreed; the finding is open again. */
@Injectable()
export class WithdrawResolution {
  constructor(private readonly desk: ResolutionDesk) {}

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed, resolution.closed */
  execute(principal: Principal, row: RowVersion): Promise<Resolution> {
    authorize(principal, 'finding.assess');
    return this.desk.run(principal, async (manager) => {
      const opened = await this.desk.open(manager, row);
      authorize(principal, 'finding.assess', opened.resolution);
      return this.desk.move(manager, opened, 'withdrawn');
    });
  }
}
