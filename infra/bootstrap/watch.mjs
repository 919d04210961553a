// @ts-check
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildServer, isSource } from './build.mjs';
import { checkout } from './checkout.mjs';
import { describeFailure } from './failure.mjs';

/** Editors save in several steps; wait for the last (milliseconds). */
const SETTLE_MS = 200;

/**
 * `npm run dev`: builds the server anew and starts it again when its sources change; Vite serves
 * the web app and shows changes at once.
 * @param {{ port: number, children: import('./child.mjs').Child[] }} running
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @param {import('./report.mjs').Report} report
 */
export function watchSources({ port, children }, lifecycle, report) {
  const stopWeb = serveWeb(port);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let work = Promise.resolve();
  const watchers = ['apps/api', 'apps/worker', 'apps/cli', 'libs'].map((folder) =>
    watch(join(checkout, folder), { recursive: true }, (_event, name) => {
      if (!name || !isSource(String(name))) return;
      clearTimeout(timer);
      timer = setTimeout(() => (work = work.then(() => rebuild(children, lifecycle, report))), SETTLE_MS);
    }),
  );
  lifecycle.onStop(async () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
    stopWeb();
    await work;
  }, stopWeb);
}

/**
 * @param {import('./child.mjs').Child[]} children
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @param {import('./report.mjs').Report} report
 */
async function rebuild(children, lifecycle, report) {
  if (lifecycle.isStopping()) return;
  try {
    if (await buildServer(report)) await Promise.all(children.map((child) => child.restart()));
  } catch (error) {
    report.warn(describeFailure(error));
  }
}

/**
 * Vite's own server, which passes everything but the pages on to the api.
 * @param {number} port of the api
 * @returns {() => void} stops it
 */
function serveWeb(port) {
  const vite = join(checkout, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, ABAT_API: `http://127.0.0.1:${port}` };
  const child = spawn(process.execPath, [vite, 'apps/web'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return () => void child.kill('SIGTERM');
}
