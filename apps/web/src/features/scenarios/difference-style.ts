import type { ComparedFinding, Comparison } from '@abat/contracts';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from '../map/layer-names.js';
import { buildStyle } from '../map/style/build-style.js';
import { hatchName } from '../map/style/images.js';
import { nameExpression, SEMIBOLD, type StyleInput } from '../map/style/kit.js';
import { firstVersions, tileUrls } from '../map/tile-urls.js';
import { countByDistrict, type DistrictCounts, type FindingSet } from './finding-set.js';

const ofDistrict = (values: [id: string, value: string | number][], other: string | number): ExpressionSpecification =>
  (values.length === 0
    ? ['literal', other]
    : ['match', ['to-string', ['get', 'id']], ...values.flat(), other]) as unknown as ExpressionSpecification;

const signed = ({ closed, opened, remaining }: Record<FindingSet, number>): string =>
  [`−${closed}`, `+${opened}`, `=${remaining}`].join('  ');

const districts = { source: 'territories', 'source-layer': 'territories' } as const;

/** What of the comparison the map shows. */
type Shown = { set: FindingSet; district: string | null; open: ComparedFinding | null };

/** Layers in which a click means a district: its numbers and its area. */
export const DISTRICT_LAYERS = ['district-labels', 'difference-fill'];

/** Districts coloured by the chosen kind: the more findings, the stronger. The one whose findings are listed is outlined. */
function areaLayers({ palette }: StyleInput, counts: DistrictCounts, { set, district }: Shown): LayerSpecification[] {
  const colour = { closed: palette.positive, opened: palette.warning, remaining: palette.dim }[set];
  const most = Math.max(1, ...[...counts.values()].map((row) => row[set]));
  const strength = [...counts].map(([id, row]): [string, number] => [
    id,
    row[set] === 0 ? 0 : 0.08 + 0.26 * (row[set] / most),
  ]);
  const filter = ['==', ['get', 'kind'], 'district'] as unknown as ExpressionSpecification;
  const hatch = { closed: 'sparse', opened: 'dense', remaining: 'dots' } as const;
  return [
    {
      id: 'difference-fill',
      type: 'fill',
      ...districts,
      filter,
      paint: { 'fill-color': colour, 'fill-opacity': ofDistrict(strength, 0) },
    },
    {
      id: 'difference-hatch',
      type: 'fill',
      ...districts,
      filter,
      paint: {
        'fill-pattern': hatchName(hatch[set], colour),
        'fill-opacity': ofDistrict(
          strength.map(([id, value]) => [id, value > 0 ? 0.4 : 0]),
          0,
        ),
      },
    },
    {
      id: 'difference-chosen',
      type: 'line',
      ...districts,
      filter: ['==', ['to-string', ['get', 'id']], district ?? ''] as unknown as ExpressionSpecification,
      paint: { 'line-color': palette.accent, 'line-width': 3 },
    },
  ];
}

function withCounts(layer: LayerSpecification, { locale }: StyleInput, counts: DistrictCounts): LayerSpecification {
  if (layer.id !== 'district-labels' || layer.type !== 'symbol') return layer;
  const numbers = ofDistrict(
    [...counts].map(([id, row]) => [id, signed(row)]),
    '',
  );
  const text = [
    'format',
    ['upcase', nameExpression(locale)],
    { 'font-scale': 0.72 },
    '\n',
    {},
    numbers,
    { 'font-scale': 1 },
  ] as unknown as ExpressionSpecification;
  return {
    ...layer,
    layout: {
      ...layer.layout,
      'text-field': text,
      'text-font': SEMIBOLD,
      'text-size': 15,
      'text-transform': 'none',
      'text-letter-spacing': 0.02,
      'text-variable-anchor': ['center'],
    },
  };
}

const VISIBLE: ReadonlySet<MapLayer> = new Set<MapLayer>(['territories']);

/** The map of the difference: districts with their numbers, and the place of the finding that is open. */
export function differenceStyle(
  input: Omit<StyleInput, 'visible'>,
  { comparison, ...shown }: Shown & { comparison: Comparison },
): StyleSpecification {
  const full: StyleInput = { ...input, visible: VISIBLE };
  const counts = countByDistrict(comparison);
  const features = shown.open?.geometry
    ? [{ type: 'Feature' as const, properties: { role: 'meeting' }, geometry: shown.open.geometry }]
    : [];
  const tiles = tileUrls(window.location.origin, { works: {}, findings: {} }, firstVersions());
  const collection = (list: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
    type: 'FeatureCollection',
    features: list,
  });
  const style = buildStyle(full, tiles, { highlight: collection(features), responsibility: collection([]) });
  const ground = style.layers.findIndex((layer) => layer.id === 'city') + 1;
  return {
    ...style,
    layers: style.layers
      .toSpliced(ground, 0, ...areaLayers(full, counts, shown))
      .map((layer) => withCounts(layer, full, counts)),
  };
}
