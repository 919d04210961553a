// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive, signalProcess, waitForEnd, workingFolder } from './process-identity.mjs';

/** @param {string} dir @returns {string} folder of the PostgreSQL cluster of an instances folder */
export const clusterDir = (dir) => join(dir, 'postgres', 'data');

/** @param {string} dir @returns {string} folder of the Redis files of an instances folder */
export const redisDir = (dir) => join(dir, 'redis');

/**
 * The postmaster that really serves a cluster; a pid that was given to another process is not mistaken for it.
 * @param {string} cluster data folder of the cluster
 * @returns {{ pid: number, port: number } | undefined}
 */
export function runningPostmaster(cluster) {
  const lines = linesOf(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !servesFolder(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]) };
}

/** @param {string} folder the folder with redis.pid @returns {number | undefined} pid of the Redis that really serves it */
export function runningRedis(folder) {
  const pid = Number(linesOf(join(folder, 'redis.pid'))[0]);
  return pid && isAlive(pid) && servesFolder(pid, folder) ? pid : undefined;
}

/** Ends what still runs from an instances folder, at once and without keeping anything. @param {string} dir */
export async function endInstancesUnder(dir) {
  const postgres = runningPostmaster(clusterDir(dir))?.pid;
  const redis = runningRedis(redisDir(dir));
  if (postgres) signalProcess(postgres, 'SIGQUIT');
  if (redis) signalProcess(redis, 'SIGKILL');
  for (const pid of [postgres, redis]) if (pid && !(await waitForEnd(pid, 5000))) signalProcess(pid, 'SIGKILL');
}

/** Both programs change into their data folder. @param {number} pid @param {string} folder */
function servesFolder(pid, folder) {
  const cwd = workingFolder(pid);
  return cwd === undefined ? commandLine(pid).includes(folder) : cwd === folder;
}

/** @param {string} file @returns {string[]} */
function linesOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}
