import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type Alarm, type AlarmSnooze, DomainError, LONGEST_SNOOZE_HOURS } from '@abat/contracts';
import { AlarmDesk, FREE } from './alarm-desk.js';

const HOUR_MS = 3_600_000;

/** Puts an alarm aside until a moment, with the reason; it returns by itself and every time is counted. */
@Injectable()
export class SnoozeAlarm {
  constructor(private readonly desk: AlarmDesk) {}

  /** @throws DomainError access.denied, resource.not-found, alarm.taken, alarm.not-allowed, alarm.snooze-too-long */
  execute(principal: Principal, id: string, { reason, until }: AlarmSnooze): Promise<Alarm> {
    return this.desk.act(principal, id, 'snooze', async ({ manager, alarm, state }) => {
      const { now } = await this.desk.alarms.moments(manager, id);
      const ahead = Date.parse(until) - Date.parse(now);
      if (ahead <= 0 || ahead > LONGEST_SNOOZE_HOURS * HOUR_MS) throw new DomainError('alarm.snooze-too-long');
      const aside = { snoozed_until: until, snooze_reason: reason, snoozed_by: principal.userId };
      return {
        change: { ...FREE, state, ...aside, snooze_count: String(alarm.snoozeCount + 1), escalated_at: null },
        entry: { kind: 'alarm.snoozed', text: reason, data: { until } },
      };
    });
  }
}
