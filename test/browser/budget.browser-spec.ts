import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Part = { file: string; imports?: string[]; css?: string[] };

const BUILD = 'dist/web';
/** What a cold browser fetches before the screen stands, besides words: the page and the parts it begins with. */
const SCREENS = {
  console: ['index.html', 'src/features/shell/console.tsx', 'src/features/findings/findings-panel.tsx'],
  wall: ['index.html', 'src/features/wall/wall-page.tsx', 'src/blocks/map/still-map.tsx'],
} as const;
const MAP_LIBRARY = /maplibre/;
/** Not to be exceeded, kB of gzip besides the map library; they may only be lowered. */
const MOST_KB = { console: 350, wall: 275 } as const;
/** Files a cold browser asks for: each costs a request of its own. */
const MOST_FILES = 45;

const read = (file: string): unknown => JSON.parse(readFileSync(join(BUILD, '.vite', file), 'utf8'));
const manifest = read('manifest.json') as Record<string, Part>;
const words = read('words.json') as Record<string, string[]>;

/** Files that the named parts need before they run. */
function filesOf(parts: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string): void => {
    const part = manifest[name];
    if (!part || seen.has(name)) return;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    part.imports?.forEach(follow);
  };
  parts.forEach(follow);
  return [...files];
}

const wordsOf = (parts: readonly string[], locale: string): string[] =>
  parts.flatMap((part) => words[part] ?? []).map((namespace) => `src/i18n/${locale}/${namespace}.json`);

const gzippedKb = (file: string): number => gzipSync(readFileSync(join(BUILD, file))).length / 1024;

describe.each(['console', 'wall'] as const)('the first screen of the %s', (screen) => {
  const parts = SCREENS[screen];

  it.each(['kk', 'ru', 'en'])('in %s stays within its budget besides the map library', (locale) => {
    const needed = wordsOf(parts, locale);
    const files = filesOf([...parts, ...needed]).filter((file) => !MAP_LIBRARY.test(file));
    const sizes = files.map((file) => ({ file, kb: Math.round(gzippedKb(file) * 10) / 10 }));
    const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
    process.stderr.write(
      `first screen of the ${screen} in ${locale}: ${Math.round(total)} kB, ${files.length} files\n`,
    );
    expect({
      missing: needed.filter((name) => !manifest[name]),
      isWithin: total <= MOST_KB[screen],
      sizes,
    }).toMatchObject({ missing: [], isWithin: true });
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
  });

  it('brings no words of its own and no schemas', () => {
    const code = filesOf(parts)
      .filter((file) => file.endsWith('.js') && !MAP_LIBRARY.test(file))
      .map((file) => readFileSync(join(BUILD, file), 'utf8'))
      .join();
    expect(filesOf(parts).join()).not.toMatch(/words-/);
    expect(code).not.toMatch(/ZodError/);
  });
});

describe('the wall', () => {
  it('brings nothing of the console', () => {
    const own = filesOf(SCREENS.wall);
    const ofConsole = manifest['src/features/shell/console.tsx'];
    expect(own).not.toContain(ofConsole?.file);
    expect(own.filter((file) => /\/console-[\w-]{8}\./.test(file))).toEqual([]);
  });
});
