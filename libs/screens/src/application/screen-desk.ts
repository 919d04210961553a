import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import type { Screen } from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { ScreenReader } from './screen-reader.js';

/** What was changed: the uuid of the screen and what is told of it. */
type Changed = { id: string; events: OutboxEvent[] };

/** How the console changes screens: by right, in one transaction, told to who looks after them. */
@Injectable()
export class ScreenDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly reader: ScreenReader,
    readonly screens: ScreenRepository,
  ) {}

  /** Does not give the screen back: it may be gone. @throws DomainError access.denied and whatever `change` throws */
  async run(principal: Principal, change: (manager: EntityManager) => Promise<Changed>): Promise<void> {
    await this.transact(principal, change);
  }

  /** @returns the screen as it stands now @throws DomainError access.denied and whatever `change` throws */
  async change(principal: Principal, change: (manager: EntityManager) => Promise<Changed>): Promise<Screen> {
    return this.reader.getById(await this.transact(principal, change));
  }

  private transact(principal: Principal, change: (manager: EntityManager) => Promise<Changed>): Promise<string> {
    authorize(principal, 'screen.manage');
    return this.transactions.run(actorOf(principal), async (manager) => {
      const { id, events } = await change(manager);
      await appendEvents(manager, events);
      return id;
    });
  }
}
