import type { TileLayer } from '@abat/contracts';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from '../layer-names.js';
import {
  borderPart,
  districtLabelPart,
  groundPart,
  placePart,
  roadLabelPart,
  roadPart,
  siteClusterPart,
  siteLabelPart,
  sitePart,
} from './base-part.js';
import { findingClusterPart, findingPointPart, findingShapePart, mandatePart } from './finding-part.js';
import { highlightPart } from './highlight-part.js';
import type { StyleInput, StylePart } from './kit.js';
import { responsibilityPart } from './responsibility-part.js';
import { restrictionClusterPart, restrictionPart } from './restriction-part.js';
import { workClusterPart, workPointPart, workShapePart } from './work-part.js';

/** Parts from the ground up, each under the switch of a layer (null: always in view). */
const parts: readonly [layer: MapLayer | null, part: StylePart][] = [
  [null, groundPart],
  ['sites', sitePart],
  ['roads', roadPart],
  ['mandates', mandatePart],
  [null, responsibilityPart],
  ['territories', borderPart],
  ['restrictions', restrictionPart],
  ['works', workShapePart],
  ['findings', findingShapePart],
  [null, highlightPart],
  ['places', placePart],
  ['roads', roadLabelPart],
  ['sites', siteLabelPart],
  ['territories', districtLabelPart],
  ['sites', siteClusterPart],
  ['restrictions', restrictionClusterPart],
  ['works', workClusterPart],
  ['works', workPointPart],
  ['findings', findingClusterPart],
  ['findings', findingPointPart],
];

function hidden(layer: LayerSpecification): LayerSpecification {
  if (layer.type === 'background') return layer;
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}

/** Zooms at which the server makes tiles; beyond, the last ones are enlarged. */
const TILE_ZOOMS = { minzoom: 8, maxzoom: 16 } as const;

/** The whole style. Same input, same style: MapLibre applies only what changed. */
export function buildStyle(
  input: StyleInput,
  tiles: Record<TileLayer, string>,
  overlays: { highlight: GeoJSON.FeatureCollection; responsibility: GeoJSON.FeatureCollection },
): StyleSpecification {
  const vector = Object.entries(tiles).map(([layer, url]) => [
    layer,
    { type: 'vector', tiles: [url], promoteId: 'id', ...TILE_ZOOMS },
  ]);
  return {
    version: 8,
    sources: {
      ...(Object.fromEntries(vector) as StyleSpecification['sources']),
      highlight: { type: 'geojson', data: overlays.highlight },
      responsibility: { type: 'geojson', data: overlays.responsibility },
    },
    layers: parts.flatMap(([layer, part]) => {
      const layers = part(input);
      return layer === null || input.visible.has(layer) ? layers : layers.map(hidden);
    }),
  };
}
