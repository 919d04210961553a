import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Names the web app this process serves: pages that run another one offer to reload. `dev` when none is built. */
export function readBuild(page = resolve('dist/web/index.html')): string {
  try {
    return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'dev';
    throw error;
  }
}
