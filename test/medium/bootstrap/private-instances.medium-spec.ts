import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { isAlive, waitForEnd } from '../../../infra/bootstrap/process-identity.mjs';
import { makeDataDir, pidsOf, removeDataDir, sql, startTrial, type TrialRun } from './support/trial-run.js';

describe('private PostgreSQL and Redis', () => {
  let dataDir: string;
  let run: TrialRun | undefined;

  const count = async (): Promise<number> =>
    (await sql<{ n: number }>(run?.services.databaseUrl ?? '', 'select count(*)::int as n from kept'))[0]?.n ?? -1;
  const restart = async (): Promise<TrialRun> => (run = await startTrial(dataDir));
  const stop = async (): Promise<void> => run?.lifecycle.stop();

  beforeAll(async () => {
    dataDir = makeDataDir();
    await restart();
    await sql(run?.services.databaseUrl ?? '', 'create table kept (n int); insert into kept values (1)');
  });
  afterAll(async () => {
    await stop();
    removeDataDir(dataDir, run);
  });

  it('have PostGIS, UTF-8 and a role that is no superuser', async () => {
    const [row] = await sql(
      run?.services.databaseUrl ?? '',
      `select postgis_lib_version() >= '3.3' as postgis, current_setting('server_encoding') as encoding, current_setting('is_superuser') as superuser`,
    );
    expect(row).toEqual({ postgis: true, encoding: 'UTF8', superuser: 'off' });
  });

  it('let nobody in without the password', async () => {
    const database = new URL(run?.services.databaseUrl ?? '');
    database.password = 'guessed';
    await expect(sql(database.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const redis = new URL(run?.services.redisUrl ?? '');
    const client = new Redis(Number(redis.port), '127.0.0.1', { retryStrategy: () => null });
    client.on('error', () => undefined);
    await expect(client.get('x')).rejects.toThrow(/NOAUTH|Authentication/);
    client.disconnect();
  });

  it('keep their secrets from other users', () => {
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(run?.services.instancesDir ?? '', 'redis/redis.conf')).mode & 0o777).toBe(0o600);
  });

  it('do not run as root', () => {
    const pids = run ? pidsOf(run) : [];
    expect(pids.map((pid) => statSync(`/proc/${pid}`).uid)).not.toContain(0);
  });

  it('come back after kill -9 with what was committed, at the same ports', async () => {
    const before = run?.services;
    for (const pid of run ? pidsOf(run) : []) {
      process.kill(pid, 'SIGKILL');
      await waitForEnd(pid, 5000);
    }
    await restart();
    expect(await count()).toBe(1);
    expect(run?.services).toMatchObject({ databaseUrl: before?.databaseUrl, redisUrl: before?.redisUrl });
  });

  it('are used on when they still run since a killed start', async () => {
    const before = run ? pidsOf(run) : [];
    await restart();
    expect(run ? pidsOf(run) : undefined).toEqual(before);
    expect(run?.said).toEqual([
      'PostgreSQL still runs since the last start; using it.',
      'Redis still runs since the last start; using it.',
    ]);
  });

  it('stop within seconds and leave no process and no pid file', async () => {
    const pids = run ? pidsOf(run) : [];
    const began = Date.now();
    await stop();
    expect(Date.now() - began).toBeLessThan(8000);
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(existsSync(join(run?.services.instancesDir ?? '', 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('are not misled by pid files that name another process', async () => {
    const dir = run?.services.instancesDir ?? '';
    writeFileSync(join(dir, 'postgres/data/postmaster.pid'), `${process.pid}\n${dir}\n1\n15432\n`);
    writeFileSync(join(dir, 'redis/redis.pid'), `${process.pid}\n`);
    await restart();
    expect(await count()).toBe(1);
    expect(run ? pidsOf(run) : []).not.toContain(process.pid);
    await stop();
  });

  it('get new passwords when the secrets were lost, and keep the data', async () => {
    rmSync(join(dataDir, 'secrets.json'));
    await restart();
    expect(run?.said).toContain('The password of the private PostgreSQL was lost; setting a new one.');
    expect(await count()).toBe(1);
    await stop();
  });

  it('put a damaged append-only file of Redis aside', async () => {
    const folder = join(run?.services.instancesDir ?? '', 'redis/appendonlydir');
    const manifest = join(folder, 'appendonly.aof.manifest');
    writeFileSync(manifest, `nonsense ${readFileSync(manifest, 'utf8')}`);
    await restart();
    expect(run?.said.join()).toMatch('append-only file of Redis is damaged');
    await stop();
  });

  it('refuse a cluster of a PostgreSQL that is not installed, naming the package', async () => {
    const file = join(run?.services.instancesDir ?? '', 'postgres/data/PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '99\n');
    await expect(startTrial(dataDir)).rejects.toThrow('install postgresql-99-postgis-3');
    writeFileSync(file, version);
  });
});
