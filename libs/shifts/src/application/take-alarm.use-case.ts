import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import { type Alarm, DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import { JournalRepository } from '../persistence/journal.repository.js';
import { AlarmDesk, FREE } from './alarm-desk.js';

/** Taking is owning: from now on one person answers for the alarm, and everybody sees who. */
@Injectable()
export class TakeAlarm {
  constructor(
    private readonly desk: AlarmDesk,
    private readonly transactions: TransactionRunner,
    private readonly journal: JournalRepository,
  ) {}

  /** @throws DomainError access.denied, resource.not-found, alarm.taken with the name of who was first, alarm.not-allowed */
  execute(principal: Principal, id: string): Promise<Alarm> {
    return this.desk.act(principal, id, 'take', async ({ manager, alarm, state }) => {
      if (alarm.ownerId === principal.userId) return null;
      const { now } = await this.desk.alarms.moments(manager, id);
      const owned = { owner_id: principal.userId, taken_at: now, first_taken_at: alarm.firstTakenAt ?? now };
      return { change: { ...FREE, state, ...owned }, entry: { kind: 'alarm.taken', data: { from: alarm.state } } };
    });
  }

  /** Takes what is left of a flood at once. @throws DomainError access.denied, resource.not-found */
  flood(principal: Principal, flood: string): Promise<{ taken: number }> {
    authorize(principal, 'alarm.work');
    const { userId, name } = principal;
    return this.transactions.run(actorOf(principal), async (manager) => {
      const ids = await this.desk.alarms.takeFlood(manager, flood, userId);
      if (ids.length === 0 && !(await this.desk.alarms.knowsFlood(manager, flood)))
        throw new DomainError('resource.not-found');
      if (ids.length === 0) return { taken: 0 };
      await this.journal.write(
        manager,
        ids.map((alarm) => ({ kind: 'alarm.taken', by: { userId, name }, alarm, data: { flood } })),
      );
      await appendEvents(manager, [{ type: 'alarm.changed', data: { flood, count: ids.length } }]);
      return { taken: ids.length };
    });
  }
}
