import { Injectable } from '@nestjs/common';
import { appendEvents } from '@abat/live';
import { TransactionRunner, systemActor } from '@abat/platform';
import { escalateOverdue, lockAlarms, returnSnoozed } from '../persistence/alarm-follower.js';
import { JournalRepository } from '../persistence/journal.repository.js';
import { raisedEvents, tellReturned } from './follow-findings.use-case.js';

const ACTOR = systemActor('alarms');

/** What time alone does: alarms put aside come back, urgent ones that nobody took are escalated. */
@Injectable()
export class SweepAlarms {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly journal: JournalRepository,
  ) {}

  /** Doing it again does nothing. */
  execute(): Promise<{ returned: number; escalated: number }> {
    return this.transactions.run(ACTOR, async (manager) => {
      await lockAlarms(manager);
      const returned = await returnSnoozed(manager);
      const escalated = await escalateOverdue(manager);
      await tellReturned(manager, this.journal, returned);
      await this.journal.write(
        manager,
        escalated.map(({ id }) => ({ kind: 'alarm.escalated', alarm: id })),
      );
      await appendEvents(
        manager,
        raisedEvents(escalated, null).map((event) => ({ ...event, type: 'alarm.escalated' as const })),
      );
      return { returned: returned.length, escalated: escalated.length };
    });
  }
}
