// @ts-check
import { join } from 'node:path';
import { painted } from './report.mjs';
import { readObject } from './secrets.mjs';

/** @typedef {{ role: string, email: string, password: string, title?: string }} DemoAccount */

/** @param {string} dataDir @returns {DemoAccount[]} the accounts that the seed made, none when there are none */
export function readDemoAccounts(dataDir) {
  /** @type {unknown} */
  const accounts = readObject(join(dataDir, 'demo-accounts.json')).accounts;
  return Array.isArray(accounts) ? accounts : [];
}

/**
 * @param {{ url: string, accounts: DemoAccount[], dataDir: string, instancesDir: string, colour: boolean }} what
 * @returns {string} the frame that tells a person at the terminal all there is to know
 */
export function banner({ url, accounts, dataDir, instancesDir, colour }) {
  const lines = [
    { text: `Abat runs at ${url}`, bold: true },
    { text: '' },
    ...accountLines(accounts),
    { text: `Data: ${dataDir}` },
    ...(instancesDir === dataDir ? [] : [{ text: `Database files: ${instancesDir}` }]),
    { text: 'Ctrl-C stops everything.' },
  ];
  const width = Math.max(...lines.map(({ text }) => text.length));
  const bar = '─'.repeat(width + 2);
  const rows = lines.map((line) => `│ ${painted(line.text.padEnd(width), 'bold', colour && 'bold' in line)} │`);
  return ['', `┌${bar}┐`, ...rows, `└${bar}┘`, ''].join('\n');
}

const ADD_ACCOUNT = 'Add an account: npm run abat -- user add <e-mail> --role administrator';

/** @param {DemoAccount[]} accounts */
function accountLines(accounts) {
  if (accounts.length === 0) return [{ text: ADD_ACCOUNT }, { text: '' }];
  const roles = accounts.map(({ title, role }) => title || role);
  const roleWidth = Math.max(...roles.map((role) => role.length));
  const emailWidth = Math.max(...accounts.map(({ email }) => email.length));
  const rows = accounts.map(({ email, password }, row) => ({
    text: `  ${(roles[row] ?? '').padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`,
  }));
  return [{ text: 'Demo accounts (role, e-mail, password):' }, ...rows, { text: '' }];
}
