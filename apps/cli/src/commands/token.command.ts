import { systemActor } from '@abat/platform';
import { AccessModule, ApiTokens } from '@abat/access';
import type { Command } from 'commander';
import { z } from 'zod';
import { checked } from '../checked.js';
import { withContext } from '../nest-context.js';
import { print, tell } from '../output.js';

const ACTOR = systemActor('command-line');
const optionsSchema = z.object({
  user: z.string().trim().toLowerCase(),
  days: z.coerce.number().int().min(1).max(3650),
  label: z.string().max(200),
});

async function createToken(options: unknown): Promise<void> {
  const { user: email, days, label } = checked(optionsSchema, options);
  print(await withContext(AccessModule, (app) => app.get(ApiTokens).create(ACTOR, { email, days, label })));
}

async function revokeTokens(options: { user: string }): Promise<void> {
  const count = await withContext(AccessModule, (app) =>
    app.get(ApiTokens).revokeAll(ACTOR, options.user.toLowerCase()),
  );
  tell(`revoked ${count}`);
}

/** `token create` prints a bearer token alone on stdout; `token revoke` ends all tokens of a user. */
export function registerToken(program: Command): void {
  const token = program.command('token').description('bearer tokens of programs');
  token
    .command('create')
    .description('make a token and print it; it cannot be shown again')
    .requiredOption('--user <email>', 'the user whose rights it has')
    .option('--days <days>', 'days it lasts', '90')
    .option('--label <text>', 'what it is for', '')
    .action(createToken);
  token
    .command('revoke')
    .description('revoke every token of a user')
    .requiredOption('--user <email>', 'the user whose tokens end')
    .action(revokeTokens);
}
