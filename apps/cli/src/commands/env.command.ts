import { environmentSchema } from '@abat/platform';
import type { Command } from 'commander';
import { print } from '../output.js';

const SECRET = /:\/\/[^/@]*@/;

/** `env`: every variable, its value now and its meaning; passwords in addresses are hidden. */
export function registerEnv(program: Command): void {
  program
    .command('env')
    .description('list the environment variables, their values and meaning')
    .action(() => {
      for (const [name, schema] of Object.entries(environmentSchema.shape)) {
        const given = process.env[name];
        const value = (given ?? String(schema.safeParse(undefined).data ?? '')).replace(SECRET, '://***@');
        print(`${name}=${value}\t${given === undefined ? '(default) ' : ''}${schema.description ?? ''}`);
      }
    });
}
