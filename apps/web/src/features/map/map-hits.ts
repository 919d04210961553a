import type { MapGeoJSONFeature, Map as MapLibreMap, PointLike } from 'maplibre-gl';
import type { Selection, SelectionType } from '../../url/selection.js';

/** What the tiles draw; notes are pins of their own. */
type DrawnType = Exclude<SelectionType, 'note'>;

/** One object under the pointer. */
export type MapHit = Omit<Selection, 'type'> & { type: DrawnType; properties: Record<string, unknown> };

/** A cluster under the pointer: where to zoom to. */
export type ClusterHit = { center: [number, number] };

const typeBySourceLayer: Record<string, DrawnType> = {
  works: 'work',
  'work-points': 'work',
  findings: 'finding',
  'finding-points': 'finding',
  'mandate-findings': 'finding',
  sites: 'site',
  'site-labels': 'site',
  restrictions: 'restriction',
  'territory-labels': 'territory',
};

const interactiveLayers = [
  'finding-points',
  'findings-fill',
  'findings-line',
  'work-points',
  'works-fill',
  'works-approximate',
  'works-line-firm',
  'works-line-planned',
  'restrictions-area',
  'restrictions-line-in-force',
  'restrictions-line-ahead',
  'restrictions-line-proposed',
  'restrictions-line-past',
  'restrictions-point',
  'district-labels',
  'site-labels',
  'sites-fill',
];
const clusterLayers = ['finding-clusters', 'work-clusters', 'restriction-clusters', 'site-clusters'];

const order: readonly DrawnType[] = ['finding', 'work', 'restriction', 'territory', 'site'];

function boxAround(point: { x: number; y: number }, reach: number): [PointLike, PointLike] {
  return [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
}

const present = (map: MapLibreMap, layers: string[]) => layers.filter((layer) => map.getLayer(layer));

function toHit(feature: MapGeoJSONFeature): MapHit | null {
  const type = typeBySourceLayer[feature.sourceLayer ?? ''];
  const id: unknown = feature.properties['id'];
  return type && typeof id === 'string' ? { type, id, properties: feature.properties } : null;
}

function uniqueHits(features: readonly MapGeoJSONFeature[]): MapHit[] {
  const unique = new Map<string, MapHit>();
  for (const feature of features) {
    const hit = toHit(feature);
    if (hit && !unique.has(`${hit.type}:${hit.id}`)) unique.set(`${hit.type}:${hit.id}`, hit);
  }
  return [...unique.values()];
}

/** Findings about powers on the area around a point: asked for only where nothing smaller was hit. */
export function mandatesAt(map: MapLibreMap, point: { x: number; y: number }): MapHit[] {
  return uniqueHits(map.queryRenderedFeatures([point.x, point.y], { layers: present(map, ['mandate-areas']) }));
}

/** Objects within `reachPx` of a point, each once: findings, works, restrictions, then places. */
export function hitsAt(map: MapLibreMap, point: { x: number; y: number }, reachPx: number): MapHit[] {
  const features = map.queryRenderedFeatures(boxAround(point, reachPx), { layers: present(map, interactiveLayers) });
  return uniqueHits(features).sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** The cluster at a point, if there is one. */
export function clusterAt(map: MapLibreMap, point: { x: number; y: number }): ClusterHit | null {
  const [feature] = map.queryRenderedFeatures(boxAround(point, 2), { layers: present(map, clusterLayers) });
  if (feature?.geometry.type !== 'Point') return null;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  return { center: [lon, lat] };
}

/**
 * What a click means: one finding or work is chosen at once, though a place lies beneath;
 * several things are offered as a list.
 */
export function choiceOf(hits: readonly MapHit[]): MapHit | readonly MapHit[] | null {
  const [first] = hits;
  if (!first) return null;
  const matters = hits.filter((hit) => hit.type !== 'site' && hit.type !== 'territory');
  if (matters.length > 1) return hits;
  return matters[0] ?? first;
}
