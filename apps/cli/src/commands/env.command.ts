import { environmentSchema } from '@abat/platform';
import type { Command } from 'commander';
import { print } from '../output.js';

const PASSWORD_IN_ADDRESS = /:\/\/[^/@]*@/;

function shown(name: string, value: string): string {
  if (value !== '' && name.endsWith('SECRET_KEY')) return '***';
  return value.replace(PASSWORD_IN_ADDRESS, '://***@');
}

/** Every variable with its value and meaning, a line each. An empty one counts as not set; passwords and keys are hidden. */
export function describeEnvironment(given: NodeJS.ProcessEnv): string[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const value = given[name] || String(schema.safeParse(undefined).data ?? '');
    return `${name}=${shown(name, value)}\t${given[name] ? '' : '(default) '}${schema.description ?? ''}`;
  });
}

/** `env`: every variable, its value now and its meaning. */
export function registerEnv(program: Command): void {
  program
    .command('env')
    .description('list the environment variables, their values and meaning')
    .action(() => describeEnvironment(process.env).forEach(print));
}
