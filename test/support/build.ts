import { resolve } from 'node:path';

/** Entry of a built process. `ABAT_TEST_BUILD` names another build than `dist`, when somebody builds meanwhile. */
export const builtApp = (name: 'api' | 'worker' | 'cli'): string =>
  resolve(process.env['ABAT_TEST_BUILD'] ?? 'dist', 'apps', name, 'src', 'main.js');
