import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../../../infra/bootstrap/checkout.mjs';
import { choosePort } from '../../../../infra/bootstrap/ports.mjs';

/** `npm start` as a person runs it, on a data folder of its own. */
export type RealStart = {
  base: string;
  pid: number;
  log: () => string;
  /** Exit code, null after a signal. */
  ended: Promise<number | null>;
  signal: (name: NodeJS.Signals) => void;
};

const READY = 'Ctrl-C stops everything.';

const environment = (dataDir: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  ABAT_DATA_DIR: dataDir,
  PORT: String(port),
  DATABASE_URL: '',
  REDIS_URL: '',
});

/**
 * Starts Abat and waits until the terminal says that it runs.
 * @throws with the log when it ends instead
 */
export async function startAbat(dataDir: string): Promise<RealStart> {
  const port = await choosePort(undefined);
  const child = spawn(process.execPath, ['infra/start.mjs'], { cwd: checkout, env: environment(dataDir, port) });
  const log = collect(child);
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const ready = new Promise<void>((done) => child.stdout?.on('data', () => log().includes(READY) && done()));
  const early = await Promise.race([ready, ended.then((code) => `ended with ${code}`)]);
  if (early !== undefined) throw new Error(`${early}:\n${log()}`);
  return { base: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, log, ended, signal: (name) => child.kill(name) };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

/** What a command answered. */
export type Answer = { status: number | null; stdout: string; stderr: string };

/** Runs `npm run abat -- ...args` beside a start on the same data folder. */
export function abat(dataDir: string, ...args: string[]): Promise<Answer> {
  const child = spawn(process.execPath, ['infra/abat.mjs', ...args], {
    cwd: checkout,
    env: environment(dataDir, 3000),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const answer: Answer = { status: null, stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => (answer[stream] += chunk.toString()));
  return new Promise((done) => child.once('close', (status) => done({ ...answer, status })));
}

/** Accounts of the demonstration, as the first start wrote them down. */
export function demoAccount(dataDir: string, role: string): { email: string; password: string } {
  const { accounts } = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
  return accounts.find((account: { role: string }) => account.role === role);
}

/** Process ids of a start, of its children and of the private instances on its data folder. */
export function processesOf(start: RealStart, dataDir: string): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  const own = rows.filter(
    ([, pid, parent, args]) => [pid, parent].includes(String(start.pid)) || args?.includes(dataDir),
  );
  return own.map(([, pid]) => Number(pid));
}
