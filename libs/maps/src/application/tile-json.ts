import type { TileLayer } from '@abat/contracts';
import { SINGLE_ZOOM, ZOOM } from '../domain/tile.js';

const SOURCE_LAYERS: Record<TileLayer, Record<string, Record<string, string>>> = {
  territories: {
    territories: { id: 'uuid', kind: 'city | district | microdistrict', area_m2: 'square metres' },
    'territory-labels': { id: 'uuid' },
  },
  sites: {
    sites: { id: 'uuid', kind: 'kind of site', approximate: 'stand-in shape', demo: 'demonstration row' },
    'site-labels': { id: 'uuid' },
  },
  works: {
    'work-clusters': { count: 'works', open: 'works with open findings', demo: 'demonstration works' },
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
    'finding-clusters': { count: 'findings', worst: '0 info .. 4 critical' },
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
  restrictions: { restrictions: { id: 'uuid', kind: 'kind', from: 'first day', to: 'last day' } },
  roads: { roads: { class: 'major | street' }, places: { kind: 'bus-stop | mall' } },
};

/** Credit that must stand wherever this data is drawn. */
export const ATTRIBUTION = '© OpenStreetMap contributors';

const minzoomOf = (name: string): number =>
  ['works', 'work-points', 'findings', 'finding-points', 'site-labels'].includes(name) ? SINGLE_ZOOM : ZOOM.min;

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
