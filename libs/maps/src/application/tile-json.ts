import type { TileLayer } from '@abat/contracts';
import { SINGLE_RESTRICTIONS_ZOOM, SINGLE_SITES_ZOOM, SINGLE_ZOOM, ZOOM } from '../domain/tile.js';

const COUNTED = {
  box: 'west,south,east,north of what is counted, degrees',
  square: 'zoom/column/row: as a filter of the list it gives the rows that are counted',
};

const SOURCE_LAYERS: Record<TileLayer, Record<string, Record<string, string>>> = {
  territories: {
    territories: { id: 'uuid', kind: 'city | district | microdistrict', area_m2: 'square metres' },
    'territory-labels': { id: 'uuid' },
  },
  sites: {
    'site-clusters': { count: 'sites', ...COUNTED },
    sites: { id: 'uuid', kind: 'kind of site', approximate: 'stand-in shape', demo: 'demonstration row' },
    'site-labels': { id: 'uuid' },
  },
  works: {
    'work-clusters': { count: 'works', open: 'works with open findings', demo: 'demonstration works', ...COUNTED },
    works: {
      id: 'uuid of the work',
      zone_id: 'uuid of the zone',
      status: 'status',
      start: 'first day',
      end: 'last day',
    },
    'work-points': { id: 'uuid of the work' },
  },
  findings: {
    'finding-clusters': { count: 'findings', worst: '0 info .. 4 critical', ...COUNTED },
    findings: { id: 'uuid', rule: 'rule code', severity: 'severity' },
    'finding-points': { id: 'uuid' },
    'mandate-findings': {
      id: 'uuid',
      rule: 'rule code',
      severity: 'severity',
      unheld: 'nobody holds the power, or nobody wants it',
      lead: 'the gravest of those alike on one place',
    },
  },
  restrictions: {
    'restriction-clusters': { count: 'restrictions', ...COUNTED },
    restrictions: {
      id: 'uuid',
      kind: 'kind',
      state: 'proposed | confirmed',
      standing: 'in-force | ahead | proposed | past, today',
      title: 'title, else that of the work it follows from',
      types: 'codes of the types of works it forbids, comma-separated; none = what breaks ground',
      work: 'code of the work it follows from',
      from: 'first day',
      to: 'last day',
    },
  },
  roads: { roads: { class: 'major | street' }, places: { kind: 'bus-stop | mall' } },
};

/** Credit that must stand wherever this data is drawn. */
export const ATTRIBUTION = '© OpenStreetMap contributors';

const SINGLE_FROM: Record<string, number> = {
  ...{ works: SINGLE_ZOOM, 'work-points': SINGLE_ZOOM, findings: SINGLE_ZOOM, 'finding-points': SINGLE_ZOOM },
  ...{ sites: SINGLE_SITES_ZOOM, 'site-labels': SINGLE_ZOOM, restrictions: SINGLE_RESTRICTIONS_ZOOM },
};

const minzoomOf = (name: string): number => SINGLE_FROM[name] ?? ZOOM.min;

/** TileJSON 3.0 of a layer. */
export function tileJson(layer: TileLayer): object {
  return {
    tilejson: '3.0.0',
    name: layer,
    tiles: [`/tiles/${layer}/{z}/{x}/{y}.mvt`],
    minzoom: ZOOM.min,
    maxzoom: ZOOM.max,
    attribution: ATTRIBUTION,
    vector_layers: Object.entries(SOURCE_LAYERS[layer]).map(([id, fields]) => ({
      id,
      fields,
      minzoom: minzoomOf(id),
      maxzoom: ZOOM.max,
    })),
  };
}
