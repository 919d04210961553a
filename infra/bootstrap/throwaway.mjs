// @ts-check
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecord } from './file-lock.mjs';
import { portsFileOf, startPrivatePostgres, startPrivateRedis } from './instances.mjs';
import { judgeLock, readRecord } from './run-lock.mjs';
import { makeSecrets, writePrivate } from './secrets.mjs';
import { canEnter, serviceAccount } from './service-account.mjs';
import { endInstancesUnder } from './stray-instances.mjs';

const PREFIX = 'abat-throwaway-';

/**
 * Instances that are removed with everything in them.
 * @typedef {object} Throwaway
 * @property {string} adminUrl superuser's address of the database `postgres`
 * @property {string} databaseUrl of an empty database `abat` with PostGIS, as an ordinary role
 * @property {string} redisUrl
 */

/**
 * Makes a temporary folder that is removed when the run ends; what killed runs left there is removed first.
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @returns {Promise<string>}
 */
export async function makeThrowawayDir(lifecycle) {
  const parent = await temporaryFolder(serviceAccount());
  await removeLeftovers(parent);
  const dir = mkdtempSync(join(parent, PREFIX));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  lifecycle.onStop(remove, remove);
  chmodSync(dir, 0o711);
  writePrivate(join(dir, 'owner.json'), newRecord('throwaway', dir));
  return dir;
}

/**
 * Starts a PostgreSQL and a Redis in a throw-away folder.
 * @param {import('./tools.mjs').Tools} tools
 * @param {{ dir: string, durable: boolean }} how `durable: true` for measuring: written to the disk as in production
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle stops them
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<Throwaway>}
 */
export async function startThrowaway(tools, { dir, durable }, lifecycle, report) {
  const account = serviceAccount();
  const context = { dir, portsFile: portsFileOf(dir), account, secrets: makeSecrets(), durable, lifecycle, report };
  const postgres = await startPrivatePostgres(context, tools.postgres?.bin ?? '');
  const redis = await startPrivateRedis(context, tools.redis ?? '');
  return { adminUrl: postgres.adminUrl, databaseUrl: postgres.url, redisUrl: redis.url };
}

/** @param {import('./service-account.mjs').Account | undefined} account */
async function temporaryFolder(account) {
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) if (!account || (await canEnter(folder, account))) return folder;
  return tmpdir();
}

/** @param {string} parent */
async function removeLeftovers(parent) {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(PREFIX))) {
    const dir = join(parent, name);
    const owner = readRecord(join(dir, 'owner.json'));
    if (!owner || judgeLock(owner) === 'held') continue;
    await endInstancesUnder(dir);
    rmSync(dir, { recursive: true, force: true });
  }
}
