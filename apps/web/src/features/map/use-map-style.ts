import { useMantineColorScheme } from '@mantine/core';
import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification, TransformStyleFunction } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { TILE_LAYERS } from '@abat/contracts';
import { useLocale } from '../../i18n/index.js';
import { palettes } from '../../theme/tokens.js';
import { useResponsibilityFeatures } from '../responsibility/use-responsibility-features.js';
import { useShownLayers } from './use-shown-layers.js';
import { useMapController, type Highlight } from './map-controller.js';
import { buildStyle } from './style/build-style.js';
import { useTileUrls } from './use-tile-urls.js';

function toFeatures(highlights: readonly Highlight[]): GeoJSON.FeatureCollection {
  const features = highlights.map(({ role, geometry }): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { role },
    geometry,
  }));
  return { type: 'FeatureCollection', features };
}

/** The style for theme, language, layers, filters, live versions and highlights of this moment. */
export function useMapStyle(): StyleSpecification {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const { colorScheme } = useMantineColorScheme();
  const visible = useShownLayers();
  const tiles = useTileUrls();
  const controller = useMapController();
  const highlights = useSyncExternalStore(controller.subscribe, controller.getHighlights);
  const responsibility = useResponsibilityFeatures();
  const demoWord = t('marks.demo');
  return useMemo(() => {
    const scheme = colorScheme === 'light' ? 'light' : 'dark';
    const input = { scheme, palette: palettes[scheme], locale, visible, demoWord } as const;
    return buildStyle(input, tiles, { highlight: toFeatures(highlights), responsibility });
  }, [colorScheme, locale, visible, demoWord, tiles, highlights, responsibility]);
}

/** New tile addresses go to the living sources, which keep the old tiles on screen until the new ones are there. */
function refreshTiles(map: MapLibreMap, style: StyleSpecification): void {
  for (const layer of TILE_LAYERS) {
    const wanted = style.sources[layer];
    const source = map.getSource(layer);
    if (wanted?.type !== 'vector' || source?.type !== 'vector') continue;
    const [now] = (source as unknown as { tiles?: string[] }).tiles ?? [];
    const next = wanted.tiles ?? [];
    if (now !== next[0]) (source as unknown as { setTiles(tiles: string[]): void }).setTiles(next);
  }
}

const isDrawing = (id: string): boolean => id.startsWith('td-');

/** What the drawing tool put on the map is not of the style and must outlive its changes. */
const withDrawing: TransformStyleFunction = (previous, next) => {
  const sources = Object.entries(previous?.sources ?? {}).filter(([id]) => isDrawing(id));
  const layers = previous?.layers.filter((layer) => isDrawing(layer.id)) ?? [];
  return {
    ...next,
    sources: { ...next.sources, ...Object.fromEntries(sources) },
    layers: [...next.layers, ...layers],
  };
};

/** Brings the map to the style, touching only what differs. */
export function useAppliedStyle(map: MapLibreMap | null, style: StyleSpecification): void {
  const applied = useRef<StyleSpecification | null>(null);
  useEffect(() => {
    if (!map || applied.current === style) return;
    applied.current = style;
    refreshTiles(map, style);
    const highlight = style.sources['highlight'];
    if (highlight?.type === 'geojson') {
      map.getSource<GeoJSONSource>('highlight')?.setData(highlight.data as GeoJSON.FeatureCollection);
    }
    map.setStyle(style, { diff: true, transformStyle: withDrawing });
  }, [map, style]);
}
