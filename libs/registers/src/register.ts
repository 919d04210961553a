import { authorize, type Principal, type Target } from '@abat/access';
import {
  type Action,
  type ChoiceCounts,
  DomainError,
  type EventType,
  type HistoryEntry,
  type Page,
} from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import {
  type Choice,
  type Conditions,
  countChoices,
  type KeysetRequest,
  keysetPage,
  type KeysetSource,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { DataSource, type EntityManager, type ObjectLiteral, type QueryDeepPartialEntity } from 'typeorm';
import { readHistory } from './history.js';

type Identified = { id: string; version: number };
type Columns = Record<string, unknown>;

/** Filters of a list, and the one whose choices are counted. */
export type ChoicesOf<Query> = Omit<Query, keyof KeysetRequest> & { by: string };

/** What a register is made of. `subject` names its rows in events. */
export type RegisterDefinition = { source: KeysetSource; action: Action; event: EventType; subject: string };

/**
 * A register: rows that people list, read, add, change and delete one at a time, under rights, optimistic locking,
 * history and live events. A concrete register says which columns a request sets and which filters a query means.
 */
export abstract class Register<
  Entity extends ObjectLiteral & Identified,
  Row extends Identified,
  Query extends KeysetRequest,
  Draft extends object,
  Patch extends object,
> {
  protected abstract readonly definition: RegisterDefinition;
  protected abstract readonly store: VersionedStore<Entity>;
  /** What the filters whose choices are counted part the rows by. */
  protected readonly choices: Readonly<Record<string, Choice>> = {};

  constructor(
    protected readonly dataSource: DataSource,
    private readonly transactions: TransactionRunner,
  ) {}

  /** WHERE of a list. */
  protected abstract conditions(query: Omit<Query, keyof KeysetRequest>): Conditions;

  /** Columns set by a draft, or by those fields of a patch that are given. Resolves codes to ids. */
  protected abstract columns(manager: EntityManager, input: Draft | Patch, stored: Row | null): Promise<Columns>;

  /** What belongs to the row in other tables: boundaries, holders. */
  protected afterWrite(_manager: EntityManager, _id: string, _input: Draft | Patch): Promise<void> {
    return Promise.resolve();
  }

  /** What goes with the row before it is deleted. */
  protected beforeRemove(_manager: EntityManager, _id: string): Promise<void> {
    return Promise.resolve();
  }

  /** Ids the event of a change names: those of the row, or of what it is a part of. */
  protected toldIds(_manager: EntityManager, id: string): Promise<string[]> {
    return Promise.resolve([id]);
  }

  /** Whose row it is, for rights. */
  protected target(_manager: EntityManager, _id: string): Promise<Target> {
    return Promise.resolve({});
  }

  /** Districts and agencies the event of a change is told to. */
  protected audience(_manager: EntityManager, _id: string): Promise<Pick<OutboxEvent, 'territoryIds' | 'agencyIds'>> {
    return Promise.resolve({});
  }

  /**
   * Lets the principal change the row, or refuses. Asked before a change and after it, of a new row only after.
   * @param input what is stated; null when the row is to be deleted
   */
  protected async allow(
    manager: EntityManager,
    principal: Principal,
    change: { id: string; input: Draft | Patch | null },
  ): Promise<void> {
    authorize(principal, this.definition.action, await this.target(manager, change.id));
  }

  /** What the choices of the filter `by` part the rows by. */
  protected choiceOf(query: ChoicesOf<Query>, _conditions: Conditions): Choice | undefined {
    return this.choices[query.by];
  }

  /** What a list selects; a register with dated parts reads those of the day asked for. */
  protected sourceOf(_query: Query, _conditions: Conditions): KeysetSource {
    return this.definition.source;
  }

  list(query: Query): Promise<Page<Row>> {
    const conditions = this.conditions(query);
    return keysetPage(this.dataSource.manager, this.sourceOf(query, conditions), query, conditions);
  }

  /** How many rows the list would have with each choice of the filter `by`, under its other filters. */
  counts(query: ChoicesOf<Query>, manager: EntityManager = this.dataSource.manager): Promise<ChoiceCounts> {
    const conditions = this.conditions({ ...query, [query.by]: undefined });
    const choice = this.choiceOf(query, conditions);
    if (!choice) throw new TypeError(`choices of ${query.by} are not counted`);
    const { narrow, from } = this.definition.source;
    return countChoices(manager, { from: narrow ?? from, choice, conditions });
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<Row> {
    const { columns, from, id: key } = this.definition.source;
    const rows: Row[] = await manager.query(`SELECT ${columns} FROM ${from} WHERE ${key} = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /**
   * Changes of the row and its parts, newest first.
   * @throws DomainError resource.not-found
   */
  history(id: string): Promise<HistoryEntry[]> {
    return this.historyIn(this.dataSource.manager, { id });
  }

  /** {@link history} as far as a manager reads: it may be one of a moment, which then ends the history. */
  protected async historyIn(manager: EntityManager, { id, at }: { id: string; at?: string }): Promise<HistoryEntry[]> {
    await this.getById(id, manager);
    return readHistory(manager, { entity: this.store.table(manager), id, at });
  }

  /** @throws DomainError access.*, reference.unknown, geometry.*, resource.exists */
  create(principal: Principal, draft: Draft): Promise<Row> {
    return this.inTransaction(principal, (manager) => this.createIn(manager, principal, draft));
  }

  /** Like {@link create}, as a part of a larger change that has its own transaction and actor. */
  async createIn(manager: EntityManager, principal: Principal, draft: Draft): Promise<Row> {
    authorize(principal, this.definition.action);
    const columns = { source: 'manual', demo: false, version: 1, ...(await this.columns(manager, draft, null)) };
    const id = await this.store.insert(manager, columns as unknown as QueryDeepPartialEntity<Entity>);
    await this.afterWrite(manager, id, draft);
    return this.conclude(manager, principal, { id, input: draft });
  }

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed, reference.unknown, geometry.* */
  change(principal: Principal, row: RowVersion, patch: Patch): Promise<Row> {
    return this.inTransaction(principal, async (manager) => {
      await this.allow(manager, principal, { id: row.id, input: patch });
      const stored = await this.getById(row.id, manager);
      const columns = await this.columns(manager, patch, stored);
      await this.store.update(manager, row, columns as unknown as QueryDeepPartialEntity<Entity>);
      await this.afterWrite(manager, row.id, patch);
      return this.conclude(manager, principal, { id: row.id, input: patch });
    });
  }

  /** @throws DomainError access.*, resource.not-found, request.precondition-failed, resource.in-use */
  remove(principal: Principal, row: RowVersion): Promise<void> {
    return this.inTransaction(principal, async (manager) => {
      await this.allow(manager, principal, { id: row.id, input: null });
      const event = await this.eventOf(manager, row.id, { deleted: true });
      await this.beforeRemove(manager, row.id);
      await this.store.remove(manager, row);
      await appendEvents(manager, [event]);
    });
  }

  private async conclude(
    manager: EntityManager,
    principal: Principal,
    change: { id: string; input: Draft | Patch },
  ): Promise<Row> {
    await this.allow(manager, principal, change);
    const { id } = change;
    const row = await this.getById(id, manager);
    await appendEvents(manager, [await this.eventOf(manager, id, { version: row.version })]);
    return row;
  }

  private async eventOf(manager: EntityManager, id: string, data: Record<string, unknown>): Promise<OutboxEvent> {
    const { event, subject } = this.definition;
    return {
      type: event,
      subject: { type: subject, id },
      data: { ids: await this.toldIds(manager, id), ...data },
      ...(await this.audience(manager, id)),
    };
  }

  private inTransaction<Result>(
    principal: Principal,
    change: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, change);
  }
}
