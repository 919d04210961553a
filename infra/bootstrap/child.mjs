// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { backoffMs, countCrash } from './backoff.mjs';
import { formatLogLine } from './log-line.mjs';
import { signalProcess, waitForEnd } from './process-identity.mjs';

/** Time a child has to finish what it is doing (milliseconds). */
const GRACE_MS = 4000;

const leash = fileURLToPath(new URL('./leash.mjs', import.meta.url));

/**
 * A process of Abat that is started again when it crashes.
 * @typedef {object} Child
 * @property {string} name
 * @property {() => number} crashes in a row
 * @property {() => Promise<void>} restart stops it and starts it anew, for changed code
 * @property {() => Promise<void>} stop
 * @property {() => void} kill
 */

/**
 * @param {{ name: string, script: string, env: NodeJS.ProcessEnv, cwd: string }} what
 * @param {import('./report.mjs').Report} report
 * @returns {Child}
 */
export function startChild(what, report) {
  const state = { crashes: 0, wanted: true, pid: 0, timer: /** @type {NodeJS.Timeout | undefined} */ (undefined) };

  function launch() {
    const began = Date.now();
    const child = spawnNode(what, report);
    state.pid = child.pid ?? 0;
    child.once('exit', (code, signal) => {
      if (!state.wanted || state.pid !== child.pid) return;
      state.crashes = countCrash(state.crashes, Date.now() - began);
      const wait = backoffMs(state.crashes);
      report.warn(`The ${what.name} ended with ${signal ?? `code ${code}`}; starting it again in ${wait / 1000} s.`);
      state.timer = setTimeout(launch, wait);
    });
  }

  async function stop() {
    state.wanted = false;
    clearTimeout(state.timer);
    signalProcess(state.pid, 'SIGTERM');
    if (await waitForEnd(state.pid, GRACE_MS)) return;
    report.warn(`The ${what.name} does not stop; ending it.`);
    signalProcess(state.pid, 'SIGKILL');
    await waitForEnd(state.pid, 1000);
  }

  launch();
  return {
    name: what.name,
    crashes: () => state.crashes,
    stop,
    restart: async () => {
      await stop();
      Object.assign(state, { wanted: true, crashes: 0 });
      launch();
    },
    kill: () => void signalProcess(state.pid, 'SIGKILL'),
  };
}

/**
 * In a session of its own, so that Ctrl-C reaches only the bootstrap, which then stops everything in order.
 * @param {{ name: string, script: string, env: NodeJS.ProcessEnv, cwd: string }} what
 * @param {import('./report.mjs').Report} report
 */
function spawnNode({ name, script, env, cwd }, report) {
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', leash, script], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.on('error', (error) => report.warn(`The ${name} could not be started: ${error.message}`));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) => report.plain(formatLogLine(name, line, report)));
  }
  return child;
}
