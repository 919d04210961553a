import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { checkout } from '../../../infra/bootstrap/checkout.mjs';
import { newRecord } from '../../../infra/bootstrap/file-lock.mjs';
import { writePrivate } from '../../../infra/bootstrap/secrets.mjs';
import { makeDataDir, removeDataDir } from './support/trial-run.js';

describe('npm start says in one sentence why it does not start', () => {
  let dataDir: string;
  let server: Server;
  let port: number;
  const start = (env: Record<string, string>): { status: number | null; text: string } => {
    const result = spawnSync(process.execPath, ['infra/start.mjs'], {
      cwd: checkout,
      encoding: 'utf8',
      timeout: 40_000,
      env: { ...process.env, ABAT_DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', ...env },
    });
    return { status: result.status, text: (result.stdout + result.stderr).trim() };
  };

  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => (dataDir = makeDataDir()));
  afterEach(() => removeDataDir(dataDir));

  it('because it runs already', () => {
    mkdirSync(dataDir, { recursive: true });
    writePrivate(join(dataDir, 'run.json'), { ...newRecord('start', dataDir), url: 'http://localhost:21900' });
    expect(start({ PORT: '21901' })).toEqual({
      status: 1,
      text: `Abat already runs at http://localhost:21900 (pid ${process.pid}).`,
    });
    expect(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('because its port is in use', () => {
    const { status, text } = start({ PORT: String(port) });
    expect(status).toBe(1);
    expect(text).toMatch(
      new RegExp(`^Port ${port} is already in use by process ${process.pid} .*PORT=${port + 1} npm start\\.$`),
    );
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });

  it.each([
    ['PORT is no port', { PORT: 'http' }, /^PORT must be a whole number from 1 to 65535, not "http"\.$/],
    [
      'DATABASE_URL is no address',
      { DATABASE_URL: 'mysql://x/y', REDIS_URL: 'redis://127.0.0.1:1' },
      /^DATABASE_URL is not a PostgreSQL address/,
    ],
    [
      'nothing answers at DATABASE_URL',
      { DATABASE_URL: 'postgres://127.0.0.1:1/x', REDIS_URL: 'redis://127.0.0.1:1' },
      /^PostgreSQL at 127\.0\.0\.1:1\/x \(DATABASE_URL\) cannot be reached/,
    ],
  ])('because %s', (_name, env, sentence) => {
    const { status, text } = start({ PORT: '21902', ...env });
    expect(status).toBe(1);
    expect(
      text
        .split('\n')
        .filter((line) => !line.includes('Building'))
        .join('\n'),
    ).toMatch(sentence);
  });

  it('because the database of DATABASE_URL is not there', () => {
    const url = new URL(process.env['ABAT_TEST_DATABASE_URL'] ?? '');
    url.pathname = '/absent';
    const { status, text } = start({
      PORT: '21902',
      DATABASE_URL: url.href,
      REDIS_URL: process.env['ABAT_TEST_REDIS_URL'] ?? '',
    });
    expect(status).toBe(1);
    expect(text).toMatch(
      /The database of DATABASE_URL does not exist at 127\.0\.0\.1:\d+\/absent: create it with createdb\.$/,
    );
  });
});
