// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './run-command.mjs';

/** @typedef {{ name: string, uid: number, gid: number }} Account */

/**
 * PostgreSQL refuses to run as root, and Redis need not: both drop to this user.
 * @returns {Account | undefined} undefined for an ordinary user, who runs them as himself
 * @throws {Failure} when root has no such user
 */
export function serviceAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const account = chooseAccount(readFileSync('/etc/passwd', 'utf8'));
  if (!account)
    throw new Failure(
      'PostgreSQL does not run as root and there is no user "postgres" or "nobody": start Abat as an ordinary user.',
    );
  return account;
}

/**
 * A cluster can only be served by the user its files belong to: root goes on as that user.
 * @param {string} folder of the cluster, perhaps not there yet
 * @param {Account | undefined} usual what `serviceAccount` says
 * @returns {Account | undefined}
 * @throws {Failure} for an ordinary user when the files are another's
 */
export function accountOfFiles(folder, usual) {
  const files = statSync(dirname(folder), { throwIfNoEntry: false });
  if (!files) return usual;
  if (usual) return files.uid === 0 ? usual : { name: String(files.uid), uid: files.uid, gid: files.gid };
  if (files.uid === process.getuid?.()) return undefined;
  throw new Failure(
    `The private database in ${dirname(folder)} belongs to another user (uid ${files.uid}): start Abat as that user or as root.`,
  );
}

/** @param {string} passwd text of /etc/passwd @returns {Account | undefined} `postgres` if present, else `nobody` */
export function chooseAccount(passwd) {
  const accounts = passwd.split('\n').map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  return accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
}

/** @param {string} folder @param {Account} account @returns {Promise<boolean>} whether the user can get into the folder */
export async function canEnter(folder, account) {
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account })).code === 0;
}
