import type { ScreenProfile } from '@abat/contracts';
import type { CSSProperties } from 'react';
import { textSizes } from './text-size.js';

/** Sizes of text for the distance of a screen, as variables that every block follows. */
export function sizeVariables(profile: ScreenProfile, deviceRatio: number): CSSProperties {
  const sizes = Object.entries(textSizes(profile, deviceRatio)).map(([name, px]) => [`--block-${name}`, `${px}px`]);
  return Object.fromEntries(sizes) as CSSProperties;
}
