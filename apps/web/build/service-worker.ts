import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const web = resolve(import.meta.dirname, '..');
const ENTRY = join(web, 'worker/service-worker.ts');

/** Large parts that are needed seldom come when they are used. */
const LEFT_OUT = /echarts|terra-draw/;
/** Scripts of the texts that people here read; the others come when they are shown. */
const FONTS = /(inter|noto-sans)-(latin|cyrillic|cyrillic-ext)-\d+-normal-.+\.woff2$/;

const isOfShell = (file: string): boolean =>
  file.startsWith('assets/') && !LEFT_OUT.test(file) && (/\.(js|css|svg)$/.test(file) || FONTS.test(file));

function shellOf(bundle: Rolldown.OutputBundle) {
  const assets = Object.keys(bundle).filter(isOfShell).sort();
  const page = bundle['index.html'];
  const html = page?.type === 'asset' ? String(page.source) : '';
  // The page names its entry, whose name follows from everything it needs.
  const version = createHash('sha256').update(html).update(assets.join()).digest('hex').slice(0, 12);
  const rootFiles = readdirSync(join(web, 'public')).map((name) => `/${name}`);
  return { version, assets: assets.map((file) => `/${file}`), rootFiles };
}

/** Builds `sw.js` beside the page, with the list of what the app is made of. */
export function serviceWorker(): Plugin {
  return {
    name: 'abat-service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      await build({
        configFile: false,
        root: web,
        logLevel: 'warn',
        publicDir: false,
        define: { __SHELL__: JSON.stringify(shellOf(bundle)) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: { input: ENTRY, output: { entryFileNames: 'sw.js', format: 'iife' } },
        },
      });
    },
  };
}
