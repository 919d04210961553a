// @ts-check
import { readFileSync } from 'node:fs';
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
