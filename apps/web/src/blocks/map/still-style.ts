import type { Locale } from '@abat/contracts';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from '../../features/map/layer-names.js';
import { buildStyle } from '../../features/map/style/build-style.js';
import { tileUrls, type TileVersions } from '../../features/map/tile-urls.js';
import { palettes, type Scheme } from '../../theme/tokens.js';
import { storyFilters, type MapStory, type StoryInput } from './story-filters.js';

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

/**
 * Where a name may stand, best first, in text heights from its place: far to the side it might leave the picture, which
 * nobody can move.
 */
// prettier-ignore
const ABOUT_ITS_PLACE: (string | [number, number])[] = [
  'center', [0, 0],
  'top', [0, 1.2],
  'bottom', [0, -1.2],
  'top', [0, 2.6],
  'bottom', [0, -2.6],
  'left', [-1.5, 1.7],
  'left', [-1.5, -1.7],
  'right', [1, -2.4],
  'right', [1, 2.4],
  'left', [1.5, 1.2],
  'right', [-1.5, -1.2],
  'right', [-2.2, 0],
  'left', [2.2, 0],
  'bottom-right', [-0.6, -2.6],
  'bottom-left', [0.6, -2.6],
  'right', [-3.2, -1.6],
  'left', [3.2, -1.6],
  'right', [-3.2, 1.6],
  'left', [3.2, 1.6],
];

/** Counts step aside for each other, as far as half of their plate: all are shown, and each is read. */
// prettier-ignore
const ABOUT_ITS_COUNT: (string | [number, number])[] = [
  'center', [0, 0],
  'left', [0.2, 0],
  'right', [-0.2, 0],
  'top', [0, 0.4],
  'bottom', [0, -0.4],
  'top-left', [0.1, 0.4],
  'top-right', [-0.1, 0.4],
  'bottom-left', [0.1, -0.4],
  'bottom-right', [-0.1, -0.4],
];
const COUNTS = /-clusters$/;

/**
 * Names of districts give way to each other: two on one place are none. Around a district in focus, names of the others
 * would be cut by the edge.
 */
function readable(layer: LayerSpecification, focus: StoryInput['focus']): LayerSpecification {
  if (layer.type === 'symbol' && COUNTS.test(layer.id)) {
    const aside = { 'text-variable-anchor-offset': ABOUT_ITS_COUNT, 'text-padding': 5, 'icon-padding': 1 };
    return { ...layer, layout: { ...layer.layout, ...aside } };
  }
  if (layer.id !== 'district-labels' || layer.type !== 'symbol') return layer;
  const layout = { ...layer.layout, 'text-size': 13, 'text-letter-spacing': 0.02, 'text-allow-overlap': false };
  const near = { 'text-variable-anchor-offset': ABOUT_ITS_PLACE };
  const named: LayerSpecification = {
    ...layer,
    layout: { ...layout, ...near, 'text-transform': 'none', 'text-padding': 2 },
  };
  return focus === null ? named : { ...named, filter: ['==', ['get', 'id'], focus.id] };
}

/** Lies over every district but one. */
const veilOf = (focus: string, colour: string): LayerSpecification => ({
  ...{ id: 'veil', type: 'fill', source: 'territories', 'source-layer': 'territories' },
  filter: ['all', ['==', ['get', 'kind'], 'district'], ['!=', ['get', 'id'], focus]],
  paint: { 'fill-color': colour, 'fill-opacity': 0.72 },
});

/** Under the first thing that is told about: signs and names stay clear. */
function withVeil(layers: readonly LayerSpecification[], veil: LayerSpecification): LayerSpecification[] {
  const at = layers.findIndex(({ type }) => type === 'symbol');
  return at < 0 ? [...layers, veil] : [...layers.slice(0, at), veil, ...layers.slice(at)];
}

type StillInput = StoryInput & {
  versions: TileVersions;
  scheme: Scheme;
  locale: Locale;
  demoWord: string;
};

const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The style of the console's map, reduced to what can be read from afar. */
export function stillStyle(asked: StillInput): StyleSpecification {
  const { scheme, locale, demoWord, story, versions, focus } = asked;
  const visible: ReadonlySet<MapLayer> = new Set([...BASE, ...layersOf[story]]);
  const tiles = tileUrls(window.location.origin, storyFilters(asked), versions);
  const input = { scheme, palette: palettes[scheme], locale, visible, demoWord } as const;
  const style = buildStyle(input, tiles, { highlight: NOTHING, responsibility: NOTHING });
  const layers = style.layers.filter((layer) => isKept(story, layer)).map((layer) => readable(layer, focus));
  return {
    ...style,
    layers: focus === null ? layers : withVeil(layers, veilOf(focus.id, palettes[scheme].map.ground)),
  };
}
