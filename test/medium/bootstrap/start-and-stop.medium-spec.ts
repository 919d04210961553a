import { existsSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { isAlive, waitForEnd } from '../../../infra/bootstrap/process-identity.mjs';
import { waitUntil } from '../../support/wait.js';
import { abat, demoAccount, processesOf, type RealStart, startAbat } from './support/real-start.js';
import { makeDataDir, removeDataDir } from './support/trial-run.js';

/** A busy machine may need this long for a start (milliseconds). */
const PATIENCE_MS = 120_000;

describe('npm start', () => {
  let dataDir: string;
  let start: RealStart;
  let token: string;
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${start.base}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const agency = (code: string): Promise<Response> =>
    ask('/api/v1/agencies', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, tier: 'department', nameRu: `Проверка ${code}` }),
    });
  const has = async (code: string): Promise<boolean> => {
    const { items } = (await (await ask(`/api/v1/agencies?q=${code}`)).json()) as { items: { code: string }[] };
    return items.some((item) => item.code === code);
  };

  beforeAll(async () => {
    dataDir = makeDataDir();
    start = await startAbat(dataDir);
    const made = await abat(dataDir, 'token', 'create', '--user', demoAccount(dataDir, 'administrator').email);
    token = made.stdout.trim();
  }, PATIENCE_MS);
  afterAll(async () => {
    start.signal('SIGINT');
    await start.ended;
    removeDataDir(dataDir);
  });

  it('is ready with its page, its accounts and the findings of the city', async () => {
    expect((await fetch(`${start.base}/readyz`)).status).toBe(200);
    expect(await (await fetch(start.base)).text()).toMatch(/<html/i);
    expect(start.log()).toContain(demoAccount(dataDir, 'operator').password);
    const found = async (): Promise<number> =>
      ((await (await ask('/api/v1/findings?limit=1')).json()) as { total: number }).total;
    expect(await waitUntil(found, { what: 'findings', timeoutMs: 30_000, everyMs: 200 })).toBeGreaterThan(0);
  });

  it.each(['demo-accounts.json', 'run.json', 'secrets.json'])('keeps %s from other users', (file) => {
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
  });

  it('lends its database to commands, whose answer is alone on stdout', async () => {
    expect(token).toMatch(/^abat_\S+$/);
    expect(await abat(dataDir, 'doctor')).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse((await abat(dataDir, 'detect', '--json')).stdout)).toHaveProperty('reports');
    expect(await abat(dataDir, 'no-such-command')).toMatchObject({ status: 2, stdout: '' });
  });

  it('restores a backup while it runs', async () => {
    const file = join(dataDir, 'backup.dump');
    expect((await agency('in-backup')).status).toBe(201);
    expect(await abat(dataDir, 'backup', file)).toMatchObject({ status: 0, stdout: '' });
    expect((await agency('after-backup')).status).toBe(201);
    expect(await abat(dataDir, 'restore', file)).toMatchObject({ status: 0, stdout: '' });
    await waitUntil(() => has('in-backup').catch(() => false), { what: 'the restored row' });
    expect(await has('after-backup')).toBe(false);
  });

  it('leaves a second one nothing to do but to say so', async () => {
    await expect(startAbat(dataDir)).rejects.toThrow(/Abat already runs at http:\/\/localhost:\d+ \(pid \d+\)\./);
  });

  it(
    'keeps what it acknowledged when everything is killed at once',
    async () => {
      expect((await agency('acknowledged')).status).toBe(201);
      for (const pid of processesOf(start, dataDir).filter(isAlive)) process.kill(pid, 'SIGKILL');
      await start.ended;
      start = await startAbat(dataDir);
      expect(start.log()).toContain('The last run did not stop in good order; tidying up after it.');
      expect(await has('acknowledged')).toBe(true);
    },
    PATIENCE_MS,
  );

  it('stops within ten seconds while a browser keeps asking, leaving no process', async () => {
    const agent = new Agent({ keepAlive: true });
    const timer = setInterval(
      () => get(`${start.base}/healthz`, { agent }, (r) => r.resume()).on('error', () => null),
      20,
    );
    const pids = processesOf(start, dataDir);
    const began = Date.now();
    start.signal('SIGINT');
    expect(await start.ended).toBe(0);
    clearInterval(timer);
    agent.destroy();
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(start.log()).not.toContain('does not stop');
    for (const pid of pids) expect(await waitForEnd(pid, 1000)).toBe(true);
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });
});
