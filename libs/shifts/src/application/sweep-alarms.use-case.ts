import { Injectable } from '@nestjs/common';
import { appendEvents } from '@abat/live';
import { TransactionRunner, systemActor } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { escalateOverdue, lockAlarms, returnSnoozed } from '../persistence/alarm-follower.js';
import { AlarmRepository } from '../persistence/alarm.repository.js';
import { JournalRepository } from '../persistence/journal.repository.js';
import { raisedEvents, tellReturned } from './follow-findings.use-case.js';
import { ALARM_ROLES } from './hand-over-alarm.use-case.js';
import { WHO_REMAINS } from './hand-over-shift.use-case.js';

const ACTOR = systemActor('alarms');

/**
 * What time alone does: alarms put aside come back, urgent ones that nobody took are escalated, and those of people who
 * may not work alarms any more are nobody's.
 */
@Injectable()
export class SweepAlarms {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly journal: JournalRepository,
    private readonly alarms: AlarmRepository,
  ) {}

  /** Doing it again does nothing. */
  execute(): Promise<{ returned: number; escalated: number }> {
    return this.transactions.run(ACTOR, async (manager) => {
      await lockAlarms(manager);
      await this.passOnOfGone(manager);
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

  /** Whoever was switched off or has another role now answers for nothing: the operators are asked instead. */
  private async passOnOfGone(manager: EntityManager): Promise<void> {
    for (const owner of await this.alarms.goneOwners(manager, ALARM_ROLES)) {
      const passed = await this.alarms.passOn(manager, owner, { role: WHO_REMAINS });
      const data = { person: null, role: WHO_REMAINS };
      await this.journal.write(
        manager,
        passed.map(({ id: alarm }) => ({ kind: 'alarm.handed-over', alarm, data })),
      );
      const territoryIds = passed.flatMap((alarm) => alarm.territoryIds);
      await appendEvents(manager, [{ type: 'alarm.changed', data: { count: passed.length }, territoryIds }]);
    }
  }
}
