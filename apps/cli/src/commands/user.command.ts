import { systemActor } from '@abat/platform';
import { AccessModule, newPassword, UserRegistry } from '@abat/access';
import { ROLES, userDraftSchema } from '@abat/contracts';
import type { Command } from 'commander';
import { checked } from '../checked.js';
import { withContext } from '../nest-context.js';
import { print, tell } from '../output.js';

type Options = { role: string; district?: string; agency?: string; name?: string; password?: string };

async function addUser(email: string, options: Options): Promise<void> {
  const password = options.password ?? newPassword();
  const draft = checked(userDraftSchema, { ...options, email, name: options.name ?? email, password });
  const user = await withContext(AccessModule, (app) =>
    app.get(UserRegistry).create(systemActor('command-line'), draft),
  );
  tell(`added ${user.email} as ${user.role}`);
  if (options.password === undefined) print(password);
}

/** `user add`: adds a user; a password that was not given is made and printed. */
export function registerUser(program: Command): void {
  const user = program.command('user').description('users');
  user
    .command('add')
    .description('add a user; prints the password when none is given')
    .argument('<email>')
    .requiredOption('--role <role>', ROLES.join(' | '))
    .option('--district <id>', 'external id of the own district')
    .option('--agency <code>', 'code of the own agency')
    .option('--name <name>', 'name shown to others (the e-mail when not given)')
    .option('--password <password>', 'at least 12 characters')
    .action(addUser);
}
