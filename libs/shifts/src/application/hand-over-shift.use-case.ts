import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { DomainError, type Role, type Shift } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';
import { AlarmRepository } from '../persistence/alarm.repository.js';
import { ShiftDesk } from './shift-desk.js';

/** Whoever leaves a shift without another to take it over leaves their alarms to this role. */
export const WHO_REMAINS: Role = 'operator';

/** The end of a shift: the outgoing operator prepares and signs, the incoming one signs; or it is left without that. */
@Injectable()
export class HandOverShift {
  constructor(
    private readonly desk: ShiftDesk,
    private readonly alarms: AlarmRepository,
  ) {}

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
   * is on duty already; what the outgoing one had taken is asked of the incoming one.
   * @param seen the shift as the signer read it: nobody signs a text that was changed since
   * @throws DomainError access.denied, resource.not-found, shift.not-allowed, shift.own-signature,
   * request.precondition-failed
   */
  sign(principal: Principal, { id, version: seen }: { id: string; version: number }): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state, isHolder, holderId, version } = await this.desk.demand(manager, 'sign', { id, principal });
      if (version !== seen) throw new DomainError('request.precondition-failed', { currentVersion: version });
      const { userId, name } = principal;
      if (isHolder)
        return this.desk.write(manager, { id, principal, state }, { write: 'sign-out', kind: 'shift.signed' });
      const ended = await this.desk.write(manager, { id, principal, state }, { write: 'sign-in', kind: 'shift.ended' });
      await this.passOn(manager, { shift: id, holderId, principal }, { userId, name });
      if (await this.desk.shifts.isOnDuty(manager, userId)) return ended;
      const next = await this.desk.shifts.start(manager, userId);
      await this.desk.journal.write(manager, [
        { kind: 'shift.started', by: { userId, name }, shift: next, data: { from: ended.number } },
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

  /**
   * Ends the shift without the other signature; that stays visible, and what its holder had taken is asked of the other
   * operators. An administrator does so for a holder who has gone without a word.
   * @throws DomainError access.denied, resource.not-found, shift.*
   */
  leave(principal: Principal, id: string, reason: string): Promise<Shift> {
    return this.desk.run(principal, async (manager) => {
      const { state, holderId } = await this.desk.demand(manager, 'leave', { id, principal });
      await this.passOn(manager, { shift: id, holderId, principal }, { role: WHO_REMAINS });
      return this.desk.write(manager, { id, principal, state }, { write: 'leave', kind: 'shift.left', text: reason });
    });
  }

  /** Whoever has gone home answers for nothing: their alarms are nobody's until somebody takes them. */
  private async passOn(
    manager: EntityManager,
    { shift, holderId, principal }: { shift: string; holderId: string; principal: Principal },
    to: { userId: string; name: string } | { role: Role },
  ): Promise<void> {
    const passed = await this.alarms.passOn(manager, holderId, to);
    if (passed.length === 0) return;
    const by = { userId: principal.userId, name: principal.name };
    const data = 'role' in to ? { person: null, role: to.role } : { person: to.name, role: null };
    await this.desk.journal.write(
      manager,
      passed.map(({ id: alarm }) => ({ kind: 'alarm.handed-over', by, shift, alarm, data })),
    );
    const territoryIds = passed.flatMap((alarm) => alarm.territoryIds);
    await appendEvents(manager, [{ type: 'alarm.changed', data: { count: passed.length }, territoryIds }]);
  }
}
