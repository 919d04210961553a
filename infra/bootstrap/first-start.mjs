// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readObject, writePrivate } from './secrets.mjs';

/**
 * Loads the seed once for each database. The command itself may be repeated without harm; this only saves the time.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./services.mjs').Services} services
 * @param {() => Promise<void>} load
 */
export async function seedOnce(settings, services, load) {
  const file = join(settings.dataDir, 'seeded.json');
  const key = `${settings.seed}@${settings.databaseUrl ? hashOf(settings.databaseUrl) : clusterId(services.instancesDir)}`;
  const seeded = readObject(file);
  if (key in seeded) return;
  await load();
  writePrivate(file, { ...seeded, [key]: new Date().toISOString() });
}

/** A cluster that was removed and made again is a new one. @param {string} instancesDir @returns {string} */
function clusterId(instancesDir) {
  const file = join(instancesDir, 'postgres/data/abat-cluster-id');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8');
}

/** @param {string} url of a database, with or without a password */
function hashOf(url) {
  const { hostname, port, pathname } = new URL(url);
  return createHash('sha256')
    .update(`${hostname}:${port || 5432}${pathname}`)
    .digest('hex')
    .slice(0, 16);
}
