import type { MapGeoJSONFeature, Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { FILTER_PREFIXES, type FilteredList, filtering } from '../../url/filters.js';
import type { ParamChange } from '../../url/params.js';
import type { Selection, SelectionType } from '../../url/selection.js';

/** What the tiles draw; notes are pins of their own. */
type DrawnType = Exclude<SelectionType, 'note'>;

/** One object under the pointer. */
export type MapHit = Omit<Selection, 'type'> & { type: DrawnType; properties: Record<string, unknown> };

/** A count under the pointer: where it stands, the square it counts, the box of what it counts, and the list that tells it one by one. */
export type ClusterHit = { center: [number, number]; square: string; box: string; list: ClusterList | null };
/** The page of a list and the name its filters go by in the address. */
type ClusterList = { path: string; list: FilteredList; isFollowed: boolean };

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
// Works and findings on the map follow the filters of their lists, restrictions do not. Sites have no list of their own:
// near by they are always drawn.
const clusterLists: Record<string, ClusterList | null> = {
  'finding-clusters': { path: '/findings', list: 'findings', isFollowed: true },
  'work-clusters': { path: '/works', list: 'works', isFollowed: true },
  'restriction-clusters': { path: '/restrictions', list: 'powers', isFollowed: false },
  'site-clusters': null,
};

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
  const layers = present(map, Object.keys(clusterLists));
  const [feature] = map.queryRenderedFeatures(boxAround(point, 2), { layers });
  if (feature?.geometry.type !== 'Point') return null;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const { box, square } = feature.properties as Record<'box' | 'square', unknown>;
  return {
    center: [lon, lat],
    box: typeof box === 'string' ? box : '',
    square: typeof square === 'string' ? square : '',
    list: clusterLists[feature.layer.id] ?? null,
  };
}

/** What of the address makes a list hold what a count counts: its square, beside the filters that map and list share. */
export function narrowedTo({ list, isFollowed }: ClusterList, square: string): ParamChange {
  const prefix = FILTER_PREFIXES[list];
  // Beside the programme what the map shows may be a filter of its own, which would cut the square.
  const boxes = { [`${prefix}bbox`]: null, 'b.bbox': null };
  return isFollowed ? { ...boxes, [`${prefix}square`]: square } : filtering(list, { square });
}

/** The page of a list. The programme has filters of its own that its map follows too: its works stay there. */
export const pageOf = ({ path, list }: ClusterList): string =>
  list === 'works' && window.location.pathname === PROGRAMME ? PROGRAMME : path;
const PROGRAMME = '/programme';

/** Zoom of the tiles that draw everything one by one, however much. */
const ALL_SINGLE_ZOOM = 16;
/** What lies closer than this when everything is drawn could not be told apart, px. */
const APART_PX = 24;
const WORLD_PX = 512;

/** Pixels a box of degrees takes on its longer side when everything is drawn. */
function pixelsOf(box: string): number {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(',').map(Number);
  const degrees = Math.max(east - west, (north - south) / Math.cos((south * Math.PI) / 180));
  return (degrees / 360) * WORLD_PX * 2 ** ALL_SINGLE_ZOOM;
}

/**
 * What a click on a count does: the zoom to go to, never farther out; null: the list of what lies there, where going
 * nearer would count again or lay everything on one spot.
 */
export function stepInto({ box, list }: Pick<ClusterHit, 'box' | 'list'>, zoom: number): number | null {
  const nearer = Math.max(Math.min(zoom + 2, ALL_SINGLE_ZOOM), zoom);
  if (!list) return nearer;
  const isLast = Math.floor(zoom) >= ALL_SINGLE_ZOOM - 1;
  return isLast || pixelsOf(box) < APART_PX ? null : nearer;
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
