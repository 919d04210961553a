import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Shift } from '@abat/contracts';
import { ShiftDesk } from './shift-desk.js';

/** Somebody comes on duty. */
@Injectable()
export class StartShift {
  constructor(private readonly desk: ShiftDesk) {}

  /** @throws DomainError access.denied, shift.running when they are on duty already */
  execute(principal: Principal): Promise<Shift> {
    const { userId, name } = principal;
    return this.desk.run(principal, async (manager) => {
      const id = await this.desk.shifts.start(manager, userId);
      await this.desk.journal.write(manager, [{ kind: 'shift.started', by: { userId, name }, shift: id }]);
      return this.desk.tell(manager, id);
    });
  }
}
