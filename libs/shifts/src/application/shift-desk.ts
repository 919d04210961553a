import { Injectable } from '@nestjs/common';
import { actorOf, authorize, holds, type Principal } from '@abat/access';
import { DomainError, type HandoverLists, type JournalKind, type Shift } from '@abat/contracts';
import { NameFindings } from '@abat/findings';
import { appendEvents } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { type ShiftAct, shiftOutcome, type ShiftStanding } from '../domain/shift-state.js';
import { readHandover } from '../persistence/handover-reader.js';
import { JournalRepository } from '../persistence/journal.repository.js';
import { type LockedShift, ShiftRepository, type ShiftWrite } from '../persistence/shift.repository.js';

/** What an act on a shift writes. */
export type ShiftDone = {
  write: ShiftWrite;
  kind: JournalKind;
  text?: string | null | undefined;
  lists?: HandoverLists;
};

/** What every change of a shift shares: the right, the lock, the state machine, the journal and the event. */
@Injectable()
export class ShiftDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly nameFindings: NameFindings,
    readonly shifts: ShiftRepository,
    readonly journal: JournalRepository,
  ) {}

  /** Runs a change of shifts; one at a time, for the end of one may be the beginning of another. @throws DomainError access.denied */
  async run<Result>(principal: Principal, change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    authorize(principal, 'shift.work');
    return this.transactions.run(actorOf(principal), async (manager) => {
      await this.shifts.lockAll(manager);
      return change(manager);
    });
  }

  /** The state an act leads to, and whose shift it is. @throws DomainError resource.not-found, shift.not-allowed, shift.own-signature */
  async demand(
    manager: EntityManager,
    act: ShiftAct,
    { id, principal }: { id: string; principal: Principal },
  ): Promise<LockedShift & { isHolder: boolean }> {
    const standing = await this.shifts.lock(manager, id);
    const { userId, role } = principal;
    const outcome = shiftOutcome(act, standing, { userId, administers: holds(role, 'user.manage') });
    if ('refused' in outcome) throw new DomainError(outcome.refused, { detail: `${act}: ${standing.state}` });
    return { ...standing, state: outcome.state, isHolder: standing.holderId === userId };
  }

  /** Writes an act on a locked shift; the journal names its holder where somebody else acts. @returns the shift as it is stored now */
  async write(
    manager: EntityManager,
    { id, principal, state }: { id: string; principal: Principal; state: ShiftStanding['state'] },
    { write, kind, text = null, lists }: ShiftDone,
  ): Promise<Shift> {
    const { userId, name } = principal;
    await this.shifts.move(manager, id, { state, write, userId, text, ...(lists ? { lists } : {}) });
    const shift = await this.tell(manager, id);
    const data = shift.holder.id === userId ? {} : { holder: shift.holder.name };
    await this.journal.write(manager, [{ kind, by: { userId, name }, shift: id, text, data }]);
    return shift;
  }

  /** Tells of a changed shift. @returns it as it is stored now */
  async tell(manager: EntityManager, id: string): Promise<Shift> {
    const shift = await this.shifts.getById(id, manager);
    await appendEvents(manager, [
      { type: 'shift.changed', subject: { type: 'shift', id }, data: { state: shift.state, version: shift.version } },
    ]);
    return shift;
  }

  /** What is under way now, named. */
  async lists(manager: EntityManager): Promise<HandoverLists> {
    const rows = await readHandover(manager);
    const ids = Object.values(rows).flatMap(({ items }) => items.map(({ findingId }) => findingId));
    const names = await this.nameFindings.execute(ids, manager);
    const named = <Row extends { findingId: string }>({ total, items }: { total: number; items: Row[] }) => ({
      total,
      items: items.map(({ findingId, ...row }) => ({
        ...row,
        title: names.get(findingId)?.title ?? { kk: '', ru: '', en: '' },
      })),
    });
    const { open, snoozed, overdue, decisions } = rows;
    return { open: named(open), snoozed: named(snoozed), overdue: named(overdue), decisions: named(decisions) };
  }
}
