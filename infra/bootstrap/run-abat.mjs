// @ts-check
import { spawn } from 'node:child_process';
import { buildServer } from './build.mjs';
import { checkout } from './checkout.mjs';
import { abatEnvironment, cliScript } from './cli.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeFailure } from './failure.mjs';
import { createLifecycle, INTERRUPTED, trapSignals } from './lifecycle.mjs';
import { createReport } from './report.mjs';
import { currentRun, ownDataDir } from './run-record.mjs';
import { both, prepareMachine, startServices } from './services.mjs';
import { readSettings } from './settings.mjs';

/** @typedef {import('./lifecycle.mjs').Lifecycle} Lifecycle */
/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./settings.mjs').Settings} Settings */

/** "Not done", as the commands themselves say it. */
const NOT_DONE = 2;

/** Commands that need neither a database nor Redis. */
const idle = new Set([undefined, 'env', 'help', '--help', '-h']);

/**
 * `npm run abat -- <command>`: runs a command on the given database, on that of a running start, or on the private one
 * started for the time of the command. Everything but the command's own output goes to stderr.
 * @param {string[]} args
 */
export async function runAbat(args) {
  const report = createReport(process.stderr);
  const lifecycle = createLifecycle(report);
  trapSignals(lifecycle, () => undefined);
  let code = NOT_DONE;
  try {
    const needsNothing = idle.has(args[0]) || args.includes('--help') || args.includes('-h');
    const env = await (needsNothing ? bareEnvironment : connectedEnvironment)(readSettings(), lifecycle, report);
    lifecycle.proceed();
    code = await runInTerminal(args, env, lifecycle);
  } catch (error) {
    if (!lifecycle.isStopping()) report.plain(describeFailure(error));
  }
  if (lifecycle.isStopping()) code = INTERRUPTED;
  await lifecycle.stop();
  process.exit(code);
}

/**
 * @param {Settings} settings
 * @param {Lifecycle} _lifecycle
 * @param {Report} report
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function bareEnvironment(settings, _lifecycle, report) {
  await ensureDependencies(checkout, report);
  await buildServer(report);
  const running = currentRun(settings.dataDir);
  const urls = {
    databaseUrl: settings.databaseUrl ?? running?.databaseUrl,
    redisUrl: settings.redisUrl ?? running?.redisUrl,
  };
  return {
    ...process.env,
    ABAT_DATA_DIR: settings.dataDir,
    ...(urls.databaseUrl ? { DATABASE_URL: urls.databaseUrl } : {}),
    ...(urls.redisUrl ? { REDIS_URL: urls.redisUrl } : {}),
  };
}

/**
 * @param {Settings} settings
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function connectedEnvironment(settings, lifecycle, report) {
  const isGiven = Boolean(settings.databaseUrl && settings.redisUrl);
  const running = isGiven ? undefined : await joinOrOwn(settings.dataDir, lifecycle, report);
  const reachable = {
    ...settings,
    databaseUrl: settings.databaseUrl ?? running?.databaseUrl,
    redisUrl: settings.redisUrl ?? running?.redisUrl,
  };
  const machine = await prepareMachine(reachable, report);
  lifecycle.proceed();
  const [services] = await both(startServices(reachable, machine, lifecycle, report), buildServer(report));
  return abatEnvironment(settings, services);
}

/**
 * Joins a running `npm start`, waiting for its database if need be; otherwise makes the data folder ours, after any other
 * command has finished with it.
 * @param {string} dataDir
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 * @returns {Promise<{ databaseUrl: string, redisUrl: string } | undefined>} undefined when the folder is ours now
 */
async function joinOrOwn(dataDir, lifecycle, report) {
  let told = false;
  for (;;) {
    lifecycle.proceed();
    const owned = ownDataDir({ command: 'command', dataDir, url: null }, lifecycle);
    if (!('holder' in owned)) return undefined;
    const { command, databaseUrl, redisUrl, pid } = owned.holder;
    if (command === 'start' && databaseUrl && redisUrl) return { databaseUrl, redisUrl };
    if (!told)
      report.info(
        command === 'start' ? `Waiting for npm start (pid ${pid}).` : `Waiting for another abat command (pid ${pid}).`,
      );
    told = true;
    await new Promise((next) => setTimeout(next, 200));
  }
}

/**
 * Runs the command with the terminal as its own.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {Lifecycle} lifecycle
 * @returns {Promise<number>} its exit code
 */
function runInTerminal(args, env, lifecycle) {
  const child = spawn(process.execPath, ['--enable-source-maps', cliScript, ...args], {
    env,
    cwd: whereTyped(),
    stdio: 'inherit',
  });
  void lifecycle.requested.then(() => child.kill('SIGTERM'));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? NOT_DONE));
  });
}

/** npm changes into the checkout; file names on the command line mean the folder they were typed in. */
function whereTyped() {
  return process.env.npm_lifecycle_event === 'abat' && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();
}
