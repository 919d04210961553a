// @ts-check
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { makeOwnDir } from './instances-dir.mjs';
import { postgresSettings, settingsText, thisMachine } from './postgres-settings.mjs';
import { choosePort } from './ports.mjs';
import { signalProcess, waitForEnd } from './process-identity.mjs';
import { lastLines, run } from './run-command.mjs';
import { clusterDir, runningPostmaster } from './stray-instances.mjs';

/** Superuser of a private cluster; only the bootstrap and the tests use it. */
export const ADMIN = 'abat_admin';

/**
 * A private cluster, whether it runs or not.
 * @typedef {object} Cluster
 * @property {string} dir folder with the cluster and its log
 * @property {string} data
 * @property {string} log
 * @property {string} bin folder of the PostgreSQL programs
 * @property {import('./service-account.mjs').Account | undefined} account
 * @property {boolean} durable false for tests: quick, and lost in a crash
 */

/**
 * @param {string} instancesDir
 * @param {Pick<Cluster, 'bin' | 'account' | 'durable'>} how
 * @returns {Cluster}
 */
export function describeCluster(instancesDir, how) {
  const dir = join(instancesDir, 'postgres');
  return { dir, data: clusterDir(instancesDir), log: join(dir, 'server.log'), ...how };
}

/**
 * Makes the cluster when it is not there. A creation that was cut short is begun again.
 * @param {Cluster} cluster
 * @param {string} adminPassword
 */
export async function createCluster(cluster, adminPassword) {
  makeOwnDir(cluster.dir, cluster.account);
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return;
  const fresh = `${cluster.data}.new`;
  const passwordFile = join(cluster.dir, 'password');
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  if (cluster.account) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  try {
    const first = await initdb(cluster, fresh, 'C.UTF-8', passwordFile);
    const result =
      first.code !== 0 && /locale/.test(first.stderr) ? await initdb(cluster, fresh, 'C', passwordFile) : first;
    if (result.code !== 0)
      throw new Failure('The private PostgreSQL cluster could not be made.', { details: lastLines(result) });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(join(fresh, 'postgresql.conf'), "\ninclude_if_exists = 'abat.conf'\n");
  renameSync(fresh, cluster.data);
}

/**
 * Starts the cluster, or keeps using it when it still runs since a killed start.
 * @param {Cluster} cluster
 * @param {number | undefined} rememberedPort
 * @returns {Promise<{ pid: number, port: number, reused: boolean }>}
 */
export async function startCluster(cluster, rememberedPort) {
  const running = runningPostmaster(cluster.data);
  if (running?.port) return { ...running, reused: true };
  rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
  shortenLog(cluster.log);
  let port = await choosePort(rememberedPort);
  const until = Date.now() + 15_000;
  for (;;) {
    writeConfiguration(cluster, port);
    const result = await pgCtl(cluster, ['start', '-w', '-t', '300', '-l', cluster.log]);
    const started = runningPostmaster(cluster.data);
    if (result.code === 0 && started) return { ...started, reused: false };
    const said = tail(cluster.log);
    if (Date.now() > until)
      throw new Failure(`The private PostgreSQL did not start; its log is ${cluster.log}.`, { details: said });
    if (/Address already in use|could not bind/.test(said)) port = await choosePort(undefined);
    else if (!/shared memory block .* still in use|lock file "postmaster.pid"/.test(said)) {
      throw new Failure(`The private PostgreSQL did not start; its log is ${cluster.log}.`, { details: said });
    }
    await new Promise((next) => setTimeout(next, 500)); // backends of a killed postmaster need a moment to leave
  }
}

/**
 * Stops the cluster, ending open sessions. Takes at most about five seconds.
 * @param {Cluster} cluster
 */
export async function stopCluster(cluster) {
  const running = runningPostmaster(cluster.data);
  if (!running) return;
  signalProcess(running.pid, 'SIGINT'); // "fast": ends sessions, writes a checkpoint
  if (await waitForEnd(running.pid, 4000)) return;
  signalProcess(running.pid, 'SIGQUIT'); // "immediate": recovers from its log at the next start
  if (!(await waitForEnd(running.pid, 1500))) signalProcess(running.pid, 'SIGKILL');
}

/** Ends the cluster at once; it recovers from its log at the next start. @param {Cluster} cluster */
export function killCluster(cluster) {
  const running = runningPostmaster(cluster.data);
  if (running) signalProcess(running.pid, 'SIGQUIT');
}

/**
 * Sets the superuser's password of a cluster that does not run, for a cluster whose secrets file was lost.
 * @param {Cluster} cluster
 * @param {string} password
 */
export async function resetAdminPassword(cluster, password) {
  const sql = `ALTER ROLE ${ADMIN} PASSWORD '${password.replaceAll("'", "''")}'\n`;
  const options = { account: cluster.account, env: cleanEnvironment(), input: sql };
  const result = await run(join(cluster.bin, 'postgres'), ['--single', '-D', cluster.data, 'postgres'], options);
  if (result.code !== 0)
    throw new Failure('The password of the private PostgreSQL could not be renewed.', { details: lastLines(result) });
}

/** @param {Cluster} cluster @param {string} folder @param {string} locale @param {string} passwordFile */
function initdb(cluster, folder, locale, passwordFile) {
  rmSync(folder, { recursive: true, force: true });
  const args = [
    '-D',
    folder,
    '-U',
    ADMIN,
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  const safety = cluster.durable ? ['--data-checksums'] : ['--no-sync'];
  return run(join(cluster.bin, 'initdb'), [...args, ...safety], { account: cluster.account, env: cleanEnvironment() });
}

/** @param {Cluster} cluster @param {string[]} args */
function pgCtl(cluster, args) {
  const options = { account: cluster.account, env: cleanEnvironment(), untouchable: true };
  return run(join(cluster.bin, 'pg_ctl'), ['-D', cluster.data, '-s', ...args], options);
}

/** @param {Cluster} cluster @param {number} port */
function writeConfiguration(cluster, port) {
  const file = join(cluster.data, 'abat.conf');
  writeFileSync(file, settingsText(postgresSettings(thisMachine(), { port, durable: cluster.durable })), {
    mode: 0o600,
  });
  if (cluster.account) chownSync(file, cluster.account.uid, cluster.account.gid);
}

/** PostgreSQL's programs read PGDATA, PGPORT and the like; messages must be in English to be understood here. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** @param {string} log */
function shortenLog(log) {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
}

/** @param {string} log */
function tail(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : '';
}
