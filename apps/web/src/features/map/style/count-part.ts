import { markName, pillName, type Mark } from './images.js';
import { SEMIBOLD, type StylePart } from './kit.js';

/** Mark and number stand on one middle line. */
export const CENTRED = { 'vertical-align': 'center' } as const;

type Count = {
  layer: string;
  mark: Mark;
  minzoom: number;
  /** Lines of text below the place, so that counts of several layers do not lie on each other. */
  shift: number;
};

/** How many of a layer there are around here, on a plate with its mark. */
export const countPart =
  (source: string, { layer, mark, minzoom, shift }: Count): StylePart =>
  ({ scheme, palette: { map } }) => [
    {
      id: layer,
      type: 'symbol',
      source,
      'source-layer': layer,
      minzoom,
      layout: {
        'icon-image': pillName(scheme),
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [-1, 3, -1, 1],
        'icon-allow-overlap': true,
        'text-field': ['format', ['image', markName(scheme, mark)], CENTRED, ['to-string', ['get', 'count']], CENTRED],
        'text-font': SEMIBOLD,
        'text-size': 12,
        'text-offset': [0, shift],
        'text-allow-overlap': true,
        'symbol-sort-key': ['get', 'count'],
      },
      paint: { 'text-color': map.label },
    },
  ];
