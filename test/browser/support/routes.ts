import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROUTER = 'apps/web/src/app/router.tsx';
/** Routes that only lead on, and the one for addresses that nothing stands behind. */
const LEAD_ON = ['/', '/powers', '/*'];

/** Patterns of the addresses the web app answers, as its router has them: `/projects/:id`. */
export function routesOfRouter(): string[] {
  const source = readFileSync(resolve(ROUTER), 'utf8');
  const patterns = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => `/${path.replace(/^\//, '')}`);
  if (patterns.length === 0) throw new Error(`no route found in ${ROUTER}`);
  return patterns.filter((pattern) => !LEAD_ON.includes(pattern));
}

/** Routes no screen of the list opens. */
export function unseenRoutes(paths: readonly string[]): string[] {
  const names = paths.map((path) => new URL(path, 'http://city').pathname);
  // A route without a parameter takes its address from the one with it: `/scenarios/compare`.
  const fixed = routesOfRouter().filter((pattern) => !pattern.includes(':'));
  const answers = (pattern: string): boolean =>
    names.some((name) =>
      pattern.includes(':')
        ? !fixed.includes(name) && new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(name)
        : name === pattern,
    );
  return routesOfRouter().filter((pattern) => !answers(pattern));
}
