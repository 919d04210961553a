import { backoffMs, countCrash } from './backoff.mjs';
import { choosePostgres } from './find-tools.mjs';
import { nodeVersionProblem } from './node-version.mjs';
import { postgresSettings, settingsText } from './postgres-settings.mjs';
import { chooseAccount } from './service-account.mjs';
import { readSettings } from './settings.mjs';

const GB = 1024 ** 3;

describe('nodeVersionProblem', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('takes %s', (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(['18.20.0', '20.18.3'])('refuses %s in one sentence', (version) => {
    expect(nodeVersionProblem(version)).toContain(`needs Node 20.19 or newer; this is Node ${version}`);
  });
});

describe('choosePostgres', () => {
  const install = (major: number, postgis = true) => ({ bin: `/pg/${major}`, major, postgis });

  it.each([
    ['the newest with PostGIS', [install(15), install(17), install(18, false)], undefined, 17],
    ['none that is too old', [install(14)], undefined, undefined],
    ['the one that made the cluster', [install(15), install(17)], 15, 15],
    ['none when the one that made the cluster is gone', [install(17)], 15, undefined],
  ])('takes %s', (_name, installs, clusterMajor, major) => {
    expect(choosePostgres(installs, clusterMajor)?.major).toBe(major);
  });
});

describe('postgresSettings', () => {
  const roomy = { memoryBytes: 24 * GB, cpus: 2, sharedMemoryBytes: 12 * GB };

  it.each([
    ['2 cores and 24 GB', roomy, { shared_buffers: '2048MB', work_mem: '48MB', effective_cache_size: '12288MB' }],
    [
      '2 GB',
      { ...roomy, memoryBytes: 2 * GB },
      { shared_buffers: '256MB', work_mem: '4MB', maintenance_work_mem: '64MB' },
    ],
    [
      'a container with 64 MB of shared memory',
      { ...roomy, sharedMemoryBytes: GB / 16 },
      { max_parallel_workers_per_gather: '0', max_parallel_maintenance_workers: '0' },
    ],
  ])('fit %s', (_name, machine, expected) => {
    expect(postgresSettings(machine, { port: 15_432, durable: true })).toMatchObject(expected);
  });

  it('listen on this machine only and keep what was committed', () => {
    const settings = postgresSettings(roomy, { port: 15_432, durable: true });
    expect(settings).toMatchObject({ listen_addresses: '127.0.0.1', unix_socket_directories: '', port: '15432' });
    expect(settings).not.toHaveProperty('fsync');
  });

  it('do not wait for the disk in tests', () => {
    expect(postgresSettings(roomy, { port: 15_432, durable: false })).toMatchObject({
      fsync: 'off',
      synchronous_commit: 'off',
    });
  });

  it('are quoted', () => {
    expect(settingsText({ a: "it's" })).toBe("a = 'it''s'\n");
  });
});

describe('chooseAccount', () => {
  const root = 'root:x:0:0:root:/root:/bin/bash';
  const nobody = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';
  const postgres = 'postgres:x:101:104::/var/lib/postgresql:/bin/bash';

  it.each([
    ['postgres, if present', [root, nobody, postgres], { name: 'postgres', uid: 101, gid: 104 }],
    ['nobody otherwise', [root, nobody], { name: 'nobody', uid: 65534, gid: 65533 }],
    ['no one on a machine without either', [root], undefined],
  ])('takes %s', (_name, lines, account) => {
    expect(chooseAccount(lines.join('\n'))).toEqual(account);
  });
});

describe('backoff', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [4, 8000],
    [9, 30_000],
  ])('waits longer after crash %d', (crashes, ms) => {
    expect(backoffMs(crashes)).toBe(ms);
  });

  it('forgets earlier crashes of a child that ran well', () => {
    expect(countCrash(5, 61_000)).toBe(1);
    expect(countCrash(5, 10)).toBe(6);
  });
});

describe('readSettings', () => {
  it('has the documented defaults', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, seed: 'astana', openBrowser: false, databaseUrl: undefined });
    expect(readSettings({}).dataDir).toMatch(/\/\.data$/);
  });

  it.each(['0', '65536', '30.5', 'http'])('refuses PORT=%s', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(`PORT must be a whole number from 1 to 65535, not "${PORT}".`);
  });
});
