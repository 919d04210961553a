import type { PlacedBlock } from '@abat/contracts';
import { BLOCKS } from './registry.js';

/** One block by its code. */
export function BlockView({ block, settings }: Pick<PlacedBlock, 'block' | 'settings'>) {
  const { component: Component } = BLOCKS[block];
  return <Component settings={settings} />;
}
