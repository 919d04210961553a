// @ts-check
import { resolve } from 'node:path';
import { checkout } from './checkout.mjs';
import { Failure } from './failure.mjs';

/**
 * What the bootstrap itself reads from the environment.
 * @typedef {object} Settings
 * @property {number} port HTTP port of Abat
 * @property {string} dataDir absolute path of everything Abat keeps on this machine
 * @property {string} seed `astana` or `none`
 * @property {boolean} openBrowser
 * @property {string | undefined} databaseUrl given PostgreSQL, or undefined for a private one
 * @property {string | undefined} redisUrl given Redis, or undefined for a private one
 */

/**
 * @param {Record<string, string | undefined>} [env]
 * @returns {Settings}
 * @throws {Failure} when PORT is no port
 */
export function readSettings(env = process.env) {
  return {
    port: readPort(env.PORT),
    dataDir: resolve(checkout, env.ABAT_DATA_DIR || '.data'),
    seed: env.ABAT_SEED || 'astana',
    openBrowser: env.ABAT_OPEN_BROWSER === '1',
    databaseUrl: env.DATABASE_URL || undefined,
    redisUrl: env.REDIS_URL || undefined,
  };
}

/** @param {string | undefined} text */
function readPort(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Failure(`PORT must be a whole number from 1 to 65535, not "${text}".`);
}
