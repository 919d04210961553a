// One set of compiler options for the build and for Jest; the path aliases come from tsconfig.base.json, where they are written once.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The aliases of tsconfig.base.json: `{ "@abat/works": ["./libs/works/src/index.ts"], ... }`. */
export const aliases = JSON.parse(readFileSync(resolve(root, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths;

/** swc options for TypeScript with Nest's decorators, ES modules out. */
export const swcOptions = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    baseUrl: root,
    paths: aliases,
  },
  module: { type: 'es6', resolveFully: true },
};
