// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './failure.mjs';
import { processIdentity } from './process-identity.mjs';

/**
 * What `run.json` says about the process that owns a data folder.
 * @typedef {object} RunRecord
 * @property {number} pid
 * @property {string} processStart identity of that process, so that a recycled pid is not mistaken for it
 * @property {string} command `start` or `command`
 * @property {string} startedAt ISO time
 * @property {string | null} url address of the web app, null while starting
 * @property {string | null} databaseUrl
 * @property {string | null} redisUrl
 * @property {string} dataDir
 * @property {string} [instancesDir] where the private PostgreSQL and Redis keep their files
 */

/**
 * @param {Partial<RunRecord> | null | undefined} record what the lock file holds; null when it is no valid JSON, undefined when absent
 * @param {(pid: number) => string | undefined} identify
 * @returns {'free' | 'stale' | 'held'}
 */
export function judgeLock(record, identify = processIdentity) {
  if (record === undefined) return 'free';
  if (record === null || !Number.isInteger(record.pid) || !record.processStart) return 'stale';
  return identify(Number(record.pid)) === record.processStart ? 'held' : 'stale';
}

/** @param {string} file @returns {RunRecord | null | undefined} null when it is no valid JSON, undefined when absent */
export function readRecord(file) {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    return typeof record === 'object' ? record : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Takes the lock, repairing what a killed process left behind.
 * @param {string} file
 * @param {RunRecord} record
 * @returns {{ taken: true, repaired: boolean } | { taken: false, holder: RunRecord }}
 */
export function takeLock(file, record) {
  mkdirSync(dirname(file), { recursive: true });
  let repaired = false;
  for (;;) {
    if (createExclusively(file, record)) return { taken: true, repaired };
    const current = readRecord(file);
    const verdict = judgeLock(current);
    if (verdict === 'held' && current) return { taken: false, holder: current };
    if (verdict === 'stale') repaired = removeStale(file) || repaired;
  }
}

/** Replaces the record in one step; readers see the old or the new one. @param {string} file @param {RunRecord} record */
export function rewriteRecord(file, record) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text(record), { mode: 0o600 });
  renameSync(temporary, file);
}

/** Gives the lock back, if it is still ours. @param {string} file @param {RunRecord} record */
export function releaseLock(file, record) {
  const current = readRecord(file);
  if (current?.pid === record.pid && current.processStart === record.processStart) rmSync(file, { force: true });
}

/**
 * @param {string} file
 * @param {RunRecord} record
 * @returns {boolean} false when another process has the file
 */
function createExclusively(file, record) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text(record), { mode: 0o600 });
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Moves a stale file away; if another process put its own in between, that one is put back.
 * @param {string} file
 * @returns {boolean} whether a stale file was removed
 */
function removeStale(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const stale = judgeLock(readRecord(aside)) !== 'held';
  if (!stale) linkSync(aside, file);
  rmSync(aside, { force: true });
  return stale;
}

/** @param {RunRecord} record */
function text(record) {
  return `${JSON.stringify(record, null, 2)}\n`;
}
