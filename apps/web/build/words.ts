import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

export const source = resolve(import.meta.dirname, '../src');
export const locales = ['kk', 'ru', 'en'] as const;

const STATIC_IMPORT = /^(?:import|export)\s(?!type\b)[^;'"]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'/gm;
const DYNAMIC_IMPORT = /\bimport\('(\.[^']+\.js)'\)/g;

const namespaces: readonly string[] = readdirSync(join(source, 'i18n/ru')).map((name) => name.replace('.json', ''));
const NAMED = new RegExp(`useTranslation\\(\\s*'([\\w-]+)'|['\`](${namespaces.join('|')}):\\w`, 'g');

type FileFacts = { imports: readonly string[]; named: readonly string[] };

/** The file that an import of TypeScript (`./x.js`) means; null for what is none (styles, words, missing). */
function fileOf(from: string, specifier: string): string | null {
  const path = resolve(dirname(from), specifier);
  if (!path.endsWith('.js')) return null;
  const stem = path.slice(0, -'.js'.length);
  for (const end of ['.ts', '.tsx'])
    try {
      readFileSync(stem + end);
      return stem + end;
    } catch {
      continue;
    }
  return null;
}

function readFacts(file: string): FileFacts {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(STATIC_IMPORT)].flatMap((match) => fileOf(file, match[1] ?? match[2] ?? '') ?? []);
  return { imports, named: [...text.matchAll(NAMED)].map((match) => match[1] ?? match[2] ?? '') };
}

/** Which words the parts of the app show: read from the sources, so that no list of them can be out of date. */
export class WordsOfParts {
  private readonly facts = new Map<string, FileFacts>();

  /** Files were changed: what was read of them says nothing any more. */
  forget(): void {
    this.facts.clear();
  }

  /** Namespaces of a file and of everything it imports statically, sorted. */
  of(file: string): string[] {
    const seen = new Set<string>();
    const named = new Set<string>();
    const follow = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      const facts = this.facts.get(path) ?? readFacts(path);
      this.facts.set(path, facts);
      for (const name of facts.named) named.add(name);
      facts.imports.forEach(follow);
    };
    follow(file);
    return [...named].sort();
  }

  /** Namespaces that stand before anything else does. */
  first(): string[] {
    return [...new Set(['common', ...this.of(join(source, 'main.tsx'))])].sort();
  }

  /** Namespaces a part brings with it when it is loaded. */
  beyondFirst(file: string): string[] {
    const first = this.first();
    return this.of(file).filter((name) => !first.includes(name));
  }
}

/**
 * A part that is loaded later (`import('./x.js')`) comes together with the words it shows: both are fetched at once, and
 * nothing is drawn before both are there. `__FIRST_WORDS__` are the namespaces to start with.
 */
export function wordsWithParts(words: WordsOfParts): Plugin {
  return {
    name: 'abat-words-with-parts',
    enforce: 'pre',
    config: () => ({ define: { __FIRST_WORDS__: JSON.stringify(words.first()) } }),
    watchChange: () => words.forget(),
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (!file.startsWith(source) || !/\.tsx?$/.test(file)) return null;
      let isChanged = false;
      const next = code.replace(DYNAMIC_IMPORT, (whole, specifier: string) => {
        const part = fileOf(file, specifier);
        const needed = part ? words.beyondFirst(part) : [];
        if (needed.length === 0) return whole;
        isChanged = true;
        return `__withWords(${whole}, ${JSON.stringify(needed)})`;
      });
      if (!isChanged) return null;
      const helper = `import { withWords as __withWords } from ${JSON.stringify(join(source, 'i18n/index.ts'))};\n`;
      return { code: helper + next, map: null };
    },
  };
}
