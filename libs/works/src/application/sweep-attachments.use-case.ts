import { Injectable } from '@nestjs/common';
import { FileStore, type ListedFile, TransactionRunner, systemActor } from '@abat/platform';
import { isStorageKey } from '../domain/storage-key.js';
import { takeOrphans, unnamedKeys } from '../persistence/attachment-store.js';

/** A file younger than this may belong to an upload whose transaction still runs, hours. */
const LEAST_AGE_H = 24;

const SWEEPER = systemActor('attachments');

/**
 * Removes attachments of records that are gone, and files no row names: left by a process that died between the file and
 * its row, or between the row and its file. Doing it again changes nothing.
 */
@Injectable()
export class SweepAttachments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileStore,
  ) {}

  /** Gives how many files were removed. @throws when the store cannot be reached */
  async execute(): Promise<{ removed: number }> {
    const gone = await this.transactions.run(SWEEPER, takeOrphans);
    for (const key of gone) await this.files.remove(key);
    let removed = gone.length;
    for await (const page of this.files.list()) removed += await this.sweep(page);
    return { removed };
  }

  private async sweep(page: readonly ListedFile[]): Promise<number> {
    const latest = Date.now() - LEAST_AGE_H * 3_600_000;
    const old = page.filter(({ key, writtenAt }) => isStorageKey(key) && writtenAt.getTime() < latest);
    if (old.length === 0) return 0;
    const keys = old.map(({ key }) => key);
    const unnamed = await this.transactions.run(SWEEPER, (manager) => unnamedKeys(manager, keys));
    for (const key of unnamed) await this.files.remove(key);
    return unnamed.length;
  }
}
