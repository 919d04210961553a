import { hatchName } from './images.js';
import { isLine, isMarked, isPolygon, type StylePart } from './kit.js';

const source = { source: 'restrictions', 'source-layer': 'restrictions', minzoom: 11 } as const;

/** Fresh surfaces, guarantees, events, bans. */
export const restrictionPart: StylePart = ({ palette: { map } }) => [
  {
    id: 'restrictions-fill',
    type: 'fill',
    ...source,
    filter: isPolygon,
    paint: { 'fill-pattern': hatchName('back', map.restriction), 'fill-opacity': 0.35 },
  },
  {
    id: 'restrictions-line',
    type: 'line',
    ...source,
    paint: {
      'line-color': ['case', isMarked, map.highlight, map.restriction],
      'line-width': ['case', isLine, 4, 1.5],
      'line-opacity': 0.75,
      'line-dasharray': [0.6, 1.2],
    },
  },
];
