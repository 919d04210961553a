// @ts-check
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { checkout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeFailure } from './failure.mjs';
import { sumCounts, summaryLine } from './jest-counts.mjs';
import { runTier } from './jest-tier.mjs';
import { createLifecycle, INTERRUPTED, trapSignals } from './lifecycle.mjs';
import { createReport } from './report.mjs';
import { both } from './services.mjs';
import { readTestArguments } from './test-arguments.mjs';
import { makeThrowawayDir, startThrowaway } from './throwaway.mjs';
import { ensureTools } from './tools.mjs';

/** @typedef {import('./jest-counts.mjs').Counts} Counts */
/** @typedef {import('./lifecycle.mjs').Lifecycle} Lifecycle */
/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./test-arguments.mjs').TestRequest} TestRequest */

/**
 * `npm test`: all tiers on instances of their own, which are removed in any case.
 * @param {string[]} args
 */
export async function runTests(args) {
  const report = createReport(process.stdout);
  const lifecycle = createLifecycle(report);
  trapSignals(lifecycle, () => report.info('Stopping'));
  /** @type {Counts[]} */
  const counts = [];
  try {
    await runTiers(readTestArguments(args), counts, lifecycle, report);
  } catch (error) {
    counts.push({ passed: 0, failed: 1 });
    if (!lifecycle.isStopping()) report.plain(describeFailure(error));
  }
  const interrupted = lifecycle.isStopping();
  await lifecycle.stop();
  const total = sumCounts(counts);
  if (total.passed + total.failed === 0) total.failed = 1; // a filter that fits no test proves nothing
  report.plain(summaryLine(total));
  process.exit(interrupted ? INTERRUPTED : Number(total.failed > 0));
}

/**
 * @param {TestRequest} request
 * @param {Counts[]} counts filled tier by tier
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 */
async function runTiers(request, counts, lifecycle, report) {
  const dir = await makeThrowawayDir(lifecycle);
  const env = await prepare(request, dir, lifecycle, report);
  /** @type {string[]} */
  const lines = [];
  for (const tier of request.tiers) {
    lifecycle.proceed();
    report.info(`Tests: ${tier}`);
    const result = await runTier(tier, { env, dir, request }, lifecycle);
    counts.push(result);
    lines.push(`  ${tier.padEnd(8)} ${summaryLine(result)}`);
  }
  report.plain(['', ...lines, ''].join('\n'));
}

/**
 * @param {TestRequest} request
 * @param {string} dir
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 * @returns {Promise<NodeJS.ProcessEnv>} environment of the tests
 */
async function prepare(request, dir, lifecycle, report) {
  const real = request.tiers.some((tier) => tier !== 'unit');
  const needs = { postgres: real, redis: real, chromium: request.tiers.includes('browser') };
  const [tools] = await both(ensureTools(needs, report), ensureDependencies(checkout, report));
  lifecycle.proceed();
  const env = {
    ...testEnvironment(dir),
    ...(request.deep ? { ABAT_TEST_DEEP: '1' } : {}),
    ...(request.pictures ? { ABAT_TEST_PICTURES: 'new' } : {}),
  };
  if (!real) return env;
  const [{ adminUrl, redisUrl }] = await both(
    startThrowaway(tools, { dir, durable: false }, lifecycle, report),
    buildAll(report),
  );
  return {
    ...env,
    ABAT_TEST_DATABASE_URL: adminUrl,
    ABAT_TEST_REDIS_URL: redisUrl,
    ...(tools.redis ? { ABAT_REDIS_SERVER: tools.redis } : {}),
    ...(tools.chromium ? { CHROMIUM_PATH: tools.chromium } : {}),
  };
}

/** Nothing of the terminal's own settings may reach the tests. @param {string} dir @returns {NodeJS.ProcessEnv} */
function testEnvironment(dir) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_|REDIS_|ABAT_|PG|PORT$|LOG_LEVEL$|NODE_ENV$)/.test(name),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', ABAT_DATA_DIR: join(dir, 'data') };
}
