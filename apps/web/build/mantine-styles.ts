import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const CLASSES = /[\\/]@mantine[\\/](core|dates|notifications)[\\/]esm[\\/].*[\\/](\w+)\.module\.mjs$/;

/** The development server reads libraries bundled beforehand: there all styles come at once. */
const ALL_STYLES = ['core', 'dates', 'notifications']
  .map((library) => `import '@mantine/${library}/styles.layer.css';\n`)
  .join('');

/** Where a component of Mantine keeps its styles: core by component, the other packages as a whole. */
function stylesOf(library: string, component: string, id: string): string | null {
  if (library !== 'core') return `@mantine/${library}/styles.layer.css`;
  const file = `styles/${component}.layer.css`;
  const root = id.slice(0, id.search(/[\\/]esm[\\/]/));
  return existsSync(`${root}/${file}`) ? `@mantine/core/${file}` : null;
}

/**
 * Every component of Mantine brings its own styles, wherever it is loaded: a page has the styles of what it shows. They
 * stand in the layer `mantine`, so that our own win in whatever order files arrive. A component imports what it is built
 * of before its own classes, which keeps Mantine's order within the layer.
 */
export function mantineStyles(): Plugin {
  let isServing = false;
  return {
    name: 'abat-mantine-styles',
    enforce: 'pre',
    configResolved: ({ command }) => {
      isServing = command === 'serve';
    },
    transform(code, id) {
      if (isServing && id.endsWith('/src/main.tsx')) return { code: ALL_STYLES + code, map: null };
      const match = CLASSES.exec(id.split('?')[0] ?? '');
      if (!match) return null;
      const styles = stylesOf(match[1] ?? '', match[2] ?? basename(id), id);
      return styles ? { code: `import ${JSON.stringify(styles)};\n${code}`, map: null } : null;
    },
  };
}
