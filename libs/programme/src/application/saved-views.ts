import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@abat/access';
import {
  DomainError,
  type Page,
  type SavedView,
  type SavedViewDraft,
  type SavedViewPatch,
  type SavedViewQuery,
} from '@abat/contracts';
import {
  Conditions,
  isoTimestamp,
  keysetPage,
  type KeysetSource,
  likePattern,
  type RowVersion,
  TransactionRunner,
  VersionedStore,
} from '@abat/platform';
import { given } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { SavedViewEntity } from '../persistence/saved-view.entity.js';

const FROM = 'saved_view v JOIN app_user u ON u.id = v.user_id';
const columns = (asker: string): string =>
  `v.id, v.version, v.screen, v.name, v.query, v.shared, v.user_id = ${asker}::uuid AS own, u.name AS author,
   ${isoTimestamp('v.created_at')} AS "createdAt", ${isoTimestamp('v.updated_at')} AS "updatedAt"`;

const sorts: KeysetSource['sorts'] = {
  name: { expression: 'v.name COLLATE "kk-x-icu"', type: 'text', notNull: true },
  updatedAt: { expression: 'v.updated_at', type: 'timestamptz', notNull: true },
};

/** Named looks of screens. Everybody sees the own ones and those others share, and changes only the own ones. */
@Injectable()
export class SavedViews {
  private readonly store = new VersionedStore(SavedViewEntity);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: TransactionRunner,
  ) {}

  list(principal: Principal, query: SavedViewQuery): Promise<Page<SavedView>> {
    const conditions = new Conditions();
    const asker = conditions.bind(principal.userId);
    conditions
      .add(`v.shared OR v.user_id = ${asker}::uuid`)
      .when(query.screen, (p) => `v.screen = ${p}`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(v.name) LIKE fold_text(${p})`);
    const source = { from: FROM, columns: columns(asker), id: 'v.id', sorts };
    return keysetPage(this.dataSource.manager, source, query, conditions);
  }

  /** @throws DomainError resource.not-found, also for what somebody else keeps for themselves */
  async getById(
    principal: Principal,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<SavedView> {
    const rows: SavedView[] = await manager.query(
      `SELECT ${columns('$2')} FROM ${FROM} WHERE v.id = $1 AND (v.shared OR v.user_id = $2::uuid)`,
      [id, principal.userId],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** @throws DomainError resource.exists when the asker has a view of this name on the screen */
  create(principal: Principal, draft: SavedViewDraft): Promise<SavedView> {
    return this.inTransaction(principal, async (manager) => {
      const values = { ...draft, userId: principal.userId, source: 'manual', demo: false, version: 1 };
      return this.getById(principal, await this.store.insert(manager, values), manager);
    });
  }

  /** @throws DomainError resource.not-found, access.not-owner, request.precondition-failed, resource.exists */
  change(principal: Principal, row: RowVersion, patch: SavedViewPatch): Promise<SavedView> {
    return this.inTransaction(principal, async (manager) => {
      await this.demandOwner(manager, principal, row.id);
      await this.store.update(manager, row, given(patch, ['name', 'query', 'shared']));
      return this.getById(principal, row.id, manager);
    });
  }

  /** @throws DomainError resource.not-found, access.not-owner, request.precondition-failed */
  remove(principal: Principal, row: RowVersion): Promise<void> {
    return this.inTransaction(principal, async (manager) => {
      await this.demandOwner(manager, principal, row.id);
      await this.store.remove(manager, row);
    });
  }

  private async demandOwner(manager: EntityManager, principal: Principal, id: string): Promise<void> {
    const view = await this.getById(principal, id, manager);
    if (!view.own) throw new DomainError('access.not-owner');
  }

  private inTransaction<Result>(
    principal: Principal,
    change: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, change);
  }
}
