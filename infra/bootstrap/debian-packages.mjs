// @ts-check
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';
import { OLDEST_POSTGRES, which } from './find-tools.mjs';
import { lastLines, run } from './run-command.mjs';

/** What a run still lacks on this machine. @typedef {{ postgres: boolean, redis: boolean, chromium: boolean }} Missing */

/** Package names that may serve, best first. */
const REDIS = ['redis-server', 'valkey-server'];
const CHROMIUM = ['chromium'];

/**
 * Chooses Debian packages for what is missing.
 * @param {Missing} missing
 * @param {string[]} offered names that the distribution offers
 * @param {number[]} installedServers majors of PostgreSQL servers without PostGIS that are there already
 * @returns {{ packages: string[], unavailable: string[] }} `unavailable` names in words what the distribution does not offer
 */
export function choosePackages(missing, offered, installedServers = []) {
  const wanted = [
    missing.postgres
      ? { name: `PostgreSQL ${OLDEST_POSTGRES}+ with PostGIS`, found: postgisPackage(offered, installedServers) }
      : undefined,
    missing.redis ? { name: 'Redis', found: REDIS.find((name) => offered.includes(name)) } : undefined,
    missing.chromium ? { name: 'Chromium', found: CHROMIUM.find((name) => offered.includes(name)) } : undefined,
  ].filter((item) => item !== undefined);
  return {
    packages: wanted.flatMap(({ found }) => (found ? [found] : [])),
    unavailable: wanted.filter(({ found }) => !found).map(({ name }) => name),
  };
}

/** @returns {boolean} whether this is Debian or a relative of it where we may install */
export function mayInstallPackages() {
  return process.getuid?.() === 0 && which('apt-get') !== undefined && existsSync('/etc/debian_version');
}

/**
 * Installs what is missing with apt-get, without starting any service of the distribution.
 * @param {Missing} missing
 * @param {number[]} installedServers
 * @param {import('./report.mjs').Report} report
 * @throws {Failure} when the distribution does not offer it or apt-get fails
 */
export async function installPackages(missing, installedServers, report) {
  let choice = choosePackages(missing, await offeredPackages(), installedServers);
  if (choice.unavailable.length > 0) {
    report.info('Reading the package lists (apt-get update)');
    await apt(['update']);
    choice = choosePackages(missing, await offeredPackages(), installedServers);
  }
  if (choice.unavailable.length > 0) {
    throw new Failure(
      `This distribution offers no package for ${choice.unavailable.join(' and ')}. ${installAdvice(missing)}`,
    );
  }
  report.info(`Installing ${choice.packages.join(', ')} with apt-get (needed once)`);
  const giveBack = holdServices();
  try {
    await installOrUpdate(choice.packages);
  } finally {
    giveBack();
  }
  if (missing.redis) await keepFromBooting(choice.packages);
}

/** @param {Missing} missing @returns {string} what to do by hand */
export function installAdvice(missing) {
  const needed = [
    missing.postgres
      ? `PostgreSQL ${OLDEST_POSTGRES} or newer with PostGIS (Debian and Ubuntu: postgresql-NN-postgis-3; macOS: brew install postgis)`
      : '',
    missing.redis ? 'Redis (Debian and Ubuntu: redis-server; macOS: brew install redis)' : '',
    missing.chromium ? 'Chromium for the browser tests (Debian: chromium; or name one by CHROMIUM_PATH)' : '',
  ].filter(Boolean);
  const given =
    missing.postgres || missing.redis
      ? ' You can also give DATABASE_URL and REDIS_URL, or use infra/compose.yaml.'
      : '';
  return `Install ${needed.join(', and ')}; no service of it needs to run.${given}`;
}

/** @param {string[]} offered @param {number[]} installedServers */
function postgisPackage(offered, installedServers) {
  const majors = offered
    .map((name) => Number(/^postgresql-(\d+)-postgis-3$/.exec(name)?.[1]))
    .filter((major) => major >= OLDEST_POSTGRES)
    .sort((a, b) => b - a);
  const major = majors.find((candidate) => installedServers.includes(candidate)) ?? majors[0];
  return major === undefined ? undefined : `postgresql-${major}-postgis-3`;
}

/** @returns {Promise<string[]>} */
async function offeredPackages() {
  const pattern = `^(postgresql-[0-9]+-postgis-3|${[...REDIS, ...CHROMIUM].join('|')})$`;
  const { stdout } = await run('apt-cache', ['search', '--names-only', pattern]);
  return stdout
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter(Boolean);
}

/** Package lists may be older than the archive: one failed attempt is repeated with new lists. @param {string[]} packages */
async function installOrUpdate(packages) {
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const first = await apt(install);
  if (first.code === 0) return;
  await apt(['update']);
  const second = await apt(install);
  if (second.code !== 0)
    throw new Failure(`apt-get could not install ${packages.join(', ')}.`, { details: lastLines(second) });
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1', LC_ALL: 'C.UTF-8' };
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', '-q', ...args], {
    env,
    untouchable: true,
  });
}

/**
 * Keeps package scripts from making a cluster or starting a service while we install.
 * @returns {() => void} takes away what was put there; what an administrator put there stays
 */
function holdServices() {
  const guards = [
    { file: '/usr/sbin/policy-rc.d', text: '#!/bin/sh\nexit 101\n', mode: 0o755 },
    { file: '/etc/postgresql-common/createcluster.d/abat.conf', text: 'create_main_cluster = false\n', mode: 0o644 },
  ].filter(({ file }) => !existsSync(file));
  for (const { file, text, mode } of guards) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
  }
  return () => guards.forEach(({ file }) => rmSync(file, { force: true }));
}

/** The distribution's own Redis would start with the machine on port 6379. @param {string[]} packages */
async function keepFromBooting(packages) {
  const service = packages.find((name) => REDIS.includes(name));
  if (!service) return;
  if (which('systemctl')) await run('systemctl', ['disable', service]);
  else if (which('update-rc.d')) await run('update-rc.d', [service, 'disable']);
}
