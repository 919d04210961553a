import { SEVERITIES } from '@abat/contracts';
import type { ExpressionSpecification } from 'maplibre-gl';
import { CENTRED } from './count-part.js';
import { hatchName, pillName, severityIconName } from './images.js';
import { byProperty, byZoom, isMarked, SEMIBOLD, type StyleInput, type StylePart } from './kit.js';

const severityColour = ({ palette }: StyleInput) => byProperty('severity', palette.severity, palette.severity.info);

/** The denser the pattern, the graver the finding: colour is never the only sign. */
function patternOf({ palette: { severity } }: StyleInput): ExpressionSpecification {
  const names = {
    info: hatchName('dots', severity.info),
    low: hatchName('sparse', severity.low),
    medium: hatchName('back', severity.medium),
    high: hatchName('dense', severity.high),
    critical: hatchName('cross', severity.critical),
  };
  return byProperty('severity', names, names.info);
}

/** Areas as large as districts carry wide, thin lines: several of them may lie on each other. */
function widePatternOf({ palette: { severity } }: StyleInput): ExpressionSpecification {
  const names = SEVERITIES.map((name) => [name, hatchName('wide', severity[name])]);
  return byProperty('severity', Object.fromEntries(names), hatchName('wide', severity.info));
}

function worstIcon(scheme: StyleInput['scheme']): ExpressionSpecification {
  const pairs = SEVERITIES.flatMap((severity, rank) => [rank, severityIconName(scheme, severity)]);
  return ['match', ['get', 'worst'], ...pairs, severityIconName(scheme, 'info')] as unknown as ExpressionSpecification;
}

/** Where works meet: a pattern and an outline by severity. */
export const findingShapePart: StylePart = (input) => [
  {
    id: 'findings-fill',
    type: 'fill',
    source: 'findings',
    'source-layer': 'findings',
    minzoom: 12,
    paint: { 'fill-pattern': patternOf(input), 'fill-opacity': ['case', isMarked, 1, 0.8] },
  },
  {
    id: 'findings-line',
    type: 'line',
    source: 'findings',
    'source-layer': 'findings',
    minzoom: 12,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ['case', isMarked, input.palette.map.highlight, severityColour(input)],
      'line-width': ['case', isMarked, 3.5, 1.8],
    },
  },
];

/** The mark of a finding; the gravest lies on top and is never hidden. */
export const findingPointPart: StylePart = ({ scheme }) => [
  {
    id: 'finding-points',
    type: 'symbol',
    source: 'findings',
    'source-layer': 'finding-points',
    minzoom: 12,
    layout: {
      'icon-image': ['concat', severityIconName(scheme, 'info').replace('info', ''), ['get', 'severity']],
      'icon-size': byZoom([12, 0.8], [16, 1.2]),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'severity_rank'],
    },
  },
];

/** From far: how many clashes around here, on a plate with the mark of the worst. */
export const findingClusterPart: StylePart = ({ scheme, palette: { map } }) => [
  {
    id: 'finding-clusters',
    type: 'symbol',
    source: 'findings',
    'source-layer': 'finding-clusters',
    layout: {
      'icon-image': pillName(scheme),
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [-1, 3, -1, 1],
      'icon-allow-overlap': true,
      'text-field': ['format', ['image', worstIcon(scheme)], CENTRED, ['to-string', ['get', 'count']], CENTRED],
      'text-font': SEMIBOLD,
      'text-size': 12,
      'text-offset': [0, -2],
      'text-allow-overlap': true,
      'symbol-sort-key': ['get', 'worst'],
    },
    paint: { 'text-color': map.label },
  },
];

/** Nobody holds it, or nobody wants it: there is nothing to hatch, the outline says where. */
const isGap: ExpressionSpecification = ['==', ['get', 'unheld'], true];
/** Of many areas on one place the gravest is drawn: fifty on each other hide the place and cost fifty times. */
const isLead: ExpressionSpecification = ['==', ['get', 'lead'], true];

/** Areas of findings about powers. */
const AREAS = { source: 'findings', 'source-layer': 'mandate-findings' } as const;

/**
 * Areas of findings about powers: what two bodies hold is hatched, quietly and fading on the way to the street; what
 * nobody holds has a dashed outline and nothing inside.
 */
export const mandatePart: StylePart = (input) => [
  // Every area, seen by clicks only.
  { id: 'mandate-areas', type: 'fill', ...AREAS, maxzoom: 13, paint: { 'fill-opacity': 0 } },
  {
    id: 'mandate-fill',
    type: 'fill',
    ...AREAS,
    maxzoom: 13,
    filter: ['all', isLead, ['!', isGap]],
    paint: { 'fill-pattern': widePatternOf(input), 'fill-opacity': byZoom([8, 0.3], [11, 0.26], [13, 0]) },
  },
  {
    id: 'mandate-gap-line',
    type: 'line',
    ...AREAS,
    maxzoom: 13,
    filter: ['all', isLead, isGap],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': severityColour(input), 'line-width': 1.6, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
  },
  {
    id: 'mandate-line',
    type: 'line',
    ...AREAS,
    paint: {
      'line-color': ['case', isMarked, input.palette.map.highlight, severityColour(input)],
      'line-width': ['case', isMarked, 3, 1.2],
      'line-opacity': ['case', isMarked, 1, 0],
    },
  },
];
