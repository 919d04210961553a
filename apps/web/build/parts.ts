import { join, relative } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { locales, source, type WordsOfParts } from './words.js';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What a screen begins with, besides the entry: the files of its parts. */
const SCREENS = {
  door: ['features/sign-in/sign-in-page.tsx'],
  console: ['features/shell/console.tsx'],
  wall: ['features/wall/wall-page.tsx', 'blocks/map/still-map.tsx'],
} as const;
export type Screen = keyof typeof SCREENS;

const screens = Object.keys(SCREENS) as Screen[];
export const partsOf = (screen: Screen): string[] => SCREENS[screen].map((file) => join(source, file));

const chunksOf = (bundle: Bundle): Chunk[] => Object.values(bundle).filter((file) => file.type === 'chunk');

/** Scripts a part needs before it runs, each once. */
function scriptsOf(bundle: Bundle, part: string): string[] {
  const files = new Set<string>();
  const follow = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    chunk.imports.forEach(follow);
  };
  const entry = chunksOf(bundle).find(({ facadeModuleId }) => facadeModuleId?.split('?')[0] === part);
  if (entry) follow(entry.fileName);
  return [...files];
}

/** Scripts with the words of a namespace: where several lie in one file, each has a small one that leads to it. */
function wordsFiles(bundle: Bundle, locale: string, namespace: string): string[] {
  const file = join(source, 'i18n', locale, `${namespace}.json`);
  return chunksOf(bundle)
    .filter(({ moduleIds, facadeModuleId }) => facadeModuleId === file || moduleIds.includes(file))
    .map(({ fileName }) => fileName);
}

/** What each screen will need, as `boot.js` reads it from the page. */
function planOf(bundle: Bundle, words: WordsOfParts) {
  const first = words.first();
  const of = (screen: Screen) => {
    const parts = partsOf(screen);
    const namespaces = [...first, ...parts.flatMap((part) => words.beyondFirst(part))];
    const scripts = [...new Set(parts.flatMap((part) => scriptsOf(bundle, part)))];
    const inLocale = (locale: string) => [...new Set(namespaces.flatMap((each) => wordsFiles(bundle, locale, each)))];
    return { scripts, words: Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)])) };
  };
  return Object.fromEntries(screens.map((screen) => [screen, of(screen)]));
}

/** Namespaces that come with each part, for whoever measures (`.vite/words.json`, beside the manifest). */
function namespacesByPart(bundle: Bundle, words: WordsOfParts): Record<string, string[]> {
  const parts = chunksOf(bundle).flatMap(({ facadeModuleId }) => {
    const file = facadeModuleId?.split('?')[0] ?? '';
    return file.startsWith(source) && /\.tsx?$/.test(file) ? [file] : [];
  });
  const named = parts.map((file) => [relative(join(source, '..'), file), words.beyondFirst(file)] as const);
  return { 'index.html': words.first(), ...Object.fromEntries(named) };
}

/**
 * Writes into the page what its screens will need, so that `boot.js` can ask for all of it at once instead of finding one
 * file in the other.
 */
export function partsInPage(words: WordsOfParts): Plugin {
  return {
    name: 'abat-parts-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        if (!bundle) return [];
        const children = JSON.stringify(planOf(bundle, words));
        return [
          { tag: 'script', attrs: { type: 'application/json', id: 'parts' }, children, injectTo: 'head-prepend' },
        ];
      },
    },
    generateBundle(_options, bundle) {
      const source = JSON.stringify(namespacesByPart(bundle, words));
      this.emitFile({ type: 'asset', fileName: '.vite/words.json', source });
    },
  };
}
