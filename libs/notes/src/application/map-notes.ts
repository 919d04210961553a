import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { actorOf, authorize, holds, type Principal } from '@abat/access';
import {
  DomainError,
  type HistoryEntry,
  type MapNote,
  type MapNoteDraft,
  type MapNotePatch,
  type MapNoteQuery,
  type Page,
} from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { assertNearCity, type RowVersion, TransactionRunner } from '@abat/platform';
import { readHistory } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { MapNoteRepository, type StoredNote } from '../persistence/map-note.repository.js';

/** Notes pinned on the map: everybody reads them, the author changes them, who minds the whole city takes them off. */
@Injectable()
export class MapNotes {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: TransactionRunner,
    private readonly notes: MapNoteRepository,
  ) {}

  async list(principal: Principal, query: MapNoteQuery): Promise<Page<MapNote>> {
    authorize(principal, 'read');
    const page = await this.notes.list(query);
    return { ...page, items: page.items.map((note) => told(principal, note)) };
  }

  /** @throws DomainError resource.not-found */
  async getById(principal: Principal, id: string): Promise<MapNote> {
    authorize(principal, 'read');
    return told(principal, await this.notes.getById(this.dataSource.manager, id));
  }

  /**
   * Who changed a note and what, the newest first.
   * @throws DomainError resource.not-found
   */
  async history(principal: Principal, id: string): Promise<HistoryEntry[]> {
    await this.getById(principal, id);
    return readHistory(this.dataSource.manager, { entity: 'map_note', id });
  }

  /** @throws DomainError access.denied, geometry.outside-city */
  create(principal: Principal, draft: MapNoteDraft): Promise<MapNote> {
    authorize(principal, 'note.write');
    return this.transactions.run(actorOf(principal), async (manager) => {
      await assertNearCity(manager, { type: 'Point', coordinates: draft.at }, 'at');
      const id = await this.notes.insert(manager, draft, principal.userId);
      return this.tell(manager, principal, id);
    });
  }

  /** @throws DomainError access.denied, access.not-owner, resource.not-found, request.precondition-failed, geometry.outside-city */
  change(principal: Principal, row: RowVersion, patch: MapNotePatch): Promise<MapNote> {
    authorize(principal, 'note.write');
    return this.transactions.run(actorOf(principal), async (manager) => {
      await this.demand(manager, principal, row);
      if (patch.at) await assertNearCity(manager, { type: 'Point', coordinates: patch.at }, 'at');
      await this.notes.update(manager, row.id, patch);
      return this.tell(manager, principal, row.id);
    });
  }

  /** @throws DomainError access.denied, access.not-owner, resource.not-found, request.precondition-failed */
  remove(principal: Principal, row: RowVersion): Promise<void> {
    authorize(principal, 'note.write');
    return this.transactions.run(actorOf(principal), async (manager) => {
      const note = await this.demand(manager, principal, row);
      await this.notes.remove(manager, row.id);
      await appendEvents(manager, [changed(note)]);
    });
  }

  private async demand(manager: EntityManager, principal: Principal, row: RowVersion): Promise<StoredNote> {
    await this.notes.lock(manager, row.id);
    const note = await this.notes.getById(manager, row.id);
    if (!told(principal, note).own) throw new DomainError('access.not-owner');
    if (note.version !== row.version)
      throw new DomainError('request.precondition-failed', { currentVersion: note.version });
    return note;
  }

  private async tell(manager: EntityManager, principal: Principal, id: string): Promise<MapNote> {
    const note = await this.notes.getById(manager, id);
    await appendEvents(manager, [changed(note)]);
    return told(principal, note);
  }
}

const changed = ({ id, district }: StoredNote) => ({
  type: 'note.changed' as const,
  subject: { type: 'note', id },
  territoryIds: district ? [district.id] : [],
});

/** The note as this person sees it. */
const told = (principal: Principal, note: StoredNote): MapNote => ({
  ...note,
  own: note.author.id === principal.userId || holds(principal.role, 'shift.work'),
});
