import { AxeBuilder } from '@axe-core/playwright';
import type { Desk } from './desk.js';

/** Serious and critical findings of axe, one line each. The map's canvas is a picture to axe. */
export async function barriers({ page }: Desk): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('canvas').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`));
}
