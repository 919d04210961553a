import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import { type AlarmCard, type AlarmCardChange, DomainError, type RuleCode, ruleCodeSchema } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { QueueProducer, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { type AlarmLevel, cardsWith, levelsOf } from '../domain/cards/index.js';
import { CardRepository } from '../persistence/card.repository.js';
import { JournalRepository } from '../persistence/journal.repository.js';

/** A card as somebody saw it. */
type CardVersion = { rule: string; version: number };

/** Cards of the types of alarms: as shipped until an administrator changes one. */
@Injectable()
export class AlarmCards {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly cards: CardRepository,
    private readonly journal: JournalRepository,
    private readonly queues: QueueProducer,
  ) {}

  async list(principal: Principal): Promise<{ items: AlarmCard[] }> {
    authorize(principal, 'read');
    return { items: cardsWith(await this.cards.changes()) };
  }

  /** Which findings make alarms today. */
  async levels(): Promise<AlarmLevel[]> {
    return levelsOf(cardsWith(await this.cards.changes()));
  }

  /**
   * Alarms follow the new card at once.
   * @param row.version of the card that was seen; 0 = never changed
   * @throws DomainError access.denied, resource.not-found (no such rule), request.precondition-failed
   */
  change(principal: Principal, row: CardVersion, card: AlarmCardChange): Promise<AlarmCard> {
    return this.store(principal, row, card);
  }

  /**
   * Gives the card back as it was shipped.
   * @throws DomainError access.denied, resource.not-found (no such rule), request.precondition-failed
   */
  reset(principal: Principal, row: CardVersion): Promise<AlarmCard> {
    return this.store(principal, row, null);
  }

  private async store(
    principal: Principal,
    { rule, version }: CardVersion,
    card: AlarmCardChange | null,
  ): Promise<AlarmCard> {
    authorize(principal, 'setting.write');
    const code = ruleCodeSchema.safeParse(rule);
    if (!code.success) throw new DomainError('resource.not-found');
    const stored = await this.transactions.run(actorOf(principal), async (manager) => {
      const before = await this.now(code.data, manager);
      await this.cards.store(manager, code.data, version, card);
      const after = await this.now(code.data, manager);
      const { userId, name } = principal;
      await this.journal.write(manager, [{ kind: 'alarm.card', by: { userId, name }, data: { rule, before, after } }]);
      await appendEvents(manager, [{ type: 'alarm.changed', data: { card: rule } }]);
      return after;
    });
    await this.queues.add('follow-findings', { v: 1, ids: null });
    return stored;
  }

  private async now(rule: RuleCode, manager: EntityManager): Promise<AlarmCard> {
    return cardsWith(await this.cards.changes(manager)).find((card) => card.rule === rule) as AlarmCard;
  }
}
