import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, openDataSource, readEnvironment } from '@abat/platform';
import type { Command } from 'commander';
import { tell } from '../output.js';

const DEBIAN = '/usr/lib/postgresql';

/** The newest installed PostgreSQL tool of this name, or the one on the PATH. */
function tool(name: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin', name)).find((path) => existsSync(path));
  return found ?? name;
}

// The address carries the password: it goes through the environment, not the process list.
function run(name: string, parameters: string[], database = databaseName()): Promise<void> {
  const url = new URL(readEnvironment().DATABASE_URL);
  const env = {
    ...process.env,
    PGHOST: url.searchParams.get('host') ?? url.hostname,
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: database,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(tool(name), parameters, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => reject(new Error(`${name} is not installed (package postgresql-client)`)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with code ${code}`))));
  });
}

const databaseName = (): string => new URL(readEnvironment().DATABASE_URL).pathname.slice(1);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Runs statements one by one on the maintenance database of the same server. */
async function administer(statements: readonly string[]): Promise<void> {
  const url = Object.assign(new URL(readEnvironment().DATABASE_URL), { pathname: '/postgres' });
  const dataSource = await openDataSource({
    ...readEnvironment(),
    DATABASE_URL: url.toString(),
    DATABASE_REPLICA_URLS: [],
  });
  try {
    for (const statement of statements) await dataSource.query(statement);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Restores beside the database that is in use and swaps the two only when everything succeeded: a broken file or a
 * full disk leaves the old state as it was.
 */
async function restore(file: string): Promise<void> {
  await access(file);
  const name = databaseName();
  const fresh = `${name}_restoring`;
  // The server's own template: it has PostGIS where the role may not add it.
  await administer([`DROP DATABASE IF EXISTS ${quoted(fresh)}`, `CREATE DATABASE ${quoted(fresh)}`]);
  // Only extensions carry comments, and those are their owner's, a superuser.
  await run('pg_restore', ['--no-owner', '--no-comments', '--exit-on-error', '--dbname', fresh, file], fresh);
  await swap(name, fresh);
  await bringUpToDate();
  tell(`restored from ${file}; uploaded files of imports are not part of a backup`);
}

/** Puts the database `fresh` in the place of `name`; whoever is connected is cut off and may connect again at once. */
async function swap(name: string, fresh: string): Promise<void> {
  const old = `${name}_replaced`;
  await administer([
    `DROP DATABASE IF EXISTS ${quoted(old)}`,
    `ALTER DATABASE ${quoted(name)} WITH ALLOW_CONNECTIONS false`,
  ]);
  try {
    await administer([
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name.replaceAll("'", "''")}'`,
      `ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(old)}`,
    ]);
  } catch (error) {
    await administer([`ALTER DATABASE ${quoted(name)} WITH ALLOW_CONNECTIONS true`]);
    throw error;
  }
  await administer([`ALTER DATABASE ${quoted(fresh)} RENAME TO ${quoted(name)}`, `DROP DATABASE ${quoted(old)}`]);
}

async function bringUpToDate(): Promise<void> {
  const environment = readEnvironment();
  const dataSource = await openDataSource(environment);
  try {
    await migrate(dataSource, environment.ABAT_CITY_SRID);
  } finally {
    await dataSource.destroy();
  }
}

/** `backup <file>` and `restore <file>`: the whole database in PostgreSQL's custom format. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write the whole database into a file')
    .argument('<file>')
    .action(async (file: string) => {
      process.umask(0o077); // the file has everybody's password hashes in it
      // The systems of coordinates come with PostGIS and are its owner's.
      await run('pg_dump', ['--format=custom', '--no-owner', '--exclude-table-data=*.spatial_ref_sys', '--file', file]);
      tell(`the database is in ${file}`);
    });
  program
    .command('restore')
    .description('replace the whole database by the one in a file; stop the api and worker first')
    .argument('<file>')
    .action(restore);
}
