// @ts-check
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { chooseInstancesDir } from './instances-dir.mjs';
import { portsFileOf, startPrivatePostgres, startPrivateRedis } from './instances.mjs';
import { checkGivenDatabase } from './postgres-database.mjs';
import { checkGivenRedis } from './redis-check.mjs';
import { keepSecrets } from './secrets.mjs';
import { accountOfFiles, serviceAccount } from './service-account.mjs';
import { clusterDir } from './stray-instances.mjs';
import { ensureTools, majorOfCluster } from './tools.mjs';

/**
 * PostgreSQL and Redis, ready for Abat.
 * @typedef {object} Services
 * @property {string} databaseUrl
 * @property {string} redisUrl
 * @property {string} instancesDir where private instances keep their files
 * @property {import('./instances.mjs').Instance[]} instances the private ones
 */

/**
 * What a run needs of this machine.
 * @typedef {object} Machine
 * @property {import('./tools.mjs').Tools} tools
 * @property {import('./service-account.mjs').Account | undefined} account
 * @property {string} instancesDir
 */

/**
 * Makes sure that the npm packages and the programs of private instances are there.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<Machine>}
 */
export async function prepareMachine(settings, report) {
  const needs = { postgres: !settings.databaseUrl, redis: !settings.redisUrl, chromium: false };
  const isPrivate = needs.postgres || needs.redis;
  const usual = isPrivate ? serviceAccount() : undefined;
  const instancesDir = isPrivate ? await chooseInstancesDir(settings.dataDir, usual) : settings.dataDir;
  const account = isPrivate ? accountOfFiles(clusterDir(instancesDir), usual) : undefined;
  const clusterMajor = majorOfCluster(instancesDir);
  const [tools] = await both(ensureTools({ ...needs, clusterMajor }, report), ensureDependencies(checkout, report));
  return { tools, account, instancesDir };
}

/**
 * Starts private instances; what is given by DATABASE_URL and REDIS_URL is checked and used instead.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Machine} machine
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle stops the instances again
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<Services>}
 */
export async function startServices(settings, machine, lifecycle, report) {
  if (settings.databaseUrl) await checkGivenDatabase(settings.databaseUrl);
  if (settings.redisUrl) await checkGivenRedis(settings.redisUrl, report);
  lifecycle.proceed();
  const { postgres, redis } = await startPrivate(settings.dataDir, machine, lifecycle, report);
  return {
    databaseUrl: settings.databaseUrl ?? postgres?.url ?? '',
    redisUrl: settings.redisUrl ?? redis?.url ?? '',
    instancesDir: machine.instancesDir,
    instances: [postgres, redis].filter((instance) => instance !== undefined),
  };
}

/**
 * @param {string} dataDir
 * @param {Machine} machine
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @param {import('./report.mjs').Report} report
 */
async function startPrivate(dataDir, { tools, account, instancesDir }, lifecycle, report) {
  const context = {
    dir: instancesDir,
    portsFile: portsFileOf(dataDir),
    account,
    secrets: keepSecrets(join(dataDir, 'secrets.json')),
    durable: true,
    lifecycle,
    report,
  };
  const postgres = tools.postgres ? await startPrivatePostgres(context, tools.postgres.bin) : undefined;
  const redis = tools.redis ? await startPrivateRedis(context, tools.redis) : undefined;
  return { postgres, redis };
}

/**
 * Waits for both, also when one fails, so that nothing goes on behind our back.
 * @template A, B
 * @param {Promise<A>} first
 * @param {Promise<B>} second
 * @returns {Promise<[A, B]>}
 */
export async function both(first, second) {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}
