// @ts-check
import { backoffMs } from './backoff.mjs';
import { describeFailure } from './failure.mjs';
import { isAlive } from './process-identity.mjs';

/** How often to look whether PostgreSQL and Redis are there (milliseconds). */
const LOOK_EVERY_MS = 500;

/**
 * Starts a private PostgreSQL or Redis again when it dies while Abat runs.
 * @param {import('./instances.mjs').Instance[]} instances
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @param {import('./report.mjs').Report} report
 */
export function watchInstances(instances, lifecycle, report) {
  const watches = instances.map((instance) => watchOne(instance, lifecycle, report));
  lifecycle.onStop(async () => void (await Promise.all(watches)));
}

/**
 * @param {import('./instances.mjs').Instance} instance
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @param {import('./report.mjs').Report} report
 */
async function watchOne(instance, lifecycle, report) {
  let failures = 0;
  while (!lifecycle.isStopping()) {
    await pause(LOOK_EVERY_MS, lifecycle);
    if (lifecycle.isStopping() || isAlive(instance.pid())) continue;
    report.warn(`${instance.name} is gone; starting it again.`);
    try {
      await instance.restart();
      failures = 0;
    } catch (error) {
      failures += 1;
      report.warn(describeFailure(error));
      await pause(backoffMs(failures), lifecycle);
    }
  }
}

/** @param {number} ms @param {import('./lifecycle.mjs').Lifecycle} lifecycle */
async function pause(ms, lifecycle) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  await Promise.race([new Promise((next) => (timer = setTimeout(next, ms))), lifecycle.requested]);
  clearTimeout(timer);
}
