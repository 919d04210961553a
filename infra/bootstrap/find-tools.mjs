// @ts-check
import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run-command.mjs';

/** The oldest PostgreSQL that Abat runs on. */
export const OLDEST_POSTGRES = 15;

/** @typedef {{ bin: string, major: number, postgis: boolean }} PostgresInstall */

/**
 * @param {string} name of a program
 * @param {string} [path] folders as in PATH
 * @returns {string | undefined} its absolute path
 */
export function which(name, path = process.env.PATH ?? '') {
  const folders = [
    ...path.split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/usr/local/bin',
    '/usr/bin',
    '/opt/homebrew/bin',
  ];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** @returns {Promise<PostgresInstall[]>} every PostgreSQL server on this machine, newest first */
export async function findPostgresInstalls() {
  const installs = await Promise.all((await binFolders()).map(inspect));
  return installs.filter((install) => install !== undefined).sort((a, b) => b.major - a.major);
}

/**
 * @param {PostgresInstall[]} installs
 * @param {number} [clusterMajor] version that made the existing cluster: only that one can serve it
 * @returns {PostgresInstall | undefined} the newest usable one
 */
export function choosePostgres(installs, clusterMajor) {
  const usable = installs.filter(({ major, postgis }) => postgis && major >= OLDEST_POSTGRES);
  const fitting = clusterMajor === undefined ? usable : usable.filter(({ major }) => major === clusterMajor);
  return fitting.sort((a, b) => b.major - a.major)[0];
}

/** @returns {string | undefined} path of a Redis server (or its fork Valkey) */
export function findRedis() {
  return which('redis-server') ?? which('valkey-server');
}

/**
 * @returns {Promise<string | undefined>} path of a Chromium that starts; a snap stub does not count
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];
  const candidates = given
    ? [given]
    : [...names.map((name) => which(name)), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  for (const candidate of candidates) {
    if (candidate && isExecutable(candidate) && (await run(candidate, ['--version'])).code === 0) return candidate;
  }
  return undefined;
}

/** @returns {Promise<string[]>} */
async function binFolders() {
  const pgConfig = which('pg_config');
  const told = pgConfig ? (await run(pgConfig, ['--bindir'])).stdout.trim() : '';
  const onPath = which('pg_ctl');
  const found = [
    ...versioned('/usr/lib/postgresql', 'bin'),
    ...versioned('/opt/homebrew/opt', 'bin', /^postgresql(@\d+)?$/),
    ...versioned('/usr', 'bin', /^pgsql-\d+$/),
    told,
    onPath ? join(realpathSync(onPath), '..') : '',
  ];
  const complete = found.filter(
    (bin) => bin && ['initdb', 'postgres', 'pg_ctl'].every((name) => isExecutable(join(bin, name))),
  );
  return [...new Set(complete.map((bin) => realpathSync(bin)))];
}

/** @param {string} parent @param {string} child @param {RegExp} [pattern] */
function versioned(parent, child, pattern = /^\d+$/) {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => pattern.test(name))
    .map((name) => join(parent, name, child));
}

/** @param {string} bin @returns {Promise<PostgresInstall | undefined>} */
async function inspect(bin) {
  const major = Number(/\s(\d+)/.exec((await run(join(bin, 'postgres'), ['--version'])).stdout)?.[1]);
  if (!major) return undefined;
  const told = (await run(join(bin, 'pg_config'), ['--sharedir'])).stdout.trim();
  const shares = [
    told,
    `/usr/share/postgresql/${major}`,
    join(bin, '../share'),
    join(bin, '../share/postgresql'),
  ].filter(Boolean);
  return { bin, major, postgis: shares.some((share) => existsSync(join(share, 'extension/postgis.control'))) };
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
