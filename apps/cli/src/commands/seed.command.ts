import { AccessModule, EnsureDemoAccounts } from '@abat/access';
import { ExchangeModule, SeedAstana } from '@abat/exchange';
import { FindingsModule, RunDetection } from '@abat/findings';
import { Module } from '@nestjs/common';
import { Argument, type Command } from 'commander';
import { withContext } from '../nest-context.js';
import { tell } from '../output.js';

@Module({ imports: [ExchangeModule, AccessModule, FindingsModule] })
class SeedModule {}

async function seedAstana(once: boolean): Promise<void> {
  const started = Date.now();
  const done = await withContext(SeedModule, async (app) => {
    if (once && (await app.get(SeedAstana).isLoaded())) return false;
    await app
      .get(SeedAstana)
      .execute(({ what, created, updated, unchanged }) =>
        tell(`${what}: ${created} new, ${updated} changed, ${unchanged} as before`),
      );
    await app.get(EnsureDemoAccounts).execute();
    await app.get(RunDetection).execute(null);
    return true;
  });
  tell(
    !done
      ? 'the Astana set was loaded before and is left as it is'
      : `the Astana set is loaded (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}

/** `seed`: loads the built-in data. Loading it again gives its rows back the values of the set; `--once` leaves them. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('load the built-in data')
    .addArgument(new Argument('<set>', 'what to load').choices(['astana', 'none']))
    .option('--once', 'do nothing when the set was loaded before')
    .action(async (set: string, options: { once?: boolean }) => {
      if (set === 'astana') await seedAstana(options.once ?? false);
    });
}
