import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { JournalDraft, JournalEntry } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { AlarmRepository } from '../persistence/alarm.repository.js';
import { ShiftDesk } from './shift-desk.js';

/** Adds what somebody wants remembered to the journal. */
@Injectable()
export class WriteJournal {
  constructor(
    private readonly desk: ShiftDesk,
    private readonly alarms: AlarmRepository,
  ) {}

  /** @throws DomainError access.denied, resource.not-found (no such alarm) */
  execute(principal: Principal, { text, alarm }: JournalDraft): Promise<JournalEntry> {
    const { userId, name } = principal;
    return this.desk.run(principal, async (manager) => {
      if (alarm) await this.alarms.getById(alarm, manager);
      const line = { kind: 'note' as const, by: { userId, name }, text, ...(alarm ? { alarm } : {}) };
      const [id] = await this.desk.journal.write(manager, [line]);
      await appendEvents(manager, [{ type: 'shift.changed', data: { journal: id } }]);
      return this.desk.journal.getById(manager, id as string);
    });
  }
}
