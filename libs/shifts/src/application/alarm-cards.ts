import { Injectable } from '@nestjs/common';
import { actorOf, authorize, type Principal } from '@abat/access';
import { type AlarmCard, type AlarmCardChange, DomainError, type RuleCode, ruleCodeSchema } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { QueueProducer, TransactionRunner } from '@abat/platform';
import { type AlarmLevel, cardsWith, levelsOf } from '../domain/cards/index.js';
import { CardRepository } from '../persistence/card.repository.js';
import { JournalRepository } from '../persistence/journal.repository.js';

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
    return { items: cardsWith(await this.cards.changed()) };
  }

  /** Which findings make alarms today. */
  async levels(): Promise<AlarmLevel[]> {
    return levelsOf(cardsWith(await this.cards.changed()));
  }

  /**
   * Alarms follow the new card at once.
   * @param version of the card that was seen; 0 = as shipped
   * @throws DomainError access.denied, resource.not-found (no such rule), request.precondition-failed
   */
  async change(
    principal: Principal,
    { rule, version }: { rule: string; version: number },
    card: AlarmCardChange,
  ): Promise<AlarmCard> {
    authorize(principal, 'setting.write');
    const code = ruleCodeSchema.safeParse(rule);
    if (!code.success) throw new DomainError('resource.not-found');
    const stored = await this.transactions.run(actorOf(principal), async (manager) => {
      const before = cardsWith(await this.cards.changed(manager)).find((one) => one.rule === code.data);
      await this.cards.store(manager, code.data, version, card);
      const { userId, name } = principal;
      await this.journal.write(manager, [
        { kind: 'alarm.card', by: { userId, name }, data: { rule, before: before ?? null, after: card } },
      ]);
      await appendEvents(manager, [{ type: 'alarm.changed', data: { card: rule } }]);
      return cardOf(code.data, await this.cards.changed(manager));
    });
    await this.queues.add('follow-findings', { v: 1, ids: null });
    return stored;
  }
}

const cardOf = (rule: RuleCode, changed: ReadonlyMap<RuleCode, AlarmCard>): AlarmCard => changed.get(rule) as AlarmCard;
