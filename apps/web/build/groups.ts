import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { source } from './words.js';

/** Libraries that export everything from one file: only what is named in an import is followed. */
const BARRELS =
  /[\\/]node_modules[\\/](@mantine[\\/]\w+|@tabler[\\/]icons-react|@tanstack[\\/][\w-]+)[\\/].*[\\/](index|tabler-icons-react)\.m?js$/;
const CONTRACTS = /libs[\\/]contracts[\\/]src[\\/]/;
const NAMED_IMPORT = /import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;
/** What screens begin with. Modules that the same of them need lie in one file. */
const SCREENS = {
  door: 'features/sign-in/sign-in-page.tsx',
  console: 'features/shell/console.tsx',
  wall: 'features/wall/wall-page.tsx',
  wallmap: 'blocks/map/still-map.tsx',
} as const;
type Screen = keyof typeof SCREENS;
const LISTS = ['features/findings/findings-panel.tsx', 'features/works/works-panel.tsx'] as const;

const screens = Object.keys(SCREENS) as Screen[];
/** Every choice of screens, those of many before those of few. */
const CHOICES = Array.from({ length: 2 ** screens.length - 1 }, (_, bits) =>
  screens.filter((_screen, place) => ((bits + 1) >> place) & 1),
).sort((one, other) => other.length - one.length);
const FILES: readonly string[] = ['first', ...CHOICES.map((choice) => choice.join('-')), 'lists'];

type Facts = { code: string; imports: readonly string[] };

const isBarrel = (id: string): boolean => BARRELS.test(id) || /libs[\\/]contracts[\\/]src[\\/]index\.ts$/.test(id);

const namesIn = (list: string): string[] =>
  list.split(',').flatMap((each) => /^\s*(?!type\s)([\w$]+)/.exec(each)?.[1] ?? []);

/**
 * Which file a module goes to: modules that the same screens begin with lie in one file, so that a cold browser asks for a
 * few large files instead of a hundred small ones. What only later pages need is left to the bundler.
 */
export class GroupsOfModules {
  private readonly facts = new Map<string, Facts>();
  private groups: Map<string, string> | null = null;

  /** Notes the modules as they are read. */
  plugin(): Plugin {
    return {
      name: 'abat-groups',
      apply: 'build',
      moduleParsed: ({ id, code, importedIds }) => {
        this.facts.set(id, { code: code ?? '', imports: importedIds });
      },
    };
  }

  /** The files for the bundler: what an earlier one holds, a later one does not take. */
  all() {
    return FILES.map((name) => ({ name, test: (module: string): boolean => this.of(module) === name }));
  }

  private of(module: string): string {
    this.groups ??= this.sort();
    return this.groups.get(module) ?? '';
  }

  private sort(): Map<string, string> {
    const reach = (file: string): ReadonlySet<string> => this.closure(join(source, file));
    const first = reach('main.tsx');
    const reached = screens.map((screen) => [screen, reach(SCREENS[screen])] as const);
    const [findings, works] = [reach(LISTS[0]), reach(LISTS[1])];
    const fileOf = (module: string): string => {
      if (first.has(module)) return 'first';
      const choice = reached.filter(([, modules]) => modules.has(module)).map(([screen]) => screen);
      if (choice.length > 0) return choice.join('-');
      return findings.has(module) && works.has(module) ? 'lists' : '';
    };
    return new Map([...this.facts.keys()].map((module) => [module, fileOf(module)]));
  }

  private closure(start: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const follow = (id: string): void => {
      const facts = this.facts.get(id);
      if (!facts || seen.has(id) || isBarrel(id)) return;
      seen.add(id);
      facts.imports.forEach(follow);
      for (const barrel of facts.imports.filter(isBarrel))
        for (const named of this.namedFrom(facts, barrel)) follow(named);
    };
    follow(start);
    return seen;
  }

  /** Files behind the names a module takes from a barrel. */
  private namedFrom({ code }: Facts, barrel: string): string[] {
    const lists = [...code.matchAll(NAMED_IMPORT)].filter(([, , from = '']) => !from.startsWith('.'));
    const names = new Set(lists.flatMap(([, list = '']) => namesIn(list)));
    if (CONTRACTS.test(barrel)) return this.contractsWith(names);
    const inBarrel = this.facts.get(barrel)?.code ?? '';
    return [...inBarrel.matchAll(/(?:im|ex)port\s*\{([^}]*)\}\s*from\s*["'](\.[^"']+)["']/g)].flatMap(
      ([, list, from]) => {
        const exported = (list ?? '').split(',').map(
          (each) =>
            each
              .trim()
              .split(/\s+as\s+/)
              .at(-1) ?? '',
        );
        return exported.some((name) => names.has(name)) ? [resolve(dirname(barrel), from ?? '')] : [];
      },
    );
  }

  private contractsWith(names: ReadonlySet<string>): string[] {
    return [...this.facts].flatMap(([id, { code }]) => {
      const exported = CONTRACTS.test(id) ? code.matchAll(/export (?:const|function) (\w+)/g) : [];
      return [...exported].some(([, name = '']) => names.has(name)) ? [id] : [];
    });
  }
}
