import { createRedis, openDataSource, readEnvironment, schemaIsCurrent } from '@abat/platform';
import type { Command } from 'commander';
import { EXIT, print } from '../output.js';

type Check = { name: string; run: () => Promise<string> };

async function database(): Promise<string> {
  const dataSource = await openDataSource(readEnvironment());
  try {
    const rows: { version: string; current: boolean }[] = await dataSource.query(
      'SELECT postgis_lib_version() AS version',
    );
    const current = await schemaIsCurrent(dataSource);
    if (!current) throw new Error('the schema is not up to date: run `npm run abat -- migrate`');
    return `PostGIS ${rows[0]?.version}, schema up to date`;
  } finally {
    await dataSource.destroy();
  }
}

async function redis(): Promise<string> {
  const client = createRedis(readEnvironment(), { lazyConnect: true, retryStrategy: () => null });
  try {
    await client.connect();
    return await client.ping();
  } finally {
    client.disconnect();
  }
}

const CHECKS: Check[] = [
  { name: 'node', run: () => Promise.resolve(process.version) },
  { name: 'database', run: database },
  { name: 'redis', run: redis },
];

/** `doctor`: looks at everything Abat needs and says what is wrong; exit code 2 when something is. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check what Abat needs and say what is wrong')
    .action(async () => {
      for (const check of CHECKS) {
        const verdict = await check.run().then(
          (text) => `ok    ${check.name}: ${text}`,
          (error: unknown) => {
            process.exitCode = EXIT.notDone;
            return `WRONG ${check.name}: ${error instanceof Error ? error.message : String(error)}`;
          },
        );
        print(verdict);
      }
    });
}
