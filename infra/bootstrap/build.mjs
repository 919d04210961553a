// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { lastLines, run } from './run-command.mjs';
import { withFileLock } from './file-lock.mjs';

/**
 * One thing that is built.
 * @typedef {object} Target
 * @property {string} name
 * @property {string[]} sources folders and files that it is made of
 * @property {string} result a file that is there when it is built
 * @property {string} stamp file in the folder the build empties, with the hash of the sources
 * @property {string} lock file that one build at a time holds
 * @property {string[]} command arguments for node
 */

/** @type {Target} */
const server = {
  name: 'server',
  sources: [
    'apps/api',
    'apps/worker',
    'apps/cli',
    'libs',
    'infra/build-server.mjs',
    'infra/swc-options.mjs',
    'tsconfig.base.json',
    'package-lock.json',
  ],
  result: 'dist/apps/api/src/main.js',
  stamp: 'dist/apps/api/.build-stamp',
  lock: 'dist/.build-lock',
  command: ['infra/build-server.mjs'],
};

/** @type {Target} */
const web = {
  name: 'web app',
  sources: ['apps/web', 'libs/contracts', 'tsconfig.base.json', 'package-lock.json'],
  result: 'dist/web/index.html',
  stamp: 'dist/web/.build-stamp',
  lock: 'dist/.build-lock-web',
  command: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
};

/**
 * Builds the server when it changed since its last build.
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<boolean>} whether it was built
 * @throws {Failure} with the end of what the compiler said
 */
export const buildServer = (report) => buildIfNeeded(server, report);

/**
 * Builds the web app when it changed since its last build.
 * @param {import('./report.mjs').Report} report
 * @throws {Failure} with the end of what the compiler said
 */
export const buildWeb = (report) => buildIfNeeded(web, report);

/**
 * Builds what changed since the last build.
 * @param {import('./report.mjs').Report} report
 * @throws {Failure} with the end of what the compiler said
 */
export async function buildAll(report) {
  const results = await Promise.allSettled([buildServer(report), buildWeb(report)]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** @param {Target} target @param {import('./report.mjs').Report} report @returns {Promise<boolean>} whether it was built */
async function buildIfNeeded(target, report) {
  if (isCurrent(target)) return false;
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  await withFileLock(join(checkout, target.lock), () => build(target, report));
  return true;
}

/**
 * Sources that count: what tests and editors leave there does not.
 * @param {string} path relative to the checkout
 */
export function isSource(path) {
  return (
    !/(\.(spec|medium-spec|e2e-spec|browser-spec)\.tsx?|~|\.swp)$/.test(path) &&
    !/(^|\/)(node_modules|\.[^/]+)(\/|$)/.test(path)
  );
}

/**
 * @param {string[]} paths files and folders, relative to the root
 * @param {string} [root]
 * @returns {string} hash of the names and contents of all sources
 */
export function hashSources(paths, root = checkout) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const path of paths.flatMap((each) => filesUnder(root, each))) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {Target} target */
function isCurrent(target) {
  const stamp = join(checkout, target.stamp);
  return (
    existsSync(join(checkout, target.result)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hashSources(target.sources)
  );
}

/** @param {Target} target @param {import('./report.mjs').Report} report */
async function build(target, report) {
  if (isCurrent(target)) return;
  report.info(`Building the ${target.name}`);
  const hash = hashSources(target.sources);
  const result = await run(process.execPath, target.command, { cwd: checkout });
  if (result.code !== 0 || !existsSync(join(checkout, target.result))) {
    throw new Failure(`The ${target.name} could not be built.`, { details: lastLines(result, 40) });
  }
  writeFileSync(join(checkout, target.stamp), hash);
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const names = readdirSync(full).filter(isSource).sort();
  return names.flatMap((name) => filesUnder(root, `${path}/${name}`));
}
