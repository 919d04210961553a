import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Entry of a built process. `ABAT_TEST_BUILD` names another build than `dist`, when somebody builds meanwhile. */
export const builtApp = (name: 'api' | 'worker' | 'cli'): string =>
  resolve(process.env['ABAT_TEST_BUILD'] ?? 'dist', 'apps', name, 'src', 'main.js');

/** The folder whose `dist/web` the api serves: that of the named build when it brings a web app. */
export function builtCheckout(): string {
  const build = process.env['ABAT_TEST_BUILD'];
  return build && existsSync(resolve(build, 'web')) ? dirname(resolve(build)) : process.cwd();
}
