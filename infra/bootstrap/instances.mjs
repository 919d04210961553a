// @ts-check
import { join } from 'node:path';
import { acceptsPassword, createDatabase, privateUrl } from './postgres-database.mjs';
import {
  ADMIN,
  createCluster,
  describeCluster,
  killCluster,
  resetAdminPassword,
  startCluster,
  stopCluster,
} from './postgres-cluster.mjs';
import { describeRedis, killRedis, privateRedisUrl, startRedis, stopRedis } from './redis-instance.mjs';
import { readObject, writePrivate } from './secrets.mjs';

/**
 * A started PostgreSQL or Redis.
 * @typedef {object} Instance
 * @property {string} name
 * @property {string} url for Abat
 * @property {() => number} pid
 * @property {() => Promise<void>} restart starts it again at the same address after it died
 */

/**
 * @typedef {object} InstanceContext
 * @property {string} dir the instances folder
 * @property {string} portsFile where ports are remembered
 * @property {import('./service-account.mjs').Account | undefined} account
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {boolean} durable false for tests
 * @property {import('./lifecycle.mjs').Lifecycle} lifecycle stops the instance again
 * @property {import('./report.mjs').Report} report
 */

/**
 * Starts the private PostgreSQL and makes its database.
 * @param {InstanceContext} context
 * @param {string} bin folder of the PostgreSQL programs
 * @returns {Promise<Instance & { adminUrl: string }>}
 */
export async function startPrivatePostgres(context, bin) {
  const { secrets, report, account, durable } = context;
  const cluster = describeCluster(context.dir, { bin, account, durable });
  await createCluster(cluster, secrets.postgresAdmin);
  context.lifecycle.proceed();
  context.lifecycle.onStop(
    () => stopCluster(cluster),
    () => killCluster(cluster),
  );
  let started = await startCluster(cluster, rememberedPort(context, 'postgres'));
  rememberPort(context, 'postgres', started.port);
  if (started.reused) report.info('PostgreSQL still runs since the last start; using it.');
  const adminUrl = () =>
    privateUrl({ user: ADMIN, password: secrets.postgresAdmin, port: started.port, database: 'postgres' });
  if (!(await acceptsPassword(adminUrl()))) {
    report.warn('The password of the private PostgreSQL was lost; setting a new one.');
    await stopCluster(cluster);
    await resetAdminPassword(cluster, secrets.postgresAdmin);
    started = await startCluster(cluster, started.port);
  }
  await createDatabase(adminUrl(), secrets.postgres);
  return {
    name: 'PostgreSQL',
    url: privateUrl({ user: 'abat', password: secrets.postgres, port: started.port, database: 'abat' }),
    adminUrl: adminUrl(),
    pid: () => started.pid,
    restart: async () => void (started = await startCluster(cluster, started.port)),
  };
}

/**
 * Starts the private Redis.
 * @param {InstanceContext} context
 * @param {string} server path of the program
 * @returns {Promise<Instance>}
 */
export async function startPrivateRedis(context, server) {
  const { secrets, report, account, durable } = context;
  const instance = describeRedis(context.dir, { server, account, durable, password: secrets.redis });
  context.lifecycle.proceed();
  context.lifecycle.onStop(
    () => stopRedis(instance),
    () => killRedis(instance),
  );
  let started = await startRedis(instance, rememberedPort(context, 'redis'), report);
  rememberPort(context, 'redis', started.port);
  if (started.reused) report.info('Redis still runs since the last start; using it.');
  return {
    name: 'Redis',
    url: privateRedisUrl(secrets.redis, started.port),
    pid: () => started.pid,
    restart: async () => void (started = await startRedis(instance, started.port, report)),
  };
}

/** @param {string} dataDir @returns {string} the file that remembers the ports of the private instances */
export function portsFileOf(dataDir) {
  return join(dataDir, 'ports.json');
}

/** @param {InstanceContext} context @param {string} name @returns {number | undefined} */
function rememberedPort({ portsFile }, name) {
  return readObject(portsFile)[name];
}

/** @param {InstanceContext} context @param {string} name @param {number} port */
function rememberPort({ portsFile }, name, port) {
  writePrivate(portsFile, { ...readObject(portsFile), [name]: port });
}
