import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../errors/domain-error.js';

/** The row a client saw: its id and the version it had then. */
export type RowVersion = { id: string; version: number };

type Versioned = ObjectLiteral & { id: string; version: number };

/** Writes rows of one table under optimistic locking: nobody overwrites what they have not seen. */
export class VersionedStore<Entity extends Versioned> {
  constructor(private readonly entity: EntityTarget<Entity>) {}

  /** Name of the table. */
  table(manager: EntityManager): string {
    return manager.connection.getMetadata(this.entity).tableName;
  }

  /** Inserts a row and gives its new id (uuid v7). */
  async insert(manager: EntityManager, values: QueryDeepPartialEntity<Entity>): Promise<string> {
    const id = uuidv7();
    await manager.insert(this.entity, { ...values, id } as QueryDeepPartialEntity<Entity>);
    return id;
  }

  /**
   * Changes the given columns and counts the version up.
   * @throws DomainError resource.not-found, or request.precondition-failed with the version stored now
   */
  async update(manager: EntityManager, row: RowVersion, values: QueryDeepPartialEntity<Entity>): Promise<void> {
    const next = { ...values, version: row.version + 1, updatedAt: () => 'now()' };
    const done = await manager.update(this.entity, this.at(row), next as unknown as QueryDeepPartialEntity<Entity>);
    if (!done.affected) await this.refuse(manager, row);
  }

  /**
   * Deletes the row.
   * @throws like {@link update}; resource.in-use (by the database's foreign keys) when others refer to it
   */
  async remove(manager: EntityManager, row: RowVersion): Promise<void> {
    const done = await manager.delete(this.entity, this.at(row));
    if (!done.affected) await this.refuse(manager, row);
  }

  private at(row: RowVersion): FindOptionsWhere<Entity> {
    return { id: row.id, version: row.version } as unknown as FindOptionsWhere<Entity>;
  }

  private async refuse(manager: EntityManager, row: RowVersion): Promise<never> {
    const stored = await manager.findOneBy(this.entity, { id: row.id } as unknown as FindOptionsWhere<Entity>);
    if (!stored) throw new DomainError('resource.not-found');
    throw new DomainError('request.precondition-failed', { currentVersion: stored.version });
  }
}
