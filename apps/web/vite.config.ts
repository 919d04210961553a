import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.js';
import { GroupsOfModules } from './build/groups.js';
import { leanContracts } from './build/lean-contracts.js';
import { mantineStyles } from './build/mantine-styles.js';
import { partsInPage, partsOf } from './build/parts.js';
import { serviceWorker } from './build/service-worker.js';
import { WordsOfParts, wordsWithParts } from './build/words.js';

const repository = resolve(import.meta.dirname, '../..');

/** The path aliases of the repository, written once in tsconfig.base.json. The web imports only the contracts. */
function aliases(): Record<string, string> {
  const base = JSON.parse(readFileSync(resolve(repository, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  const contracts = base.compilerOptions.paths['@abat/contracts'];
  if (!contracts) throw new Error('tsconfig.base.json has no alias @abat/contracts');
  return { '@abat/contracts': resolve(repository, contracts[0]) };
}

const words = new WordsOfParts();
const groups = new GroupsOfModules();

/** Words that the same screens begin with lie in one file; those of later parts each in its own. */
function wordsFile(module: string): string | null {
  const match = /i18n[\\/](\w+)[\\/]([\w-]+)\.json/.exec(module);
  if (!match) return null;
  const [, locale = '', namespace = ''] = match;
  if (words.first().includes(namespace)) return `words-${locale}`;
  const screens = (['door', 'console', 'wall'] as const).filter((screen) =>
    partsOf(screen).some((part) => words.beyondFirst(part).includes(namespace)),
  );
  return ['words', ...(screens.length > 0 ? screens : [namespace]), locale].join('-');
}

const api = process.env['ABAT_API'] ?? 'http://127.0.0.1:3000';
const proxied = ['/api', '/tiles', '/healthz', '/readyz'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    leanContracts(),
    wordsWithParts(words),
    mantineStyles(),
    react(),
    groups.plugin(),
    partsInPage(words),
    serviceWorker(),
    compressed(),
  ],
  resolve: { alias: aliases() },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['ABAT_WEB_PORT'] ?? 5173),
    strictPort: true,
    proxy: {
      ...Object.fromEntries(proxied.map((path) => [path, { target: api, changeOrigin: false }])),
      '/socket.io': { target: api, ws: true },
    },
  },
  worker: { format: 'es' },
  build: {
    outDir: resolve(repository, 'dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    // The budget of the first screen is proved by what stands in it.
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      // A file of the contracts that nothing reads from stays out.
      treeshake: { moduleSideEffects: [{ test: /libs[\\/]contracts/, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: wordsFile, debugName: 'words', test: /src[\\/]i18n[\\/](kk|ru|en)[\\/]/ },
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl/ },
            { name: 'terra-draw', test: /node_modules[\\/]terra-draw/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            ...groups.all(),
          ],
        },
      },
    },
  },
});
