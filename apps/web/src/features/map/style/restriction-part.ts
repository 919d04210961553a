import type { ExpressionSpecification } from 'maplibre-gl';
import { hatchName, markName } from './images.js';
import { byProperty, byZoom, isLine, isMarked, isPoint, isPolygon, type StyleInput, type StylePart } from './kit.js';
import { countPart } from './count-part.js';

const source = { source: 'restrictions', 'source-layer': 'restrictions', minzoom: 11 } as const;

const stands = (...standings: string[]): ExpressionSpecification => [
  'match',
  ['get', 'standing'],
  standings,
  true,
  false,
];

const colour = ({ palette: { map } }: StyleInput): ExpressionSpecification => [
  'case',
  isMarked,
  map.highlight,
  stands('past'),
  map.labelDim,
  map.restriction,
];

const width: ExpressionSpecification = ['case', isLine, 4, 1.5];

/** How a restriction stands is told by its edge, and by what fills it; one that is past is empty. */
const EDGES: { standing: string; dash?: number[]; opacity: number }[] = [
  { standing: 'in-force', opacity: 0.85 },
  { standing: 'ahead', dash: [4, 2], opacity: 0.75 },
  { standing: 'proposed', dash: [0.6, 1.2], opacity: 0.75 },
  { standing: 'past', dash: [0.6, 3], opacity: 0.55 },
];

/** Fresh surfaces, guarantees, events, bans: in force, to come, proposed or past. */
export const restrictionPart: StylePart = (input) => {
  const { scheme, palette } = input;
  const fills = {
    'in-force': hatchName('back', palette.map.restriction),
    ahead: hatchName('sparse', palette.map.restriction),
  };
  return [
    // Every area, seen by clicks only.
    { id: 'restrictions-area', type: 'fill', ...source, filter: isPolygon, paint: { 'fill-opacity': 0 } },
    {
      id: 'restrictions-fill',
      type: 'fill',
      ...source,
      filter: ['all', isPolygon, ['!', stands('past')]],
      paint: {
        'fill-pattern': byProperty('standing', fills, hatchName('dots', palette.map.restriction)),
        'fill-opacity': 0.4,
      },
    },
    ...EDGES.map(({ standing, dash, opacity }) => ({
      id: `restrictions-line-${standing}`,
      type: 'line' as const,
      ...source,
      filter: stands(standing),
      paint: {
        'line-color': colour(input),
        'line-width': width,
        'line-opacity': opacity,
        ...(dash ? { 'line-dasharray': dash } : {}),
      },
    })),
    {
      id: 'restrictions-point',
      type: 'symbol',
      ...source,
      filter: isPoint,
      layout: {
        'icon-image': ['case', stands('in-force'), markName(scheme, 'restriction'), markName(scheme, 'no-restriction')],
        'icon-size': byZoom([11, 0.5], [16, 0.9]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': ['case', stands('past'), 0.55, 1] },
    },
  ];
};

/** Where there are too many restrictions to draw: how many. */
export const restrictionClusterPart = countPart('restrictions', {
  ...{ layer: 'restriction-clusters', mark: 'restriction', minzoom: 11, shift: 2 },
});
