import type { ChoiceCounts, HistoryEntry, Page } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { type KeysetRequest, keysetPage } from '@abat/platform';
import type { ObjectLiteral } from 'typeorm';
import { type ChoicesOf, Register } from './register.js';

/** A day or a moment, as queries name them; what has no days has no `on`. */
type Dated = { at?: string | undefined; on?: string | undefined };

/** A register that can be read as it stood at a moment: its tables, and those it joins, stand in the schema `past`. */
export abstract class DatedRegister<
  Entity extends ObjectLiteral & { id: string; version: number },
  Row extends { id: string; version: number },
  Query extends KeysetRequest & Dated,
  Draft extends object,
  Patch extends object,
> extends Register<Entity, Row, Query, Draft, Patch> {
  /** @throws DomainError request.invalid for a cursor that is not ours, and for a moment that is to come */
  override list(asked: Query): Promise<Page<Row>> {
    const query = dayAsFilter(asked);
    const conditions = this.conditions(query);
    const source = { ...this.sourceOf(query, conditions), unordered: query.at !== undefined };
    return readAt(this.dataSource, query.at, (manager) => keysetPage(manager, source, query, conditions));
  }

  /** @throws DomainError request.invalid for a moment that is to come */
  override counts(asked: ChoicesOf<Query> & Dated): Promise<ChoiceCounts> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, (manager) => super.counts(query, manager));
  }

  /**
   * The row as it was stored at a moment.
   * @throws DomainError resource.not-found when there was none, request.invalid for a moment that is to come
   */
  getAt(id: string, at: string): Promise<Row> {
    return readAt(this.dataSource, at, (manager) => this.getById(id, manager));
  }

  /**
   * Changes of the row and its parts, newest first; with `at` as far as they were made then, also of a row that is gone
   * since.
   * @throws DomainError resource.not-found, request.invalid for a moment that is to come
   */
  override history(id: string, at?: string): Promise<HistoryEntry[]> {
    return readAt(this.dataSource, at, (manager) => this.historyIn(manager, { id, ...(at ? { at } : {}) }));
  }
}
