import { Injectable } from '@nestjs/common';
import { actorOf, authorize, holds, type Principal } from '@abat/access';
import { type Alarm, DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { type AlarmAct, type AlarmStanding, outcomeOf } from '../domain/alarm-state.js';
import { type AlarmChange, AlarmRepository, type LockedAlarm } from '../persistence/alarm.repository.js';
import { JournalRepository, type NewEntry } from '../persistence/journal.repository.js';
import { AlarmWords } from './alarm-words.js';

/** What somebody does with an alarm: the locked alarm, the state it goes to and who does it. */
export type Doing = { manager: EntityManager; alarm: LockedAlarm; state: AlarmStanding['state']; principal: Principal };
/** What an act writes: columns of the alarm and a line of the journal. */
export type Done = { change: AlarmChange; entry: Omit<NewEntry, 'by' | 'alarm'> };

/** What every act on an alarm shares: the right, the lock, the state machine, the journal and the event. */
@Injectable()
export class AlarmDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly journal: JournalRepository,
    private readonly words: AlarmWords,
    readonly alarms: AlarmRepository,
  ) {}

  /**
   * Does something with an alarm, all of it or nothing. `write` gives null when there is nothing to do.
   * @throws DomainError access.denied, resource.not-found, alarm.taken with the owner's name, alarm.not-allowed
   */
  async act(
    principal: Principal,
    id: string,
    act: AlarmAct,
    write: (doing: Doing) => Promise<Done | null>,
  ): Promise<Alarm> {
    authorize(principal, 'alarm.work');
    return this.transactions.run(actorOf(principal), async (manager) => {
      const alarm = await this.alarms.lock(manager, id);
      const doing = { manager, alarm, state: this.demand(alarm, act, principal), principal };
      const done = await write(doing);
      if (done) {
        const by = { userId: principal.userId, name: principal.name };
        await this.alarms.change(manager, id, done.change);
        await this.journal.write(manager, [{ ...done.entry, by, alarm: id }]);
        await this.tell(manager, [alarm]);
      }
      const [told] = await this.words.add([await this.alarms.getById(id, manager)], manager);
      return told as Alarm;
    });
  }

  /** The state an act leads to. @throws DomainError alarm.taken with the owner's name, alarm.not-allowed */
  demand(alarm: LockedAlarm, act: AlarmAct, { userId, role }: Principal): AlarmStanding['state'] {
    // Who may settle findings for others may also take an alarm out of other hands.
    const outcome = outcomeOf(act, alarm, { userId, supervises: role !== 'operator' && holds(role, 'finding.settle') });
    if ('state' in outcome) return outcome.state;
    const detail = outcome.refused === 'alarm.taken' ? (alarm.ownerName ?? undefined) : `${act}: ${alarm.state}`;
    throw new DomainError(outcome.refused, { detail });
  }

  /** Tells of alarms that changed. */
  async tell(manager: EntityManager, alarms: readonly Pick<LockedAlarm, 'id' | 'territoryIds'>[]): Promise<void> {
    await appendEvents(
      manager,
      alarms.map(({ id, territoryIds }) => ({
        type: 'alarm.changed',
        subject: { type: 'alarm', id },
        territoryIds,
      })),
    );
  }
}

/** Columns of an alarm nobody owns, put aside or asked for. */
export const FREE = {
  ...{ state: 'new', owner_id: null, taken_at: null, snoozed_until: null, snooze_reason: null, snoozed_by: null },
  ...{ handed_user_id: null, handed_role: null, handed_by: null, handed_at: null },
} as const;
