import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { JournalEntry, JournalQuery, Page, Shift, ShiftNow, ShiftQuery } from '@abat/contracts';
import { JournalRepository } from '../persistence/journal.repository.js';
import { ShiftRepository } from '../persistence/shift.repository.js';

/** Shifts and their journal, for those who work alarms. */
@Injectable()
export class ReadShifts {
  constructor(
    private readonly shifts: ShiftRepository,
    private readonly journal: JournalRepository,
  ) {}

  list(principal: Principal, query: ShiftQuery): Promise<Page<Shift>> {
    authorize(principal, 'alarm.work');
    return this.shifts.list(query);
  }

  /** @throws DomainError resource.not-found */
  one(principal: Principal, id: string): Promise<Shift> {
    authorize(principal, 'alarm.work');
    return this.shifts.getById(id);
  }

  async now(principal: Principal): Promise<ShiftNow> {
    authorize(principal, 'alarm.work');
    const running = await this.shifts.onDuty();
    const unsigned = await this.shifts.unsigned();
    const mine = running.find(({ holder }) => holder.id === principal.userId) ?? null;
    const lastEndedAt = await this.shifts.lastEnd(principal.userId);
    return { asOf: new Date().toISOString(), mine, lastEndedAt, running, unsigned };
  }

  entries(principal: Principal, query: JournalQuery): Promise<Page<JournalEntry>> {
    authorize(principal, 'alarm.work');
    return this.journal.list(query);
  }
}
