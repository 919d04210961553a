// @ts-check
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { canEnter } from './service-account.mjs';
import { endInstancesUnder } from './stray-instances.mjs';

/** @typedef {import('./service-account.mjs').Account} Account */

/** Where root keeps the clusters of checkouts that an unprivileged user cannot enter, one folder per data folder. */
const SHARED = '/var/lib/abat';

/**
 * Chooses the folder under which the private PostgreSQL and Redis keep their files: the data folder itself, or, when the
 * user they run as cannot enter it (a checkout under /root), a folder under /var/lib/abat that remembers whose it is.
 * @param {string} dataDir
 * @param {Account | undefined} account
 * @param {string} [shared]
 * @returns {Promise<string>}
 */
export async function chooseInstancesDir(dataDir, account, shared = SHARED) {
  mkdirSync(dataDir, { recursive: true });
  if (!account || (await canEnter(dataDir, account))) return dataDir;
  await removeAbandoned(shared);
  const pointer = join(dataDir, 'instances-dir');
  const remembered = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  const dir = remembered && mayUse(remembered, dataDir) ? remembered : join(shared, hashOf(dataDir));
  mkdirSync(dir, { recursive: true });
  chmodSync(shared, 0o755);
  chmodSync(dir, 0o711);
  writeFileSync(join(dir, 'owner'), `${dataDir}\n`);
  writeFileSync(pointer, `${dir}\n`);
  return dir;
}

/** Makes a folder that belongs to the user the instances run as. @param {string} dir @param {Account | undefined} account */
export function makeOwnDir(dir, account) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account) chownSync(dir, account.uid, account.gid);
}

/**
 * A moved checkout finds its data again; a copied one must not share the data of the original.
 * @param {string} dir
 * @param {string} dataDir
 */
function mayUse(dir, dataDir) {
  const owner = ownerOf(dir);
  return owner !== undefined && (owner === dataDir || !existsSync(owner));
}

/** Temporary checkouts that were deleted leave nothing behind; data of any other checkout is never touched. @param {string} shared */
async function removeAbandoned(shared) {
  if (!existsSync(shared)) return;
  for (const name of readdirSync(shared)) {
    const dir = join(shared, name);
    const owner = ownerOf(dir);
    if (!owner || existsSync(owner) || !isTemporary(owner)) continue;
    await endInstancesUnder(dir);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} dir */
function ownerOf(dir) {
  const file = join(dir, 'owner');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** @param {string} path */
function isTemporary(path) {
  return [tmpdir(), '/tmp', '/var/tmp'].some((folder) => path.startsWith(folder + sep));
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
