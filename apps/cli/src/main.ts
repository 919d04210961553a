import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { registerBackup } from './commands/backup.command.js';
import { registerExport } from './commands/export.command.js';
import { registerMigrate } from './commands/migrate.command.js';
import { registerEnv } from './commands/env.command.js';
import { registerDetect } from './commands/detect.command.js';
import { registerDoctor } from './commands/doctor.command.js';
import { registerImport } from './commands/import.command.js';
import { registerSeed } from './commands/seed.command.js';
import { registerToken } from './commands/token.command.js';
import { registerUser } from './commands/user.command.js';
import { EXIT, fail } from './output.js';

const program = new Command('abat')
  .description('Commands of the situation centre')
  .showHelpAfterError('(--help says what there is)')
  .exitOverride();
for (const register of [
  registerMigrate,
  registerEnv,
  registerDoctor,
  registerDetect,
  registerSeed,
  registerImport,
  registerUser,
  registerToken,
  registerExport,
  registerBackup,
])
  register(program);

/** Commander has said by itself what is wrong with the arguments; exit code 1 means rejected rows here. */
function end(error: unknown): void {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.notDone;
  else fail(error);
}

if (process.argv.length <= 2) program.outputHelp();
else program.parseAsync().catch(end);
