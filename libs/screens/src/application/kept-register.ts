import { actorOf, authorize, type Principal } from '@abat/access';
import { DomainError, fieldError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import type { TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { CodeVersion, KeptRepository, KeptTable } from '../persistence/kept.repository.js';
import type { ScreenRepository } from '../persistence/screen.repository.js';

type Draft = { code: string };
/** A row with where it comes from, whether that was changed, and its version; 0 = never stored. */
export type Kept<Content> = Content & { shipped: boolean; edited: boolean; version: number };

/** Where a register is kept, what ships of it, and by which column screens name its rows. */
type Origin<Content> = { table: KeptTable; shipped: readonly Content[]; usedIn: 'profile' | 'scenes' };

/** What ships with the product and may be changed and added to: everybody reads it, who manages screens writes it. */
export abstract class KeptRegister<Content extends Draft> {
  protected constructor(
    private readonly origin: Origin<Content>,
    private readonly transactions: TransactionRunner,
    private readonly kept: KeptRepository,
    private readonly screens: ScreenRepository,
  ) {}

  /** Everything: as shipped, with the changes, and what was added. */
  async all(manager?: EntityManager): Promise<Kept<Content>[]> {
    const { table, shipped } = this.origin;
    const stored = new Map((await this.kept.list<Content>(table, manager)).map((row) => [row.code, row]));
    const merged = shipped.map((content): Kept<Content> => {
      const row = stored.get(content.code);
      stored.delete(content.code);
      return { ...content, ...row?.content, shipped: true, edited: Boolean(row?.content), version: row?.version ?? 0 };
    });
    const added = [...stored.values()].flatMap(({ content, version }) =>
      content ? [{ ...content, shipped: false, edited: true, version }] : [],
    );
    return [...merged, ...added];
  }

  async list(principal: Principal): Promise<{ items: Kept<Content>[] }> {
    authorize(principal, 'read');
    return { items: await this.all() };
  }

  /** @throws DomainError resource.not-found */
  async getByCode(principal: Principal, code: string): Promise<Kept<Content>> {
    authorize(principal, 'read');
    return this.demand(code);
  }

  /** @throws DomainError access.denied, resource.exists */
  create(principal: Principal, draft: Content): Promise<Kept<Content>> {
    authorize(principal, 'screen.manage');
    return this.write(principal, draft.code, async (manager) => {
      const taken = (await this.all(manager)).some(({ code }) => code === draft.code);
      if (taken) throw new DomainError('resource.exists', { detail: draft.code });
      const version = await this.kept.versionOf(manager, this.origin.table, draft.code);
      await this.kept.store(manager, this.origin.table, { code: draft.code, version }, draft);
    });
  }

  /** @throws DomainError access.denied, resource.not-found, request.precondition-failed */
  change(principal: Principal, row: CodeVersion, patch: Partial<Content>): Promise<Kept<Content>> {
    authorize(principal, 'screen.manage');
    return this.write(principal, row.code, async (manager) => {
      const {
        shipped: _shipped,
        edited: _edited,
        version: _version,
        ...content
      } = await this.demand(row.code, manager);
      await this.kept.store(manager, this.origin.table, row, { ...content, ...patch, code: row.code });
    });
  }

  /**
   * Deletes what was added; takes the changes of what ships back.
   * @throws DomainError access.denied, resource.not-found, resource.in-use, request.precondition-failed
   */
  async remove(principal: Principal, row: CodeVersion): Promise<void> {
    authorize(principal, 'screen.manage');
    await this.transactions.run(actorOf(principal), async (manager) => {
      const { shipped, edited, version } = await this.demand(row.code, manager);
      if (!edited && version === row.version) return;
      if (!shipped) await this.assertUnused(manager, row.code);
      await this.kept.store(manager, this.origin.table, row, null);
      await this.tell(manager, row.code);
    });
  }

  /** @throws DomainError reference.unknown with the path of the field */
  async assertKnown(manager: EntityManager, codes: readonly { code: string; path: string }[]): Promise<void> {
    const known = new Set((await this.all(manager)).map(({ code }) => code));
    const unknown = codes.find(({ code }) => !known.has(code));
    if (unknown) throw fieldError('reference.unknown', unknown.path, `unknown ${this.origin.table}: ${unknown.code}`);
  }

  private async demand(code: string, manager?: EntityManager): Promise<Kept<Content>> {
    const found = (await this.all(manager)).find((one) => one.code === code);
    if (!found) throw new DomainError('resource.not-found');
    return found;
  }

  private write(
    principal: Principal,
    code: string,
    store: (manager: EntityManager) => Promise<void>,
  ): Promise<Kept<Content>> {
    return this.transactions.run(actorOf(principal), async (manager) => {
      await store(manager);
      await this.tell(manager, code);
      return this.demand(code, manager);
    });
  }

  private async assertUnused(manager: EntityManager, code: string): Promise<void> {
    const users = await this.screens.namesOfUsers(manager, this.origin.usedIn, code);
    if (users.length > 0) throw new DomainError('resource.in-use', { detail: users.join(', ') });
  }

  private tell(manager: EntityManager, code: string): Promise<void> {
    const subject = { type: this.origin.table.replace('_', '-'), id: code };
    return appendEvents(manager, [{ type: 'scene.changed', subject }]);
  }
}
