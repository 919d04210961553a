import { migrate, openDataSource, readEnvironment } from '@abat/platform';
import type { Command } from 'commander';
import { tell } from '../output.js';

/** `migrate`: brings the schema up to date; harmless when it is. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .action(async () => {
      const environment = readEnvironment();
      const dataSource = await openDataSource(environment);
      try {
        const done = await migrate(dataSource, environment.ABAT_CITY_SRID);
        tell(done.length > 0 ? `migrations done: ${done.join(', ')}` : 'the schema is up to date');
      } finally {
        await dataSource.destroy();
      }
    });
}
