// @ts-check
import { processIdentity } from './process-identity.mjs';
import { releaseLock, takeLock } from './run-lock.mjs';

/**
 * Does something while no other process of this checkout does it; waits for its turn.
 * @template T
 * @param {string} file the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work) {
  const record = newRecord('build');
  while (!takeLock(file, record).taken) await new Promise((next) => setTimeout(next, 100));
  try {
    return await work();
  } finally {
    releaseLock(file, record);
  }
}

/**
 * @param {string} command what this process does
 * @param {string} [dataDir]
 * @returns {import('./run-lock.mjs').RunRecord} the record of this process, before anything is known
 */
export function newRecord(command, dataDir = '') {
  return {
    pid: process.pid,
    processStart: processIdentity(process.pid) ?? '',
    command,
    startedAt: new Date().toISOString(),
    url: null,
    databaseUrl: null,
    redisUrl: null,
    dataDir,
  };
}
