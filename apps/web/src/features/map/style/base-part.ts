import { countPart } from './count-part.js';
import { hatchName, placeIconName } from './images.js';
import { byProperty, byZoom, isLine, isPolygon, nameExpression, REGULAR, SEMIBOLD, type StylePart } from './kit.js';

/** The ground: the city's shape, districts and microdistricts. */
export const groundPart: StylePart = ({ palette: { map } }) => [
  { id: 'ground', type: 'background', paint: { 'background-color': map.ground } },
  {
    id: 'city',
    type: 'fill',
    source: 'territories',
    'source-layer': 'territories',
    filter: ['==', ['get', 'kind'], 'city'],
    paint: { 'fill-color': map.city },
  },
];

/** Courtyards, parks and public spaces. What is only approximate is hatched and dashed. */
export const sitePart: StylePart = ({ palette: { map } }) => [
  {
    id: 'sites-fill',
    type: 'fill',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: 10,
    filter: isPolygon,
    paint: {
      'fill-color': byProperty('kind', { park: map.green, courtyard: map.courtyard }, map.space),
      'fill-opacity': byZoom([10, 0.6], [12, 1]),
    },
  },
  {
    id: 'sites-approximate',
    type: 'fill',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: 12,
    filter: ['all', isPolygon, ['==', ['get', 'approximate'], true]],
    paint: { 'fill-pattern': hatchName('sparse', map.labelDim), 'fill-opacity': 0.28 },
  },
  {
    id: 'sites-line',
    type: 'line',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: 13,
    filter: ['!=', ['get', 'approximate'], true],
    paint: { 'line-color': map.microdistrict, 'line-width': 1 },
  },
  {
    id: 'sites-line-approximate',
    type: 'line',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: 12,
    filter: ['==', ['get', 'approximate'], true],
    paint: { 'line-color': map.labelDim, 'line-width': 1, 'line-dasharray': [3, 3], 'line-opacity': 0.7 },
  },
  {
    id: 'sites-mark',
    type: 'line',
    source: 'sites',
    'source-layer': 'sites',
    minzoom: 11,
    paint: {
      'line-color': map.highlight,
      'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 2.5, 1.2],
      'line-opacity': [
        'case',
        ['any', ['boolean', ['feature-state', 'selected'], false], ['boolean', ['feature-state', 'hover'], false]],
        0.9,
        0,
      ],
    },
  },
];

/** Streets, thin from far, with a body from near. */
export const roadPart: StylePart = ({ palette: { map } }) => [
  {
    id: 'roads-major',
    type: 'line',
    source: 'roads',
    'source-layer': 'roads',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': map.major, 'line-width': byZoom([9, 0.6], [12, 1.4], [15, 4], [18, 12]) },
  },
  {
    id: 'roads-street',
    type: 'line',
    source: 'roads',
    'source-layer': 'roads',
    minzoom: 13,
    filter: ['==', ['get', 'class'], 'street'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': map.street, 'line-width': byZoom([13, 0.8], [15, 2.4], [18, 8]) },
  },
];

/** Borders of districts, drawn over the sites but under the works. */
export const borderPart: StylePart = ({ palette: { map } }) => [
  {
    id: 'microdistrict-line',
    type: 'line',
    source: 'territories',
    'source-layer': 'territories',
    minzoom: 12,
    filter: ['==', ['get', 'kind'], 'microdistrict'],
    paint: { 'line-color': map.microdistrict, 'line-width': 1, 'line-dasharray': [2, 2] },
  },
  {
    id: 'district-line',
    type: 'line',
    source: 'territories',
    'source-layer': 'territories',
    filter: ['==', ['get', 'kind'], 'district'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ['case', ['boolean', ['feature-state', 'selected'], false], map.highlight, map.district],
      'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 3, 1.4],
      'line-dasharray': [6, 2, 1.5, 2],
    },
  },
];

/** Bus stops and malls: landmarks for finding one's way. */
export const placePart: StylePart = ({ scheme, palette: { map }, locale }) => [
  {
    id: 'places',
    type: 'symbol',
    source: 'roads',
    'source-layer': 'places',
    minzoom: 14,
    layout: {
      'icon-image': ['concat', placeIconName(scheme, 'mall').replace('mall', ''), ['get', 'kind']],
      'icon-size': 0.7,
      'text-field': ['step', ['zoom'], '', 15.5, nameExpression(locale)],
      'text-font': REGULAR,
      'text-size': 11,
      'text-anchor': 'top',
      'text-offset': [0, 0.8],
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: { 'text-color': map.labelDim, 'text-halo-color': map.halo, 'text-halo-width': 1.4 },
  },
];

/** Names of streets, along them. */
export const roadLabelPart: StylePart = ({ palette: { map }, locale }) => [
  {
    id: 'road-labels',
    type: 'symbol',
    source: 'roads',
    'source-layer': 'roads',
    minzoom: 13.5,
    filter: ['all', isLine, ['any', ['has', 'name_ru'], ['has', 'name_kk']]],
    layout: {
      'symbol-placement': 'line',
      'text-field': nameExpression(locale),
      'text-font': REGULAR,
      'text-size': 12,
      'symbol-spacing': 320,
    },
    paint: { 'text-color': map.labelDim, 'text-halo-color': map.halo, 'text-halo-width': 1.6 },
  },
];

/** Names of sites that have one. */
export const siteLabelPart: StylePart = ({ palette: { map }, locale }) => [
  {
    id: 'site-labels',
    type: 'symbol',
    source: 'sites',
    'source-layer': 'site-labels',
    minzoom: 13.5,
    layout: {
      'text-field': nameExpression(locale),
      'text-font': REGULAR,
      'text-size': byZoom([13.5, 11], [17, 13]),
      'text-max-width': 9,
      'text-padding': 6,
      'text-variable-anchor': ['center', 'top', 'bottom'],
      'text-radial-offset': 0.9,
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': 1.6 },
  },
];

/** Where there are too many sites to draw: how many. */
export const siteClusterPart = countPart('sites', {
  ...{ layer: 'site-clusters', mark: 'site', minzoom: 10, shift: 3.8 },
});

/** Names of districts from far; they give way to the street once one is inside. */
export const districtLabelPart: StylePart = ({ palette: { map }, locale }) => [
  {
    id: 'district-labels',
    type: 'symbol',
    source: 'territories',
    'source-layer': 'territory-labels',
    maxzoom: 14,
    filter: ['==', ['get', 'kind'], 'district'],
    layout: {
      'text-field': nameExpression(locale),
      'text-font': SEMIBOLD,
      'text-size': byZoom([9, 13], [12, 18]),
      'text-letter-spacing': 0.12,
      'text-transform': 'uppercase',
      'text-padding': 6,
      'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
      'text-radial-offset': 1.6,
      // A district without its name is a riddle: the name stays, even over a count.
      'text-allow-overlap': true,
    },
    paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': 2 },
  },
];
