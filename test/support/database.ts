import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { migrate, openDataSource, readEnvironment } from '@abat/platform';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { builtApp } from './build.js';

const run = promisify(execFile);

export type Seed = 'none' | 'astana';

/** A database of its own for one spec file, cloned from a template. */
export type TestDatabase = { url: string; name: string; dataSource: DataSource; drop: () => Promise<void> };

/** The administrative address of the test instance; `npm test` gives it. */
function adminUrl(): string {
  const url = process.env.ABAT_TEST_DATABASE_URL;
  if (!url) throw new Error('ABAT_TEST_DATABASE_URL is not set: run through `npm test`');
  return url;
}

const urlOf = (name: string): string => Object.assign(new URL(adminUrl()), { pathname: `/${name}` }).toString();

async function asAdmin<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

// A template is made once per state of the migrations and the shipped data and per city SRID, whoever needs it first.
function fingerprint(): string {
  const hash = createHash('sha256').update(process.env.ABAT_CITY_SRID ?? '');
  for (const folder of ['libs/platform/src/database/migrations', 'infra/data/astana', 'libs/exchange/src'])
    for (const entry of readdirSync(resolve(folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex').slice(0, 12);
}

async function prepare(url: string, seed: Seed): Promise<void> {
  const environment = readEnvironment({ ...process.env, DATABASE_URL: url });
  const dataSource = await openDataSource(environment);
  await migrate(dataSource, environment.ABAT_CITY_SRID);
  await dataSource.destroy();
  if (seed === 'none') return;
  const dataDir = resolve('.tmp', `seed-${randomBytes(4).toString('hex')}`);
  const env = { ...process.env, DATABASE_URL: url, REDIS_URL: process.env.ABAT_TEST_REDIS_URL, ABAT_DATA_DIR: dataDir };
  await run(process.execPath, [builtApp('cli'), 'seed', seed], { env, maxBuffer: 64 * 1024 * 1024 });
}

const TEMPLATE_LOCK = 7_140_002;

async function ensureTemplate(seed: Seed): Promise<string> {
  const name = `abat_template_${seed}_${fingerprint()}`;
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount) return;
    const draft = `${name}_${randomBytes(3).toString('hex')}`;
    await client.query(`CREATE DATABASE ${draft}`);
    await prepare(urlOf(draft), seed);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

/**
 * A fresh migrated database, with the Astana set on demand. Drop it in afterAll.
 * @throws when `npm test` did not start the instances
 */
export async function createTestDatabase(options: { seed?: Seed } = {}): Promise<TestDatabase> {
  const template = await ensureTemplate(options.seed ?? 'none');
  const name = `abat_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (client) => {
    // Cloning needs a template nobody is connected to; parallel clones of one template take turns.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(name);
  const dataSource = await openDataSource(readEnvironment({ ...process.env, DATABASE_URL: url }));
  const drop = async (): Promise<void> => {
    await dataSource.destroy();
    await asAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url, name, dataSource, drop };
}
