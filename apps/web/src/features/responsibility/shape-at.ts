import type { ResponsibilityFeature } from '@abat/contracts';
import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { meantShape } from './shapes.js';

const LAYERS = ['overlap', 'agreed', 'gap-area', 'site', 'holder'].map((name) => `responsibility-${name}`);

/** The shape of the map of responsibility that a click at this point means. */
export function shapeAt(map: MapLibreMap, point: PointLike): string | null {
  const features = map.queryRenderedFeatures(point, { layers: LAYERS.filter((layer) => map.getLayer(layer)) });
  return meantShape(
    features.map(({ properties }) => ({
      part: properties['part'] as ResponsibilityFeature['properties']['part'],
      areaM2: Number(properties['areaM2']),
      key: String(properties['key']),
    })),
  );
}
