import type { SystemActor } from '@abat/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { databaseCode } from '../errors/database-error.js';
import { kept } from './kept-statement.js';

/** Who changes something: a person, or a job that acts for nobody in particular (`id` null, `label` says which). */
export type Actor = { id: string | null; label: string };

/** The actor of what nobody in person does. */
export const systemActor = (label: SystemActor): Actor => ({ id: null, label });

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** Runs a change as one transaction whose history rows carry the actor. */
@Injectable()
export class TransactionRunner {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `change` in a transaction. A deadlock or serialisation failure is tried again from the start.
   * @throws whatever `change` throws; then nothing is stored
   */
  async run<Result>(actor: Actor, change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(async (manager) => {
          await actAs(manager, actor);
          return change(manager);
        });
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has(databaseCode(error) ?? '')) throw error;
      }
    }
  }
}

/** Tells the history triggers of this transaction who acts. */
export async function actAs(manager: EntityManager, actor: Actor): Promise<void> {
  await manager.query(kept(`SELECT set_config('abat.actor', $1, true), set_config('abat.actor_label', $2, true)`), [
    actor.id ?? '',
    actor.label,
  ]);
}
