import type { Locale } from '@abat/contracts';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from '../../features/map/layer-names.js';
import { buildStyle } from '../../features/map/style/build-style.js';
import { tileUrls, type TileVersions } from '../../features/map/tile-urls.js';
import { palettes, type Scheme } from '../../theme/tokens.js';

/** What a map of a scene tells about. */
export const MAP_STORIES = ['findings', 'powers', 'works'] as const;
export type MapStory = (typeof MAP_STORIES)[number];

const layersOf: Record<MapStory, readonly MapLayer[]> = {
  findings: ['findings', 'works'],
  powers: ['mandates'],
  works: ['works', 'restrictions'],
};

const BASE: readonly MapLayer[] = ['territories', 'roads', 'sites'];
/** Names too small to be read from afar, and detail that is noise there. */
const LEFT_OUT = /^(places|site-labels|sites-mark|sites-line|sites-approximate|microdistrict)/;
/** Works beside findings are told by the lines of their zones, not by counts of their own. */
const COUNTS_OF_WORKS = /^work-(points|clusters)/;

const isKept = (story: MapStory, { id }: LayerSpecification): boolean =>
  !LEFT_OUT.test(id) && (story === 'works' || !COUNTS_OF_WORKS.test(id));

/** Names of districts give way to each other: two on one place are none. */
function readable(layer: LayerSpecification): LayerSpecification {
  if (layer.id !== 'district-labels' || layer.type !== 'symbol') return layer;
  const layout = { ...layer.layout, 'text-size': 13, 'text-letter-spacing': 0.02, 'text-allow-overlap': false };
  return { ...layer, layout: { ...layout, 'text-transform': 'none', 'text-padding': 2 } };
}

type StillInput = {
  scheme: Scheme;
  locale: Locale;
  demoWord: string;
  story: MapStory;
  versions: TileVersions;
  /** Monday to Sunday of the works told about. */
  week: { from: string; to: string };
};

const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The style of the console's map, reduced to what can be read from afar. */
export function stillStyle({ scheme, locale, demoWord, story, versions, week }: StillInput): StyleSpecification {
  const visible: ReadonlySet<MapLayer> = new Set([...BASE, ...layersOf[story]]);
  const filters = { works: story === 'works' ? week : {}, findings: {} };
  const tiles = tileUrls(window.location.origin, filters, versions);
  const input = { scheme, palette: palettes[scheme], locale, visible, demoWord } as const;
  const style = buildStyle(input, tiles, { highlight: NOTHING, responsibility: NOTHING });
  return { ...style, layers: style.layers.filter((layer) => isKept(story, layer)).map(readable) };
}
