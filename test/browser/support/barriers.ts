import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What is looked for: everything, or only what differs between a dark and a light screen. */
type Looked = 'everything' | 'colours';

/** The picture of a map, which says nothing to axe. */
const MAP = ['canvas', '.maplibregl-map'];
/** Choices and hits are walked by arrows from their field: what they scroll in needs no focus of its own. */
const WALKED = ['[role=listbox] .mantine-ScrollArea-viewport', '.mantine-ScrollArea-viewport:has([data-action])'];
/** Rows and cells that repeat what those before them are made of; thousands of them cost minutes and tell nothing new. */
const REPEATED = ['li', 'tr', 'td'].map((part) => `${part}:nth-child(n + 13)`);

type Judged = typeof globalThis & { axe?: typeof axe };

/** Serious and critical findings of axe on a page, one line each. */
export async function barriers({ page }: { page: Page }, looked: Looked = 'everything'): Promise<string[]> {
  if (await page.evaluate(() => !(globalThis as Judged).axe)) await page.evaluate(axe.source);
  const exclude = [...MAP, ...WALKED, ...REPEATED];
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(looked === 'colours' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
  };
  const { violations } = await page.evaluate(
    async ([where, how]) => {
      const { axe: judge } = globalThis as Judged;
      if (!judge) throw new Error('axe is not in the page');
      const { violations: all } = await judge.run({ exclude: where }, how);
      return { violations: all };
    },
    [exclude, options] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`));
}
