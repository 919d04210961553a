// @ts-check
import { messageOf } from './failure.mjs';
import { endRunningCommands } from './run-command.mjs';

/**
 * The life of one run: what was started is stopped again, last first, however the run ends.
 * @typedef {object} Lifecycle
 * @property {(undo: () => Promise<void> | void, force?: () => void) => void} onStop says how to stop a thing, before it is started; `force` is the quick way
 * @property {() => void} proceed throws when the run is to stop
 * @property {() => boolean} isStopping
 * @property {(reason: string) => void} request asks the run to stop
 * @property {Promise<string>} requested resolves with the reason once the run is to stop
 * @property {() => Promise<void>} stop stops everything, last first
 * @property {() => void} force ends everything that is still there, at once
 */

/** A second signal within this time is the same Ctrl-C: the terminal and npm both send it (milliseconds). */
const SAME_KEYPRESS_MS = 1000;

/** How often to look whether the npm that started us is still there (milliseconds). */
const PARENT_CHECK_MS = 1000;

/** The exit code of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * @param {import('./report.mjs').Report} report
 * @returns {Lifecycle}
 */
export function createLifecycle(report) {
  /** @type {{ undo: () => Promise<void> | void, force?: () => void }[]} */
  const steps = [];
  let stopping = false;
  /** @type {(reason: string) => void} */
  let tellRequested = () => undefined;
  /** @type {Promise<string>} */
  const requested = new Promise((resolve) => (tellRequested = resolve));
  return {
    requested,
    isStopping: () => stopping,
    onStop: (undo, force) => void steps.push({ undo, force }),
    proceed: () => {
      if (stopping) throw new Error('This run is to stop.');
    },
    request: (reason) => {
      if (stopping) return;
      stopping = true;
      endRunningCommands();
      tellRequested(reason);
    },
    stop: async () => {
      stopping = true;
      for (let step = steps.at(-1); step; step = steps.at(-1)) {
        await Promise.resolve(step.undo()).catch((error) => report.warn(`Stopping went wrong: ${messageOf(error)}`));
        steps.splice(steps.lastIndexOf(step), 1);
      }
    },
    force: () => [...steps].reverse().forEach(({ force }) => force?.()),
  };
}

/**
 * Ctrl-C, a closed terminal and the end of the npm that started us ask the run to stop; a second Ctrl-C forces it.
 * @param {Lifecycle} lifecycle
 * @param {(signal: string) => void} onFirst
 */
export function trapSignals(lifecycle, onFirst) {
  let firstAt = 0;
  /** @param {string} signal */
  const handle = (signal) => {
    if (firstAt === 0) {
      firstAt = Date.now();
      onFirst(signal);
      lifecycle.request(signal);
    } else if (Date.now() - firstAt > SAME_KEYPRESS_MS) {
      lifecycle.force();
      process.exit(INTERRUPTED);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handle);
  watchParent(() => handle('the end of npm'));
}

/** npm starts us through a shell that may die of a signal without passing it on. @param {() => void} onGone */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_CHECK_MS);
  timer.unref();
}
