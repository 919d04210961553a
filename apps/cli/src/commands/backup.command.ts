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
function run(name: string, parameters: string[]): Promise<void> {
  const url = new URL(readEnvironment().DATABASE_URL);
  const env = {
    ...process.env,
    PGHOST: url.searchParams.get('host') ?? url.hostname,
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: url.pathname.slice(1),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(tool(name), parameters, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => reject(new Error(`${name} is not installed (package postgresql-client)`)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with code ${code}`))));
  });
}

async function restore(file: string): Promise<void> {
  await access(file);
  await run('pg_restore', [
    '--clean',
    '--if-exists',
    '--no-owner',
    '--single-transaction',
    '--dbname',
    databaseName(),
    file,
  ]);
  const environment = readEnvironment();
  const dataSource = await openDataSource(environment);
  try {
    await migrate(dataSource, environment.ABAT_CITY_SRID);
  } finally {
    await dataSource.destroy();
  }
  tell(`restored from ${file}; uploaded files of imports are not part of a backup`);
}

const databaseName = (): string => new URL(readEnvironment().DATABASE_URL).pathname.slice(1);

/** `backup <file>` and `restore <file>`: the whole database in PostgreSQL's custom format. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write the whole database into a file')
    .argument('<file>')
    .action(async (file: string) => {
      await run('pg_dump', ['--format=custom', '--no-owner', '--file', file]);
      tell(`the database is in ${file}`);
    });
  program
    .command('restore')
    .description('replace the whole database by the one in a file; stop the api and worker first')
    .argument('<file>')
    .action(restore);
}
