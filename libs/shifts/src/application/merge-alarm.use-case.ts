import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type Alarm, type AlarmUnmerge, DomainError } from '@abat/contracts';
import { mayHoldParts } from '../domain/alarm-state.js';
import { AlarmDesk, FREE } from './alarm-desk.js';

/** Works one alarm as part of another, or by itself again. */
@Injectable()
export class MergeAlarm {
  constructor(private readonly desk: AlarmDesk) {}

  /**
   * @throws DomainError access.denied, resource.not-found, alarm.taken, alarm.not-allowed (itself, over, a part, or it
   * holds parts of its own)
   */
  execute(principal: Principal, id: string, into: string): Promise<Alarm> {
    return this.desk.act(principal, id, 'merge', async ({ manager, alarm }) => {
      const whole = into === id ? alarm : await this.desk.alarms.lock(manager, into);
      if (into === id || alarm.parts > 0 || !mayHoldParts(whole)) throw new DomainError('alarm.not-allowed');
      await this.desk.tell(manager, [whole]);
      return {
        change: { ...FREE, merged_into: into, escalated_at: null },
        entry: { kind: 'alarm.merged', data: { into: whole.number } },
      };
    });
  }

  /**
   * Takes a part out again: why, and out of which alarm, stands in the journal.
   * @throws DomainError access.denied, resource.not-found, alarm.not-allowed (no part of another)
   */
  undo(principal: Principal, id: string, { reason }: AlarmUnmerge): Promise<Alarm> {
    return this.desk.act(principal, id, 'unmerge', async ({ manager, alarm }) => {
      const { respondBy } = await this.desk.alarms.moments(manager, id);
      // What is no part of another does not come this far.
      const whole = await this.desk.alarms.getById(alarm.mergedInto as string, manager);
      await this.desk.tell(manager, [{ id: whole.id, territoryIds: [] }]);
      const change = { merged_into: null, respond_by: respondBy, escalated_at: null };
      return { change, entry: { kind: 'alarm.unmerged', text: reason, data: { outOf: whole.number } } };
    });
  }
}
