// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installAdvice, installPackages, mayInstallPackages } from './debian-packages.mjs';
import { Failure } from './failure.mjs';
import { choosePostgres, findChromium, findPostgresInstalls, findRedis } from './find-tools.mjs';
import { clusterDir } from './stray-instances.mjs';

/**
 * Programs of this machine that a run uses.
 * @typedef {object} Tools
 * @property {import('./find-tools.mjs').PostgresInstall} [postgres]
 * @property {string} [redis]
 * @property {string} [chromium]
 */

/** Which programs a run needs. @typedef {{ postgres: boolean, redis: boolean, chromium: boolean, clusterMajor?: number }} Needs */

/**
 * Finds the programs a run needs and, as root on Debian or Ubuntu, installs the ones that are missing.
 * @param {Needs} needs
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<Tools>}
 * @throws {Failure} saying exactly what to install
 */
export async function ensureTools(needs, report) {
  const found = await findTools(needs);
  const missing = missingOf(needs, found);
  if (!Object.values(missing).includes(true)) return found;
  if (missing.postgres && needs.clusterMajor !== undefined) throw otherVersion(needs.clusterMajor);
  if (!mayInstallPackages()) throw new Failure(`Something is missing on this machine. ${installAdvice(missing)}`);
  const servers = (await findPostgresInstalls()).map(({ major }) => major);
  await installPackages(missing, servers, report);
  const tools = await findTools(needs);
  const still = missingOf(needs, tools);
  if (Object.values(still).includes(true))
    throw new Failure(`The packages were installed, yet something is missing. ${installAdvice(still)}`);
  return tools;
}

/** @param {string} instancesDir @returns {number | undefined} PostgreSQL major that made the cluster there */
export function majorOfCluster(instancesDir) {
  const file = join(clusterDir(instancesDir), 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

/** @param {Needs} needs @returns {Promise<Tools>} */
async function findTools(needs) {
  return {
    postgres: needs.postgres ? choosePostgres(await findPostgresInstalls(), needs.clusterMajor) : undefined,
    redis: needs.redis ? findRedis() : undefined,
    chromium: needs.chromium ? await findChromium() : undefined,
  };
}

/** @param {Needs} needs @param {Tools} tools */
function missingOf(needs, tools) {
  return {
    postgres: needs.postgres && !tools.postgres,
    redis: needs.redis && !tools.redis,
    chromium: needs.chromium && !tools.chromium,
  };
}

/** @param {number} major */
function otherVersion(major) {
  return new Failure(
    `The private database was made by PostgreSQL ${major}, which is not installed with PostGIS any more: install postgresql-${major}-postgis-3, or move the data with pg_upgrade.`,
  );
}
