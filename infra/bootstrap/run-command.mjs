// @ts-check
import { spawn } from 'node:child_process';

/** @typedef {import('./service-account.mjs').Account} Account */

/**
 * @typedef {object} CommandOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {Account} [account] runs as this user (only root may ask)
 * @property {string} [input] text for its standard input
 * @property {(line: string) => void} [onLine] called for each line of either stream
 * @property {boolean} [untouchable] keeps running on Ctrl-C, because stopping half-way would do harm
 */

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 127 when the program could not be started, 128 when a signal ended it
 * @property {string} stdout
 * @property {string} stderr
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end, without a shell. Never throws; a program that is not there gives code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      cwd: options.cwd ?? (options.account ? '/' : undefined),
      ...(options.account ? { uid: options.account.uid, gid: options.account.gid } : {}),
      detached: options.untouchable ?? false,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    if (!options.untouchable) running.add(child);
    const stdout = collect(child.stdout, options.onLine);
    const stderr = collect(child.stderr, options.onLine);
    /** @param {number} code @param {string} [more] */
    const finish = (code, more = '') => {
      running.delete(child);
      done({ code, stdout: stdout(), stderr: stderr() + more });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 128));
    child.stdin?.on('error', () => child.kill());
    child.stdin?.end(options.input);
  });
}

/** Ends every program that `run` is still waiting for. */
export function endRunningCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {((line: string) => void) | undefined} onLine
 * @returns {() => string} everything read so far
 */
function collect(stream, onLine) {
  let text = '';
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (/** @type {string} */ chunk) => {
    text = (text + chunk).slice(-4_000_000);
    if (!onLine) return;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream?.on('end', () => rest && onLine?.(rest));
  return () => text;
}

/** @param {CommandResult} result @param {number} [count] @returns {string} the last lines a program said */
export function lastLines(result, count = 12) {
  return `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-count).join('\n');
}
