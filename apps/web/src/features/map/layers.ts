import { useCallback, useMemo } from 'react';
import { useParam } from '../../url/params.js';
import { MAP_LAYERS, type MapLayer } from './layer-names.js';

const byDefault: readonly MapLayer[] = MAP_LAYERS;

function parse(text: string | null): ReadonlySet<MapLayer> {
  if (text === null) return new Set(byDefault);
  const wanted = text.split(',');
  return new Set(MAP_LAYERS.filter((layer) => wanted.includes(layer)));
}

/** Layers in view, kept in the address (`?layers=`) when they differ from the usual set. */
export function useVisibleLayers(): { visible: ReadonlySet<MapLayer>; toggle: (layer: MapLayer) => void } {
  const [text, setText] = useParam('layers');
  const visible = useMemo(() => parse(text), [text]);
  const toggle = useCallback(
    (layer: MapLayer) => {
      const next = MAP_LAYERS.filter((candidate) => visible.has(candidate) !== (candidate === layer));
      const isUsual = next.length === byDefault.length;
      setText(isUsual ? null : next.join(',') || 'none');
    },
    [setText, visible],
  );
  return { visible, toggle };
}
