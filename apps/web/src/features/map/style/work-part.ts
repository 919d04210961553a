import type { ExpressionSpecification } from 'maplibre-gl';
import { clusterIconName, hatchName, statusIconName } from './images.js';
import {
  byProperty,
  byZoom,
  isLine,
  isMarked,
  isPolygon,
  REGULAR,
  SEMIBOLD,
  type StyleInput,
  type StylePart,
} from './kit.js';

const source = { source: 'works', 'source-layer': 'works', minzoom: 12 } as const;
const isFirm: ExpressionSpecification = ['==', ['get', 'firm'], true];
const isApproximate: ExpressionSpecification = ['==', ['get', 'approximate'], true];

const statusColour = ({ palette }: StyleInput) => byProperty('status', palette.work, palette.work.planned);

function patternOf({ palette }: StyleInput): ExpressionSpecification {
  const entries = Object.entries(palette.work).map(([status, colour]) => [status, hatchName('dense', colour)]);
  return byProperty('status', Object.fromEntries(entries), hatchName('dense', palette.work.planned));
}

const outlineWidth: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12,
  ['case', isMarked, 2.5, ['case', isLine, 2.2, 1]],
  16,
  ['case', isMarked, 5, ['case', isLine, 5, 2]],
];

/** Shapes of works: colour and glyph by status, hatched when approximate, dashed while the dates are only planned. */
export const workShapePart: StylePart = (input) => [
  {
    id: 'works-fill',
    type: 'fill',
    ...source,
    filter: ['all', isPolygon, ['!', isApproximate]],
    paint: { 'fill-color': statusColour(input), 'fill-opacity': ['case', isMarked, 0.42, 0.22] },
  },
  {
    id: 'works-approximate',
    type: 'fill',
    ...source,
    filter: ['all', isPolygon, isApproximate],
    paint: { 'fill-pattern': patternOf(input), 'fill-opacity': ['case', isMarked, 0.9, 0.5] },
  },
  {
    id: 'works-line-halo',
    type: 'line',
    ...source,
    filter: isLine,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': input.palette.map.halo, 'line-width': byZoom([12, 4], [16, 9]) },
  },
  {
    id: 'works-line-firm',
    type: 'line',
    ...source,
    filter: isFirm,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': ['case', isMarked, input.palette.map.highlight, statusColour(input)],
      'line-width': outlineWidth,
    },
  },
  {
    id: 'works-line-planned',
    type: 'line',
    ...source,
    filter: ['!', isFirm],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ['case', isMarked, input.palette.map.highlight, statusColour(input)],
      'line-width': outlineWidth,
      'line-dasharray': [2.4, 1.6],
    },
  },
];

/** One glyph per work, with the mark of demonstration rows from near. */
export const workPointPart: StylePart = (input) => [
  {
    id: 'work-points',
    type: 'symbol',
    source: 'works',
    'source-layer': 'work-points',
    minzoom: 12,
    layout: {
      'icon-image': ['concat', statusIconName(input.scheme, 'planned').replace('planned', ''), ['get', 'status']],
      'icon-size': byZoom([12, 0.55], [14, 0.75], [16, 1]),
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 15, ['case', ['==', ['get', 'demo'], true], input.demoWord, '']],
      'text-font': REGULAR,
      'text-size': 10.5,
      'text-anchor': 'top',
      'text-offset': [0, 0.9],
      'text-optional': true,
    },
    paint: {
      'text-color': input.palette.map.labelDim,
      'text-halo-color': input.palette.map.halo,
      'text-halo-width': 1.4,
    },
  },
];

/** From far: how many works there are around here. Names of districts give way to the counts. */
export const workClusterPart: StylePart = ({ scheme, palette: { map } }) => [
  {
    id: 'work-clusters',
    type: 'symbol',
    source: 'works',
    'source-layer': 'work-clusters',
    layout: {
      'icon-image': [
        'concat',
        clusterIconName(scheme, ''),
        ['step', ['get', 'count'], 10, 5, 13, 20, 16, 60, 21, 200, 27],
      ],
      'icon-allow-overlap': true,
      'text-field': ['to-string', ['get', 'count']],
      'text-font': SEMIBOLD,
      'text-size': 12,
      'text-allow-overlap': true,
      'symbol-sort-key': ['get', 'count'],
    },
    paint: { 'text-color': map.label },
  },
];
