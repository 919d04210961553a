import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Shift } from '@abat/contracts';
import { ShiftDesk } from './shift-desk.js';

/** The end of a shift: the outgoing operator prepares and signs, the incoming one signs; or it is left without that. */
@Injectable()
export class HandOverShift {
  constructor(private readonly desk: ShiftDesk) {}

  /** Notes what is under way now. Preparing again replaces it. @throws DomainError access.denied, resource.not-found, shift.* */
  prepare(principal: Principal, id: string, note: string | null): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state } = await this.desk.demand(manager, 'prepare', { id, principal });
      const lists = await this.desk.lists(manager);
      const done = { write: 'prepare', kind: 'shift.prepared', text: note, lists } as const;
      return this.desk.write(manager, { id, principal, state }, done);
    });
  }

  /**
   * Signs for the own side. With the second signature the shift ends and the next begins, unless the incoming operator
   * is on duty already.
   * @throws DomainError access.denied, resource.not-found, shift.not-allowed, shift.own-signature
   */
  sign(principal: Principal, id: string): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state, isHolder } = await this.desk.demand(manager, 'sign', { id, principal });
      const by = { userId: principal.userId, name: principal.name };
      if (isHolder)
        return this.desk.write(manager, { id, principal, state }, { write: 'sign-out', kind: 'shift.signed' });
      const ended = await this.desk.write(manager, { id, principal, state }, { write: 'sign-in', kind: 'shift.ended' });
      if (await this.desk.shifts.isOnDuty(manager, principal.userId)) return ended;
      const next = await this.desk.shifts.start(manager, principal.userId);
      await this.desk.journal.write(manager, [
        { kind: 'shift.started', by, shift: next, data: { from: ended.number } },
      ]);
      await this.desk.tell(manager, next);
      return ended;
    });
  }

  /** Takes the handover back before the other has signed. @throws DomainError access.denied, resource.not-found, shift.* */
  resume(principal: Principal, id: string): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state } = await this.desk.demand(manager, 'resume', { id, principal });
      return this.desk.write(manager, { id, principal, state }, { write: 'resume', kind: 'shift.resumed' });
    });
  }

  /** Ends the shift without the other signature; that stays visible. @throws DomainError access.denied, resource.not-found, shift.* */
  leave(principal: Principal, id: string, reason: string): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state } = await this.desk.demand(manager, 'leave', { id, principal });
      return this.desk.write(manager, { id, principal, state }, { write: 'leave', kind: 'shift.left', text: reason });
    });
  }
}
