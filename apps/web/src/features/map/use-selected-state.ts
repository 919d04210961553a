import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { useSelection, type Selection } from '../../url/selection.js';

type Target = { source: string; sourceLayer: string };

/** Where the shapes of a selectable object are drawn. */
const targets: Record<Selection['type'], readonly Target[]> = {
  work: [{ source: 'works', sourceLayer: 'works' }],
  finding: [
    { source: 'findings', sourceLayer: 'findings' },
    { source: 'findings', sourceLayer: 'mandate-findings' },
  ],
  site: [{ source: 'sites', sourceLayer: 'sites' }],
  territory: [{ source: 'territories', sourceLayer: 'territories' }],
  restriction: [{ source: 'restrictions', sourceLayer: 'restrictions' }],
  // Notes are pins of their own above the map.
  note: [],
};

/** Marks a feature for the style's `feature-state`. */
export function mark(map: MapLibreMap, { type, id }: Selection, state: 'hover' | 'selected', isOn: boolean): void {
  for (const target of targets[type]) {
    if (isOn) map.setFeatureState({ ...target, id }, { [state]: true });
    else map.removeFeatureState({ ...target, id }, state);
  }
}

/** The selected object stands out on the map while it is selected. */
export function useSelectedState(map: MapLibreMap | null): void {
  const [selection] = useSelection();
  useEffect(() => {
    if (!map || !selection) return undefined;
    mark(map, selection, 'selected', true);
    return () => {
      if (map.style) mark(map, selection, 'selected', false);
    };
  }, [map, selection]);
}
