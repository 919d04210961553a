import { SEVERITIES, WORK_STATUSES, type ResponsibilityMap, type Severity, type WorkStatus } from '@abat/contracts';
import { SHOWN_STANDINGS, type ShownStanding } from '../places/restriction-standing.js';
import type { MapLayer } from './layer-names.js';

/** What the map of responsibility draws beside the colours of its holders, which its own list names. */
type ResponsibilityLook = 'overlap' | 'agreed' | 'unheld';

/** How a sign of the legend is drawn. */
export type Sign =
  | { kind: 'severity'; severity: Severity }
  | { kind: 'status'; status: WorkStatus }
  | { kind: 'area'; look: 'courtyard' | 'park' | 'space' | 'hatched' | 'mandate' | 'gap' | ResponsibilityLook }
  | { kind: 'restriction'; standing: ShownStanding }
  | { kind: 'line'; look: 'district' | 'microdistrict' | 'firm' | 'planned' | 'street' }
  | { kind: 'count'; look: 'works' | 'findings' | 'restrictions' | 'sites' }
  | { kind: 'mark'; look: 'bus-stop' | 'mall' | 'note' }
  | { kind: 'word'; text: string };

/** `text` is a key of the languages. */
export type LegendItem = { key: string; sign: Sign; text: string };
export type LegendSection = { layer: MapLayer | 'notes' | 'responsibility'; items: LegendItem[] };

/** Zoom from which single objects replace the counts, and up to which places crowded with them may still be counted. */
const SINGLE_FROM = 12;
const CROWDED_TO = 15;

function workItems(zoom: number): LegendItem[] {
  if (zoom < SINGLE_FROM) return [{ key: 'count', sign: { kind: 'count', look: 'works' }, text: 'legend.workCount' }];
  return [
    ...WORK_STATUSES.map((status): LegendItem => ({
      key: status,
      sign: { kind: 'status', status },
      text: `common:workStatus.${status}`,
    })),
    { key: 'firm', sign: { kind: 'line', look: 'firm' }, text: 'common:dateCertainty.firm' },
    { key: 'dashed', sign: { kind: 'line', look: 'planned' }, text: 'common:dateCertainty.planned' },
    { key: 'approximate', sign: { kind: 'area', look: 'hatched' }, text: 'legend.approximate' },
    { key: 'demo', sign: { kind: 'word', text: 'common:marks.demo' }, text: 'legend.demo' },
    ...crowded(zoom, { key: 'count', sign: { kind: 'count', look: 'works' }, text: 'legend.workCrowd' }),
  ];
}

const crowded = (zoom: number, item: LegendItem): LegendItem[] => (zoom < CROWDED_TO ? [item] : []);

function findingItems(zoom: number): LegendItem[] {
  const severities = SEVERITIES.toReversed().map((severity): LegendItem => ({
    key: severity,
    sign: { kind: 'severity', severity },
    text: `common:severity.${severity}`,
  }));
  const crowd: LegendItem = { key: 'count', sign: { kind: 'count', look: 'findings' }, text: 'legend.findingCrowd' };
  if (zoom >= SINGLE_FROM) return [...severities, ...crowded(zoom, crowd)];
  return [{ key: 'count', sign: { kind: 'count', look: 'findings' }, text: 'legend.findingCount' }, ...severities];
}

function siteItems(zoom: number): LegendItem[] {
  if (zoom < 10) return [];
  return [
    { key: 'courtyard', sign: { kind: 'area', look: 'courtyard' }, text: 'common:siteKind.courtyard' },
    { key: 'park', sign: { kind: 'area', look: 'park' }, text: 'common:siteKind.park' },
    { key: 'space', sign: { kind: 'area', look: 'space' }, text: 'legend.otherSite' },
    { key: 'approximate', sign: { kind: 'area', look: 'hatched' }, text: 'legend.approximate' },
    ...crowded(zoom, { key: 'count', sign: { kind: 'count', look: 'sites' }, text: 'legend.siteCrowd' }),
  ];
}

function restrictionItems(zoom: number): LegendItem[] {
  if (zoom < 11) return [];
  return [
    ...SHOWN_STANDINGS.map((standing): LegendItem => ({
      key: standing,
      sign: { kind: 'restriction', standing },
      text: `common:restrictionStanding.${standing}`,
    })),
    ...crowded(zoom, { key: 'count', sign: { kind: 'count', look: 'restrictions' }, text: 'legend.restrictionCrowd' }),
  ];
}

const powerItems: LegendItem[] = [
  { key: 'area', sign: { kind: 'area', look: 'mandate' }, text: 'legend.mandate' },
  { key: 'gap', sign: { kind: 'area', look: 'gap' }, text: 'legend.gap' },
];

/** Zoom from which landmarks are drawn. */
const PLACES_FROM = 14;
const placeItems = (['mall', 'bus-stop'] as const).map((look): LegendItem => ({
  key: look,
  sign: { kind: 'mark', look },
  text: `legend.place.${look}`,
}));

function boundaryItems(zoom: number): LegendItem[] {
  const district: LegendItem = { key: 'line', sign: { kind: 'line', look: 'district' }, text: 'legend.district' };
  const inner: LegendItem = {
    key: 'inner',
    sign: { kind: 'line', look: 'microdistrict' },
    text: 'legend.microdistrict',
  };
  return zoom >= SINGLE_FROM ? [district, inner] : [district];
}

const notes: LegendSection = {
  layer: 'notes',
  items: [{ key: 'pin', sign: { kind: 'mark', look: 'note' }, text: 'legend.note' }],
};

const byLayer: Record<MapLayer, (zoom: number) => LegendItem[]> = {
  findings: findingItems,
  works: workItems,
  mandates: (zoom) => (zoom < 13 ? powerItems : []),
  restrictions: restrictionItems,
  sites: siteItems,
  territories: boundaryItems,
  roads: () => [{ key: 'line', sign: { kind: 'line', look: 'street' }, text: 'legend.street' }],
  places: (zoom) => (zoom >= PLACES_FROM ? placeItems : []),
};

const sequence: readonly MapLayer[] = [
  'findings',
  'works',
  'mandates',
  'restrictions',
  'sites',
  'territories',
  'roads',
  'places',
];

/** Signs of the map of responsibility: only those it shows for the chosen function and stage. */
export function responsibilitySection({ features }: Pick<ResponsibilityMap, 'features'>): LegendSection[] {
  const has = (part: string, agreed: boolean): boolean =>
    features.some(({ properties }) => properties.part === part && properties.agreed === agreed);
  const looks: [ResponsibilityLook, boolean][] = [
    ['overlap', has('overlap', false)],
    ['agreed', has('overlap', true)],
    ['unheld', has('gap', false)],
  ];
  const items = looks.flatMap(([look, isShown]): LegendItem[] =>
    isShown ? [{ key: look, sign: { kind: 'area', look }, text: `legend.${look}` }] : [],
  );
  return items.length > 0 ? [{ layer: 'responsibility', items }] : [];
}

/** Signs of the layers in view at this zoom, the weightiest first; the pins of notes, which belong to no layer, last. */
export function legendSections(visible: ReadonlySet<MapLayer>, zoom: number, hasNotes = false): LegendSection[] {
  const layers = sequence
    .filter((layer) => visible.has(layer))
    .map((layer) => ({ layer, items: byLayer[layer](zoom) }))
    .filter((section) => section.items.length > 0);
  return hasNotes ? [...layers, notes] : layers;
}
