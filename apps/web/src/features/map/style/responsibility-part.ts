import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../../../theme/tokens.js';
import { hatchName } from './images.js';
import type { StylePart } from './kit.js';

const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part];
const isChosen: ExpressionSpecification = ['==', ['get', 'chosen'], true];

const SOURCE = 'responsibility';

/** The frame of the shape that was chosen in the list or on the map. */
const chosenPart = (palette: Palette): LayerSpecification[] => [
  {
    id: 'responsibility-chosen-halo',
    type: 'line',
    source: SOURCE,
    filter: isChosen,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.map.halo, 'line-width': 8, 'line-opacity': 0.8 },
  },
  {
    id: 'responsibility-chosen',
    type: 'line',
    source: SOURCE,
    filter: isChosen,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.map.highlight, 'line-width': 4 },
  },
];

/** Who holds a function: holders by colour, overlaps hatched, gaps outlined, single sites with a thick edge; the chosen one framed. */
export const responsibilityPart: StylePart = ({ palette }) => {
  const pairs = palette.holders.flatMap((colour, place) => [place, colour]);
  const colour = ['match', ['get', 'colour'], ...pairs, palette.map.place] as unknown as ExpressionSpecification;
  const source = SOURCE;
  return [
    {
      id: 'responsibility-holder',
      type: 'fill',
      source,
      filter: isPart('holder'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.5 },
    },
    {
      id: 'responsibility-edge',
      type: 'line',
      source,
      filter: isPart('holder'),
      paint: { 'line-color': colour, 'line-width': 2 },
    },
    {
      id: 'responsibility-overlap',
      type: 'fill',
      source,
      filter: ['all', isPart('overlap'), ['!=', ['get', 'agreed'], true]],
      paint: { 'fill-pattern': hatchName('sparse', palette.severity.high) },
    },
    {
      id: 'responsibility-agreed',
      type: 'fill',
      source,
      filter: ['all', isPart('overlap'), ['==', ['get', 'agreed'], true]],
      paint: { 'fill-pattern': hatchName('dots', palette.text) },
    },
    // Not seen: so that a click inside of the outline meets it.
    { id: 'responsibility-gap-area', type: 'fill', source, filter: isPart('gap'), paint: { 'fill-opacity': 0 } },
    {
      id: 'responsibility-gap',
      type: 'line',
      source,
      filter: isPart('gap'),
      paint: { 'line-color': palette.text, 'line-width': 2.5, 'line-dasharray': [2, 2] },
    },
    {
      id: 'responsibility-site',
      type: 'fill',
      source,
      filter: isPart('site'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.8 },
    },
    {
      id: 'responsibility-site-edge',
      type: 'line',
      source,
      filter: isPart('site'),
      paint: { 'line-color': palette.map.highlight, 'line-width': 2 },
    },
    ...chosenPart(palette),
  ];
};
