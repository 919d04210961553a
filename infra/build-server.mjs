// Compiles apps/api, apps/worker, apps/cli and libs (or the folders named on the command line) into dist/ with swc. Types are
// checked by `npm run check`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';
import { root, swcOptions } from './swc-options.mjs';

const named = process.argv.slice(2);
const roots = named.length > 0 ? named : ['apps/api', 'apps/worker', 'apps/cli', 'libs'];

function* sources(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name)) yield path;
  }
}

function compile(file) {
  const out = resolve(root, 'dist', relative(root, file)).replace(/\.ts$/, '.js');
  const { code, map } = transformFileSync(file, {
    ...swcOptions,
    filename: file,
    sourceMaps: true,
    sourceFileName: file,
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${code}\n//# sourceMappingURL=${out.split('/').pop()}.map\n`);
  writeFileSync(`${out}.map`, map ?? '');
}

for (const dir of roots) rmSync(resolve(root, 'dist', dir), { recursive: true, force: true });
let count = 0;
for (const dir of roots) {
  for (const file of sources(resolve(root, dir))) {
    compile(file);
    count += 1;
  }
}
process.stdout.write(`compiled ${count} files into dist/\n`);
