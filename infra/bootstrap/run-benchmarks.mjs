// @ts-check
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchTable, readBenchReport } from './bench-table.mjs';
import { buildAll } from './build.mjs';
import { checkout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeFailure, Failure } from './failure.mjs';
import { createLifecycle, INTERRUPTED, trapSignals } from './lifecycle.mjs';
import { createReport } from './report.mjs';
import { lastLines, run } from './run-command.mjs';
import { both } from './services.mjs';
import { makeThrowawayDir, startThrowaway } from './throwaway.mjs';
import { ensureTools } from './tools.mjs';

/** @typedef {import('./bench-table.mjs').BenchReport} BenchReport */
/** @typedef {import('./lifecycle.mjs').Lifecycle} Lifecycle */
/** @typedef {import('./report.mjs').Report} Report */

const SUFFIX = '.bench.ts';

/**
 * `npm run bench`: runs the benchmarks of test/bench, prints a table and keeps each report in test/bench/results/.
 * @param {string[]} args names of benchmarks (default all) and `--quick`
 */
export async function runBenchmarks(args) {
  const report = createReport(process.stderr);
  const lifecycle = createLifecycle(report);
  trapSignals(lifecycle, () => report.info('Stopping'));
  let code = 0;
  try {
    const reports = await measure(args, lifecycle, report);
    process.stdout.write(`${benchTable(reports)}\n`);
  } catch (error) {
    code = 1;
    if (!lifecycle.isStopping()) report.plain(describeFailure(error));
  }
  if (lifecycle.isStopping()) code = INTERRUPTED;
  await lifecycle.stop();
  process.exit(code);
}

/**
 * @param {string[]} args
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 * @returns {Promise<BenchReport[]>}
 */
async function measure(args, lifecycle, report) {
  const names = chooseBenchmarks(args.filter((arg) => !arg.startsWith('-')));
  const env = await prepare({ quick: args.includes('--quick'), chromium: names.includes('web') }, lifecycle, report);
  /** @type {BenchReport[]} */
  const reports = [];
  for (const name of names) {
    lifecycle.proceed();
    report.info(`Measuring: ${name}`);
    reports.push(await measureOne(name, env, report));
  }
  return reports;
}

/**
 * @param {{ quick: boolean, chromium: boolean }} needs
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function prepare({ quick, chromium }, lifecycle, report) {
  const [tools] = await both(
    ensureTools({ postgres: true, redis: true, chromium }, report),
    ensureDependencies(checkout, report),
  );
  lifecycle.proceed();
  const dir = await makeThrowawayDir(lifecycle);
  const [instances] = await both(startThrowaway(tools, { dir, durable: true }, lifecycle, report), compile(report));
  return {
    ...process.env,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ABAT_BENCH_QUICK: quick ? '1' : '0',
    ABAT_DATA_DIR: join(dir, 'data'),
    ABAT_TEST_DATABASE_URL: instances.adminUrl,
    ABAT_TEST_REDIS_URL: instances.redisUrl,
    DATABASE_URL: instances.databaseUrl,
    REDIS_URL: instances.redisUrl,
    ...(tools.chromium ? { CHROMIUM_PATH: tools.chromium } : {}),
  };
}

/** The benchmarks keep their place below dist/, so that what they import is found there too. @param {Report} report */
async function compile(report) {
  await buildAll(report);
  const folders = ['test/bench', 'test/support'].filter((folder) => existsSync(join(checkout, folder)));
  const result = await run(process.execPath, ['infra/build-server.mjs', ...folders], { cwd: checkout });
  if (result.code !== 0) throw new Failure('The benchmarks could not be compiled.', { details: lastLines(result, 40) });
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {Report} report
 * @returns {Promise<BenchReport>}
 */
async function measureOne(name, env, report) {
  const script = join(checkout, `dist/test/bench/${name}.bench.js`);
  const result = await run(process.execPath, ['--enable-source-maps', '--expose-gc', script], { env, cwd: checkout });
  const measured = result.code === 0 ? readBenchReport(result.stdout) : undefined;
  if (!measured) throw new Failure(`The benchmark "${name}" failed.`, { details: lastLines(result, 40) });
  const folder = join(checkout, 'test/bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(measured, null, 2)}\n`);
  if (result.stderr.trim()) report.plain(result.stderr.trim());
  return measured;
}

/** @param {string[]} wanted @returns {string[]} */
function chooseBenchmarks(wanted) {
  const folder = join(checkout, 'test/bench');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
  const all = files.map((name) => name.slice(0, -SUFFIX.length)).sort();
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Failure(`There is no benchmark "${unknown.join('", "')}"; there are: ${all.join(', ') || 'none'}.`);
  if (all.length === 0) throw new Failure('There are no benchmarks in test/bench.');
  return wanted.length > 0 ? wanted : all;
}
