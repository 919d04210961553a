// @ts-check
import { Failure } from './failure.mjs';

/** Longest wait for a healthy answer (milliseconds). */
const PATIENCE_MS = 180_000;

/** A child that crashed this often before Abat was ready will not get better. */
const HOPELESS_CRASHES = 3;

/**
 * Waits until Abat says that it is ready.
 * @param {string} base address, for example `http://127.0.0.1:3000`
 * @param {import('./child.mjs').Child[]} children
 * @param {import('./lifecycle.mjs').Lifecycle} lifecycle
 * @throws {Failure} when a child keeps crashing, or nothing comes for three minutes
 */
export async function waitUntilReady(base, children, lifecycle) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    lifecycle.proceed();
    const answer = await ask(`${base}/readyz`);
    if (answer.ready) return;
    const hopeless = children.find((child) => child.crashes() >= HOPELESS_CRASHES);
    if (hopeless)
      throw new Failure(
        `The ${hopeless.name} crashed ${hopeless.crashes()} times and does not get ready; its log is above.`,
      );
    if (Date.now() > until) throw new Failure('Abat did not get ready.', { details: answer.text });
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** @param {string} url @returns {Promise<{ ready: boolean, text: string }>} */
async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return { ready: response.status === 200, text: await response.text() };
  } catch (error) {
    return { ready: false, text: String(error) };
  }
}
