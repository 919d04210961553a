// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, Failure } from './failure.mjs';
import { lastLines, run } from './run-command.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 */

/** @typedef {{ packages?: Record<string, LockedPackage> }} LockFile */

/**
 * Compares package-lock.json with the list npm keeps of what it installed (node_modules/.package-lock.json).
 * @param {LockFile} wanted
 * @param {LockFile | undefined} installed
 * @returns {boolean} whether everything wanted on this platform is there in the wanted version
 */
export function dependenciesAreCurrent(wanted, installed) {
  const present = installed?.packages;
  if (!present) return false;
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Runs `npm ci` when the installed packages are not those of package-lock.json.
 * @param {string} root the checkout
 * @param {import('./report.mjs').Report} report
 * @throws {Failure} with the end of what npm said
 */
export async function ensureDependencies(root, report) {
  const wanted = readJson(join(root, 'package-lock.json'));
  if (wanted && dependenciesAreCurrent(wanted, readJson(join(root, 'node_modules/.package-lock.json')))) return;
  report.info('Installing the npm packages (npm ci)');
  const [command, args] = npm();
  const result = await run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
  if (result.code !== 0) {
    throw new Failure('The npm packages could not be installed: npm ci failed.', { details: lastLines(result, 40) });
  }
}

/** @returns {[string, string[]]} the npm that started us, else the one on the PATH */
function npm() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.[cm]?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
}

/** @param {string} file @returns {LockFile | undefined} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
