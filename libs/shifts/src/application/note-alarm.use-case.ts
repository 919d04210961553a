import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Alarm } from '@abat/contracts';
import { AlarmDesk } from './alarm-desk.js';

/** Writes down what was seen or done about an alarm. */
@Injectable()
export class NoteAlarm {
  constructor(private readonly desk: AlarmDesk) {}

  /** @throws DomainError access.denied, resource.not-found */
  execute(principal: Principal, id: string, text: string): Promise<Alarm> {
    return this.desk.act(principal, id, 'note', () =>
      Promise.resolve({ change: {}, entry: { kind: 'alarm.noted', text } }),
    );
  }
}
