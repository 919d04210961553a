// @ts-check
import { spawn } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { makeOwnDir } from './instances-dir.mjs';
import { choosePort } from './ports.mjs';
import { isAlive, signalProcess, waitForEnd } from './process-identity.mjs';
import { pingRedis } from './redis-check.mjs';
import { redisDir, runningRedis } from './stray-instances.mjs';

/**
 * A private Redis, whether it runs or not.
 * @typedef {object} RedisInstance
 * @property {string} dir folder of its files
 * @property {string} log
 * @property {string} server path of the program
 * @property {import('./service-account.mjs').Account | undefined} account
 * @property {string} password
 * @property {boolean} durable whether it keeps an append-only file
 */

/**
 * @param {string} instancesDir
 * @param {Pick<RedisInstance, 'server' | 'account' | 'password' | 'durable'>} how
 * @returns {RedisInstance}
 */
export function describeRedis(instancesDir, how) {
  const dir = redisDir(instancesDir);
  return { dir, log: join(dir, 'redis.log'), ...how };
}

/** @param {string} password @param {number} port @returns {string} */
export function privateRedisUrl(password, port) {
  return `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}/0`;
}

/**
 * Starts Redis, or keeps using it when it still runs since a killed start. An append-only file that cannot be read is put
 * aside: nothing lives in Redis alone.
 * @param {RedisInstance} instance
 * @param {number | undefined} rememberedPort
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<{ pid: number, port: number, reused: boolean }>}
 */
export async function startRedis(instance, rememberedPort, report) {
  makeOwnDir(instance.dir, instance.account);
  const reused = await reuse(instance, rememberedPort);
  if (reused) return reused;
  const port = await choosePort(rememberedPort);
  const first = await launch(instance, port);
  if (first !== undefined) return { pid: first, port, reused: false };
  if (/append only file|AOF|Bad file format/i.test(tail(instance.log))) {
    report.warn('The append-only file of Redis is damaged; it is put aside and rebuilt from PostgreSQL.');
    renameSync(join(instance.dir, 'appendonlydir'), join(instance.dir, `appendonlydir.damaged-${Date.now()}`));
  }
  const otherPort = await choosePort(undefined);
  const second = await launch(instance, otherPort);
  if (second !== undefined) return { pid: second, port: otherPort, reused: false };
  throw new Failure(`The private Redis did not start; its log is ${instance.log}.`, { details: tail(instance.log) });
}

/** Stops Redis after it wrote its file. Takes at most two seconds. @param {RedisInstance} instance */
export async function stopRedis(instance) {
  const pid = runningRedis(instance.dir);
  if (!pid) return;
  signalProcess(pid, 'SIGTERM');
  if (!(await waitForEnd(pid, 2000))) signalProcess(pid, 'SIGKILL');
}

/** @param {RedisInstance} instance */
export function killRedis(instance) {
  const pid = runningRedis(instance.dir);
  if (pid) signalProcess(pid, 'SIGKILL');
}

/**
 * @param {RedisInstance} instance
 * @param {number | undefined} port
 */
async function reuse(instance, port) {
  const pid = runningRedis(instance.dir);
  if (!pid) return undefined;
  if (port && (await pingRedis(privateRedisUrl(instance.password, port)))) return { pid, port, reused: true };
  await stopRedis(instance);
  return undefined;
}

/**
 * @param {RedisInstance} instance
 * @param {number} port
 * @returns {Promise<number | undefined>} pid once it answers, undefined when it ended instead
 */
async function launch(instance, port) {
  const { dir, account } = instance;
  rmSync(join(dir, 'redis.pid'), { force: true });
  rmSync(instance.log, { force: true });
  const file = join(dir, 'redis.conf');
  writeFileSync(file, configuration(instance, port), { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  const child = spawn(instance.server, [file], { cwd: dir, stdio: 'ignore', detached: true, ...identity });
  child.on('error', () => undefined); // seen below: it never gets a pid
  child.unref();
  const { pid } = child;
  if (pid === undefined) return undefined;
  const url = privateRedisUrl(instance.password, port);
  while (isAlive(pid)) {
    if ((await pingRedis(url)) && runningRedis(dir) === pid) return pid;
    await new Promise((next) => setTimeout(next, 50));
  }
  return undefined;
}

/** @param {RedisInstance} instance @param {number} port */
function configuration({ dir, log, password, durable }, port) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'daemonize no',
    `dir "${dir}"`,
    `pidfile "${join(dir, 'redis.pid')}"`,
    `logfile "${log}"`,
    `requirepass "${password}"`,
    `appendonly ${durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

/** @param {string} log */
function tail(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : '';
}
