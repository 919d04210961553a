import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Alarm } from '@abat/contracts';
import { AlarmDesk, FREE } from './alarm-desk.js';

/** Gives an alarm back: nobody answers for it, and the time to respond starts anew. */
@Injectable()
export class ReleaseAlarm {
  constructor(private readonly desk: AlarmDesk) {}

  /** @throws DomainError access.denied, resource.not-found, alarm.taken, alarm.not-allowed */
  execute(principal: Principal, id: string): Promise<Alarm> {
    return this.desk.act(principal, id, 'release', async ({ manager, alarm }) => {
      const { respondBy } = await this.desk.alarms.moments(manager, id);
      const change = { ...FREE, respond_by: respondBy, escalated_at: null };
      return { change, entry: { kind: 'alarm.released', data: { from: alarm.state, owner: alarm.ownerName } } };
    });
  }
}
