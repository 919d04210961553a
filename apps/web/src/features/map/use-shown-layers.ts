import { useMemo } from 'react';
import { useResponsibilityParams } from '../responsibility/use-responsibility.js';
import type { MapLayer } from './layer-names.js';
import { useVisibleLayers } from './layers.js';

/** Layers that would lie over the colours of the holders. */
const IN_THE_WAY: readonly MapLayer[] = ['works', 'findings', 'mandates', 'restrictions', 'sites'];

/** Layers that are switched on and have a place beside what the map is showing. */
export function useShownLayers(): ReadonlySet<MapLayer> {
  const { visible } = useVisibleLayers();
  const { isOn } = useResponsibilityParams();
  return useMemo(
    () => (isOn ? new Set([...visible].filter((layer) => !IN_THE_WAY.includes(layer))) : visible),
    [visible, isOn],
  );
}
