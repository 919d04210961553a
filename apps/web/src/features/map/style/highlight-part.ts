import type { ExpressionSpecification } from 'maplibre-gl';
import { hatchName } from './images.js';
import { byProperty, isLine, isPolygon, type StyleInput, type StylePart } from './kit.js';

const source = { source: 'highlight' } as const;
const is = (...roles: string[]): ExpressionSpecification => ['match', ['get', 'role'], roles, true, false];

function roleColour({ palette: { map } }: StyleInput): ExpressionSpecification {
  const colours = {
    selected: map.highlight,
    'side-a': map.sideA,
    'side-b': map.sideB,
    meeting: map.meeting,
    draft: map.draft,
  };
  return byProperty('role', colours, map.highlight);
}

/** The chosen object, both sides of a finding (one solid, one dashed), their meeting place, a draft. */
export const highlightPart: StylePart = (input) => [
  {
    id: 'highlight-fill',
    type: 'fill',
    ...source,
    filter: ['all', isPolygon, is('side-a', 'side-b', 'draft')],
    paint: { 'fill-color': roleColour(input), 'fill-opacity': 0.16 },
  },
  {
    id: 'highlight-meeting',
    type: 'fill',
    ...source,
    filter: ['all', isPolygon, is('meeting')],
    paint: { 'fill-pattern': hatchName('cross', input.palette.map.meeting), 'fill-opacity': 0.6 },
  },
  {
    id: 'highlight-halo',
    type: 'line',
    ...source,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': input.palette.map.halo, 'line-width': ['case', isLine, 10, 6], 'line-opacity': 0.7 },
  },
  {
    id: 'highlight-line',
    type: 'line',
    ...source,
    filter: is('selected', 'side-a', 'meeting'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': roleColour(input), 'line-width': ['case', isLine, 6, 3] },
  },
  {
    id: 'highlight-line-dashed',
    type: 'line',
    ...source,
    filter: is('side-b', 'draft', 'ring'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': roleColour(input), 'line-width': ['case', isLine, 6, 3], 'line-dasharray': [2, 1.2] },
  },
  {
    id: 'highlight-points',
    type: 'circle',
    ...source,
    filter: ['match', ['geometry-type'], ['Point', 'MultiPoint'], true, false],
    paint: {
      'circle-radius': 10,
      'circle-color': 'transparent',
      'circle-stroke-width': 3,
      'circle-stroke-color': roleColour(input),
    },
  },
];
