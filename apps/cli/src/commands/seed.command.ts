import { AccessModule, EnsureDemoAccounts } from '@abat/access';
import { ExchangeModule, SeedAstana } from '@abat/exchange';
import { FindingsModule, RunDetection } from '@abat/findings';
import { Module } from '@nestjs/common';
import { Argument, type Command } from 'commander';
import { withContext } from '../nest-context.js';
import { tell } from '../output.js';

@Module({ imports: [ExchangeModule, AccessModule, FindingsModule] })
class SeedModule {}

async function seedAstana(): Promise<void> {
  const started = Date.now();
  await withContext(SeedModule, async (app) => {
    await app
      .get(SeedAstana)
      .execute(({ what, created, updated, unchanged }) =>
        tell(`${what}: ${created} new, ${updated} changed, ${unchanged} as before`),
      );
    await app.get(EnsureDemoAccounts).execute();
    await app.get(RunDetection).execute(null);
  });
  tell(`the Astana set is loaded (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** `seed`: loads the built-in data; loading it again changes nothing. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('load the built-in data')
    .addArgument(new Argument('<set>', 'what to load').choices(['astana', 'none']))
    .action(async (set: string) => {
      if (set === 'astana') await seedAstana();
    });
}
