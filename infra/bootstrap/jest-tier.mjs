// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { countTests } from './jest-counts.mjs';

/** A tier that hangs is ended after this time and counts as failed (milliseconds). */
const LONGEST_MS = { usual: 60 * 60_000, deep: 6 * 60 * 60_000 };

/** Pages draw with every processor there is, and are judged by the clock: their files run one after the other. */
const ONE_AT_A_TIME = 'browser';

/**
 * Runs one tier of tests.
 * @param {string} tier
 * @param {{ env: NodeJS.ProcessEnv, dir: string, request: import('./test-arguments.mjs').TestRequest }} how `dir` takes the report
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @returns {Promise<import('./jest-counts.mjs').Counts>}
 */
export async function runTier(tier, { env, dir, request }, lifecycle) {
  const output = join(dir, `${tier}.json`);
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(checkout, 'node_modules/jest/bin/jest.js'),
    ...[
      '--selectProjects',
      tier,
      '--json',
      '--outputFile',
      output,
      '--cacheDirectory',
      join(checkout, 'node_modules/.cache/jest'),
    ],
    ...['--maxWorkers', tier === ONE_AT_A_TIME ? '1' : '2'],
    ...request.jest,
  ];
  const longestMs = request.deep ? LONGEST_MS.deep : LONGEST_MS.usual;
  const code = await runJest(args, { env, longestMs }, lifecycle);
  const counts = countTests(readReport(output), request);
  // Jest may fail for a reason of its own, for example a coverage limit; a filter may leave a tier without tests.
  const unexplained = code !== 0 && counts.failed === 0 && !(request.filtered && counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, longestMs: number }} how
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @returns {Promise<number>} exit code
 */
function runJest(args, { env, longestMs }, lifecycle) {
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
  void lifecycle.requested.then(() => child.kill('SIGTERM'));
  return new Promise((done) => {
    /** @param {number | null} code */
    const finish = (code) => {
      clearTimeout(timer);
      done(code ?? 1);
    };
    child.on('error', () => finish(1));
    child.on('exit', finish);
  });
}

/** @param {string} file @returns {import('./jest-counts.mjs').JestReport | undefined} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
