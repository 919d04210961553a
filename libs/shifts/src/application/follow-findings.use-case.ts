import { Injectable } from '@nestjs/common';
import { ALARM_PRIORITIES, type AlarmPriority, FLOOD } from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { TransactionRunner, systemActor } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { isFlood } from '../domain/flood.js';
import { type FollowedAlarm, followFindings, lockAlarms, type RisenAlarm } from '../persistence/alarm-follower.js';
import { countRecent, joinFlood } from '../persistence/floods.js';
import { JournalRepository, type NewEntry } from '../persistence/journal.repository.js';
import { AlarmCards } from './alarm-cards.js';

const ACTOR = systemActor('alarms');

/** How many alarms one look raised, changed and closed. */
export type FollowReport = { raised: number; changed: number; closed: number };

/** Has alarms follow what detection found: raises new ones, closes what is over, groups floods. */
@Injectable()
export class FollowFindings {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly cards: AlarmCards,
    private readonly journal: JournalRepository,
  ) {}

  /**
   * Doing it again does nothing.
   * @param ids of the findings that changed, null = look at all
   * @param since of all only those that changed since this moment (ISO)
   */
  async execute(ids: readonly string[] | null, since?: string): Promise<FollowReport> {
    const levels = await this.cards.levels();
    return this.transactions.run(ACTOR, async (manager) => {
      await lockAlarms(manager);
      const { raised, changed, returned, risen, closed } = await followFindings(manager, levels, { ids, since });
      await this.tellRaised(manager, raised);
      await this.tellChanged(manager, changed);
      await tellReturned(manager, this.journal, returned);
      await this.tellRisen(manager, risen);
      await this.tellClosed(manager, closed);
      return { raised: raised.length, changed: changed.length + returned.length + risen.length, closed: closed.length };
    });
  }

  private async tellRaised(manager: EntityManager, raised: readonly FollowedAlarm[]): Promise<void> {
    if (raised.length === 0) return;
    const flood = isFlood(await countRecent(manager)) ? await joinFlood(manager) : null;
    await this.journal.write(manager, entriesOf('alarm.raised', raised, { flood }));
    await appendEvents(manager, raisedEvents(raised, flood));
  }

  private async tellChanged(manager: EntityManager, changed: readonly FollowedAlarm[]): Promise<void> {
    if (changed.length > 0)
      await appendEvents(manager, [{ type: 'alarm.changed', data: { count: changed.length }, ...placesOf(changed) }]);
  }

  /** What became more urgent while nobody works it sounds like a new one; a part that left its alarm stands in the journal. */
  private async tellRisen(manager: EntityManager, risen: readonly RisenAlarm[]): Promise<void> {
    const left = risen.filter(({ outOf }) => outOf !== null);
    await this.journal.write(
      manager,
      left.map(({ id, outOf }) => ({ kind: 'alarm.unmerged', alarm: id, data: { outOf } })),
    );
    if (risen.length > 0) await appendEvents(manager, marked(raisedEvents(risen, null), { risen: true }));
  }

  private async tellClosed(manager: EntityManager, closed: readonly FollowedAlarm[]): Promise<void> {
    if (closed.length === 0) return;
    await this.journal.write(manager, entriesOf('alarm.closed', closed, {}));
    await appendEvents(manager, [{ type: 'alarm.changed', data: { count: closed.length }, ...placesOf(closed) }]);
  }
}

const placesOf = (alarms: readonly FollowedAlarm[]): Pick<OutboxEvent, 'territoryIds'> => ({
  territoryIds: alarms.flatMap(({ territoryIds }) => territoryIds),
});

const mostUrgent = (alarms: readonly FollowedAlarm[]): AlarmPriority =>
  ALARM_PRIORITIES.findLast((priority) => alarms.some((alarm) => alarm.priority === priority)) ?? 'low';

/** A line for each alarm, or one line for very many. */
function entriesOf(kind: NewEntry['kind'], alarms: readonly FollowedAlarm[], data: object): NewEntry[] {
  if (alarms.length > FLOOD.alarms) return [{ kind, data: { ...data, count: alarms.length } }];
  return alarms.map(({ id, findingId }) => ({ kind, alarm: id, data: { ...data, finding: findingId } }));
}

/** One event for each alarm, so that each sounds once; one for a flood, however many it is. */
export function raisedEvents(raised: readonly FollowedAlarm[], flood: string | null): OutboxEvent[] {
  if (flood !== null || raised.length > FLOOD.alarms) {
    const data = { flood, count: raised.length, priority: mostUrgent(raised) };
    return [{ type: 'alarm.raised', data, ...placesOf(raised) }];
  }
  return raised.map(({ id, number, findingId, priority, territoryIds }) => ({
    type: 'alarm.raised',
    subject: { type: 'alarm', id },
    territoryIds,
    data: { number, finding: findingId, priority },
  }));
}

const marked = (events: readonly OutboxEvent[], mark: Record<string, boolean>): OutboxEvent[] =>
  events.map((event) => ({ ...event, data: { ...event.data, ...mark } }));

/** Tells of alarms that were put aside and are back: they sound like new ones. */
export async function tellReturned(
  manager: EntityManager,
  journal: JournalRepository,
  returned: readonly FollowedAlarm[],
): Promise<void> {
  await journal.write(
    manager,
    returned.map(({ id }) => ({ kind: 'alarm.returned', alarm: id })),
  );
  await appendEvents(manager, marked(raisedEvents(returned, null), { returned: true }));
}
