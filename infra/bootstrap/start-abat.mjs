// @ts-check
import { join } from 'node:path';
import { banner, readDemoAccounts } from './banner.mjs';
import { buildServer, buildWeb } from './build.mjs';
import { checkout } from './checkout.mjs';
import { startChild } from './child.mjs';
import { abatEnvironment, runCli } from './cli.mjs';
import { describeFailure } from './failure.mjs';
import { seedOnce } from './first-start.mjs';
import { watchInstances } from './instance-watch.mjs';
import { createLifecycle, trapSignals } from './lifecycle.mjs';
import { openBrowser } from './open-browser.mjs';
import { requirePort } from './ports.mjs';
import { waitUntilReady } from './readiness.mjs';
import { createReport } from './report.mjs';
import { alreadyRuns, ownDataDir } from './run-record.mjs';
import { both, prepareMachine, startServices } from './services.mjs';
import { readSettings } from './settings.mjs';
import { watchSources } from './watch.mjs';

/** @typedef {import('./lifecycle.mjs').Lifecycle} Lifecycle */
/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./settings.mjs').Settings} Settings */

/** After a killed run, its api may still be on its way out and hold the port (milliseconds). */
const LEFTOVER_PATIENCE_MS = 10_000;

/**
 * `npm start`: everything in one terminal, until Ctrl-C.
 * @param {{ watch: boolean }} options
 */
export async function startAbat(options) {
  const report = createReport(process.stdout);
  const lifecycle = createLifecycle(report);
  trapSignals(lifecycle, (signal) => report.info(`Stopping (${signal}); once more ends everything at once.`));
  let code = 0;
  try {
    await bringUp(readSettings(), options, lifecycle, report);
    await lifecycle.requested;
  } catch (error) {
    if (!lifecycle.isStopping()) {
      code = 1;
      report.plain(describeFailure(error));
    }
  }
  await lifecycle.stop();
  process.exit(code);
}

/**
 * @param {Settings} settings
 * @param {{ watch: boolean }} options
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 */
async function bringUp(settings, options, lifecycle, report) {
  const url = `http://localhost:${settings.port}`;
  const owned = ownDataDir({ command: 'start', dataDir: settings.dataDir, url }, lifecycle);
  if ('holder' in owned) throw alreadyRuns(owned.holder);
  if (owned.repaired) report.warn('The last run did not stop in good order; tidying up after it.');
  await requirePort(settings.port, owned.repaired ? LEFTOVER_PATIENCE_MS : 0);
  const machine = await prepareMachine(settings, report);
  lifecycle.proceed();
  const [services] = await both(prepareData(settings, { machine, owned }, lifecycle, report), buildWeb(report));
  lifecycle.proceed();
  const { instancesDir } = services;
  const env = abatEnvironment(settings, services);
  const children = startChildren(env, lifecycle, report);
  await waitUntilReady(`http://127.0.0.1:${settings.port}`, children, lifecycle);
  if (options.watch) watchSources({ port: settings.port, children }, lifecycle, report);
  const { colour } = report;
  report.plain(
    banner({ url, accounts: readDemoAccounts(settings.dataDir), dataDir: settings.dataDir, instancesDir, colour }),
  );
  if (settings.openBrowser) openBrowser(url);
}

/**
 * PostgreSQL and Redis run, the schema and the data set are in.
 * @param {Settings} settings
 * @param {{ machine: import('./services.mjs').Machine, owned: { tell: (more: Partial<import('./run-record.mjs').RunRecord>) => void } }} here
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 */
async function prepareData(settings, { machine, owned }, lifecycle, report) {
  const [services] = await both(startServices(settings, machine, lifecycle, report), buildServer(report));
  lifecycle.proceed();
  const { databaseUrl, redisUrl, instancesDir, instances } = services;
  owned.tell({ databaseUrl, redisUrl, instancesDir });
  watchInstances(instances, lifecycle, report);
  await fillDatabase(settings, services, abatEnvironment(settings, services), report);
  return services;
}

/**
 * @param {Settings} settings
 * @param {import('./services.mjs').Services} services
 * @param {NodeJS.ProcessEnv} env
 * @param {Report} report
 */
async function fillDatabase(settings, services, env, report) {
  await runCli(['migrate'], env, report);
  if (settings.seed === 'none') return;
  await seedOnce(settings, services, async () => {
    report.info(`Loading the data set "${settings.seed}" (only at the first start)`);
    await runCli(['seed', settings.seed], env, report);
  });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Lifecycle} lifecycle
 * @param {Report} report
 */
function startChildren(env, lifecycle, report) {
  const children = ['api', 'worker'].map((name) => {
    const script = join(checkout, `dist/apps/${name}/src/main.js`);
    return startChild({ name, script, env, cwd: checkout }, report);
  });
  lifecycle.onStop(
    async () => void (await Promise.all(children.map((child) => child.stop()))),
    () => children.forEach((child) => child.kill()),
  );
  return children;
}
