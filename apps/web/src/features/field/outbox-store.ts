import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { WaitingReport } from './report.js';

interface Shelves extends DBSchema {
  reports: { key: number; value: WaitingReport; indexes: { clientId: string; userId: string } };
}

let opened: Promise<IDBPDatabase<Shelves>> | null = null;

function shelves(): Promise<IDBPDatabase<Shelves>> {
  opened ??= openDB<Shelves>('abat-field', 1, {
    upgrade: (database) => {
      // Numbers in the order of writing: reports leave in that order.
      const reports = database.createObjectStore('reports', { autoIncrement: true });
      reports.createIndex('clientId', 'clientId', { unique: true });
      reports.createIndex('userId', 'userId');
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Reports kept on this phone until the server has them. They outlive reloads, a lost link and a flat battery. */
export const outboxStore = {
  /** What one person wrote and is not sent, oldest first. */
  listOf: async (userId: string): Promise<WaitingReport[]> =>
    (await shelves()).getAllFromIndex('reports', 'userId', userId),

  /** @throws DOMException QuotaExceededError when the phone has no room */
  add: async (report: WaitingReport): Promise<void> => {
    await (await shelves()).add('reports', report);
  },

  /** Keeps another state of a report in its place; does nothing when it was deleted meanwhile. */
  replace: async (report: WaitingReport): Promise<void> => {
    const change = (await shelves()).transaction('reports', 'readwrite');
    const key = await change.store.index('clientId').getKey(report.clientId);
    if (key !== undefined) await change.store.put(report, key);
    await change.done;
  },

  remove: async (clientId: string): Promise<void> => {
    const change = (await shelves()).transaction('reports', 'readwrite');
    const key = await change.store.index('clientId').getKey(clientId);
    if (key !== undefined) await change.store.delete(key);
    await change.done;
  },
};
