import { execFile, type ExecFileException } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { COUNTRY, writeCountry } from './country.js';
import { required } from './environment.js';
import { sized } from './figures.js';
import { spreadWorks } from './spread.js';
import { writeWorks } from './works.js';

/** A database of one benchmark. */
export type BenchDatabase = { url: string; client: pg.Client; close(): Promise<void> };

/** Where files of this run are kept; removed with the instances. */
export const runDir = (): string => {
  const folder = join(required('ABAT_DATA_DIR'), 'bench');
  mkdirSync(folder, { recursive: true });
  return folder;
};

const adminUrl = (): string => required('ABAT_TEST_DATABASE_URL');
const urlOf = (name: string): string => Object.assign(new URL(adminUrl()), { pathname: `/${name}` }).toString();
// Databases of one run: those of another run of another version must not be taken for them.
const runName = (): string => createHash('sha256').update(required('ABAT_DATA_DIR')).digest('hex').slice(0, 8);

/** The environment of Abat's processes that work on a database. */
export const environmentOf = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  REDIS_URL: required('ABAT_TEST_REDIS_URL'),
  ABAT_DATA_DIR: runDir(),
});

/**
 * Runs a command of the built command line.
 * @returns what it wrote to stdout
 * @throws with what it wrote to stderr when it ends with another code than 0
 */
export function abat(url: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, ...environmentOf(url) };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      if (error) reject(new Error(`abat ${args.join(' ')}: ${stderr || stdout}`, { cause: error }));
      else resolve(stdout);
    };
    execFile(process.execPath, ['dist/apps/cli/src/main.js', ...args], options, ended);
  });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=Asia/Almaty -c jit=off' });
  await client.connect();
  return client;
}

async function asAdmin<Answer>(work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = await connect(adminUrl());
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database of this run once; the next benchmark finds it. */
async function template(
  what: string,
  base: () => Promise<string | null>,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const name = `bench_${runName()}_${what}`;
  const known = await asAdmin((client) => client.query('SELECT FROM pg_database WHERE datname = $1', [name]));
  if (known.rowCount) return name;
  const origin = await base();
  const draft = `${name}_draft`;
  await asAdmin(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}${origin === null ? '' : ` TEMPLATE ${origin}`}`);
  });
  await fill(urlOf(draft));
  await settle(urlOf(draft));
  await asAdmin((client) => client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`));
  return name;
}

// What autovacuum would do sooner or later is done before measuring; events of the filling are nobody's concern.
async function settle(url: string): Promise<void> {
  const client = await connect(url);
  await client.query('TRUNCATE outbox');
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}

/** A GeoJSON file with so many generated works. */
export async function worksFile(count: number): Promise<string> {
  const path = join(runDir(), `works-${count}.geojson`);
  if (!existsSync(path)) await writeWorks(path, count);
  return path;
}

const registers = (): Promise<string> =>
  template(
    'registers',
    async () => null,
    async (url) => {
      await abat(url, 'migrate');
      await abat(url, 'seed', 'astana');
    },
  );

const imported = (works: number): Promise<string> =>
  template(`works_${works}`, registers, async (url) => {
    await abat(url, 'import', 'works', await worksFile(works), '--source', 'bench', '--json');
  });

// The same works in ten cities side by side: ten times the size at the density of one.
const spread = (works: number): Promise<string> =>
  template(
    `spread_${works}`,
    () => imported(works),
    async (url) => {
      const client = await connect(url);
      await spreadWorks(client);
      await client.end();
    },
  );

const detected = (works: number): Promise<string> =>
  template(
    `found_${works}`,
    () => imported(works),
    async (url) => {
      await abat(url, 'detect', '--json');
    },
  );

// Nothing of Astana: a country that is generated from a few numbers.
const country = (): Promise<string> =>
  template(
    'country',
    async () => null,
    async (url) => {
      await abat(url, 'migrate');
      const client = await connect(url);
      await writeCountry(client, { cities: sized(COUNTRY.cities), mandates: sized(COUNTRY.mandates) });
      await client.end();
    },
  );

async function clone(base: string): Promise<BenchDatabase> {
  const name = `${base}_copy_${process.pid}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${base}`));
  const client = await connect(urlOf(name));
  const close = async (): Promise<void> => {
    await client.end();
    await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: urlOf(name), client, close };
}

/** The Astana set alone. */
export const databaseOfRegisters = async (): Promise<BenchDatabase> => clone(await registers());

/** The Astana set and so many generated works, no rule has run. */
export const databaseOfWorks = async (works: number): Promise<BenchDatabase> => clone(await imported(works));

/** The Astana set and so many generated works in each of ten cities, no rule has run. */
export const databaseOfCities = async (worksOfEach: number): Promise<BenchDatabase> => clone(await spread(worksOfEach));

/** The Astana set, so many generated works and every finding. */
export const databaseOfFindings = async (works: number): Promise<BenchDatabase> => clone(await detected(works));

/** A generated country of bodies, functions and powers, no rule has run. */
export const databaseOfCountry = async (): Promise<BenchDatabase> => clone(await country());
