import { Injectable } from '@nestjs/common';
import { holds, type Principal } from '@abat/access';
import { type Alarm, type AlarmHandOver, fieldError, type Person, ROLES } from '@abat/contracts';
import { AlarmDesk, FREE } from './alarm-desk.js';

/** Roles that may work alarms. */
export const ALARM_ROLES = ROLES.filter((role) => holds(role, 'alarm.work'));

/** Asks a person or a role to take an alarm. Until they do nobody owns it, and that is visible. */
@Injectable()
export class HandOverAlarm {
  constructor(private readonly desk: AlarmDesk) {}

  /** @throws DomainError access.denied, resource.not-found, reference.unknown (nobody who may), alarm.taken, alarm.not-allowed */
  execute(principal: Principal, id: string, { person, role, note }: AlarmHandOver): Promise<Alarm> {
    return this.desk.act(principal, id, 'hand-over', async ({ manager }) => {
      const to = person === undefined ? null : await this.find(person);
      if (role !== undefined && !ALARM_ROLES.includes(role))
        throw fieldError('reference.unknown', 'role', 'this role does not work alarms');
      const { now, respondBy } = await this.desk.alarms.moments(manager, id);
      const asked = { handed_user_id: person ?? null, handed_role: role ?? null, handed_by: principal.userId };
      return {
        change: { ...FREE, ...asked, handed_at: now, respond_by: respondBy, escalated_at: null },
        entry: {
          kind: 'alarm.handed-over',
          text: note ?? null,
          data: { person: to?.name ?? null, role: role ?? null },
        },
      };
    });
  }

  private async find(id: string): Promise<Person> {
    const people = await this.desk.alarms.people(ALARM_ROLES);
    const found = people.find((one) => one.id === id);
    if (!found) throw fieldError('reference.unknown', 'person', 'this person does not work alarms');
    return found;
  }
}
