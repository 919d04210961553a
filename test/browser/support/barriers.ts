import { AxeBuilder } from '@axe-core/playwright';
import type { Desk } from './desk.js';

/** What is looked for: everything, or only what differs between a dark and a light screen. */
type Looked = 'everything' | 'colours';

/** Rows and cells that repeat what those before them are made of; thousands of them cost minutes and tell nothing new. */
const REPEATED = ['li', 'tr', 'td'].map((part) => `${part}:nth-child(n + 13)`);

/** Serious and critical findings of axe, one line each. The map's canvas is a picture to axe. */
export async function barriers({ page }: Desk, looked: Looked = 'everything'): Promise<string[]> {
  // Choices are walked by arrows from their field: what they scroll in needs no focus of its own.
  const choices = '[role=listbox] .mantine-ScrollArea-viewport';
  const axe = new AxeBuilder({ page })
    .exclude('canvas')
    .exclude(choices)
    .exclude(REPEATED.join(', '))
    .options({ resultTypes: ['violations'] });
  if (looked === 'colours') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`));
}
