// @ts-check
import { join } from 'node:path';
import { codeOf, Failure } from './failure.mjs';
import { newRecord } from './file-lock.mjs';
import { judgeLock, readRecord, releaseLock, rewriteRecord, takeLock } from './run-lock.mjs';

/** @typedef {import('./run-lock.mjs').RunRecord} RunRecord */

/** @param {string} dataDir @returns {string} the file that says who runs on a data folder */
export const runFile = (dataDir) => join(dataDir, 'run.json');

/**
 * Makes this process the only one that runs on the data folder.
 * @param {{ command: 'start' | 'command', dataDir: string, url: string | null }} who
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle gives it back
 * @returns {{ repaired: boolean, tell: (more: Partial<RunRecord>) => void } | { holder: RunRecord }} `tell` adds to the record
 */
export function ownDataDir({ command, dataDir, url }, lifecycle) {
  const file = runFile(dataDir);
  let record = { ...newRecord(command, dataDir), url };
  const result = takeLockOrSay(file, record);
  if (!result.taken) return { holder: result.holder };
  const release = () => releaseLock(file, record);
  lifecycle.onStop(release, release);
  return {
    repaired: result.repaired,
    tell: (more) => {
      record = { ...record, ...more };
      rewriteRecord(file, record);
    },
  };
}

/** @param {string} file @param {RunRecord} record */
function takeLockOrSay(file, record) {
  try {
    return takeLock(file, record);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    const message = `The data folder ${record.dataDir} cannot be written: start Abat as the user it belongs to, or set ABAT_DATA_DIR.`;
    throw new Failure(message, { cause: error });
  }
}

/** @param {RunRecord} holder @returns {Failure} the one sentence of a second start */
export function alreadyRuns({ command, url, pid }) {
  if (command === 'start') return new Failure(`Abat already runs at ${url} (pid ${pid}).`);
  return new Failure(`An abat command (pid ${pid}) is using the private database; try again when it is done.`);
}

/** @param {string} dataDir @returns {RunRecord | undefined} the record of the process that runs on the data folder now */
export function currentRun(dataDir) {
  const record = readRecord(runFile(dataDir));
  return record && judgeLock(record) === 'held' ? record : undefined;
}
