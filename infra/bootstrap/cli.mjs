// @ts-check
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { formatLogLine } from './log-line.mjs';
import { lastLines, run } from './run-command.mjs';

/** The compiled command line program. */
export const cliScript = join(checkout, 'dist/apps/cli/src/main.js');

/**
 * Runs a command of Abat to its end, its output in the log.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./report.mjs').Report} report
 * @throws {Failure} when it did not do its work
 */
export async function runCli(args, env, report) {
  const onLine = (/** @type {string} */ line) => line && report.plain(formatLogLine(args[0] ?? '', line, report));
  const result = await run(process.execPath, ['--enable-source-maps', cliScript, ...args], {
    env,
    cwd: checkout,
    onLine,
  });
  if (result.code !== 0) throw new Failure(`"abat ${args.join(' ')}" failed.`, { details: lastLines(result) });
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ databaseUrl: string, redisUrl: string }} services
 * @returns {NodeJS.ProcessEnv} environment of every process of Abat
 */
export function abatEnvironment(settings, { databaseUrl, redisUrl }) {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(settings.port),
    ABAT_DATA_DIR: settings.dataDir,
    ABAT_SEED: settings.seed,
  };
}
