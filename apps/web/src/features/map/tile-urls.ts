import { TILE_LAYERS, type LiveEvent, type TileLayer } from '@abat/contracts';
import { FINDING_FILTERS, OWN_PROGRAMME_FILTERS, WORK_FILTERS } from '../../url/filters.js';
import { toQueryString, type Query } from '../../api/client.js';

export type TileUrls = Record<TileLayer, string>;

/** Filters of the lists and the moment shown, which tiles follow. */
export type TileFilters = Partial<Record<TileLayer, Query>>;

export type TileVersions = Record<TileLayer, number>;

export const firstVersions = (): TileVersions =>
  Object.fromEntries(TILE_LAYERS.map((layer) => [layer, 0])) as TileVersions;

/** The moment shown; it is no filter of a list, and both follow it. */
const MOMENT = ['at', 'on'] as const;

/** The filters of the lists, all of them, so that map and list agree; only sorting concerns the lists alone. */
const tileFilters: Partial<Record<TileLayer, readonly string[]>> = {
  works: [...WORK_FILTERS.filter((name) => name !== 'sort'), ...OWN_PROGRAMME_FILTERS, ...MOMENT],
  findings: [...FINDING_FILTERS.filter((name) => name !== 'sort'), ...MOMENT],
  restrictions: ['at'],
  sites: ['at'],
  territories: ['at'],
};

function queryOf(layer: TileLayer, filters: TileFilters, version: number): string {
  const own = filters[layer] ?? {};
  const known = (tileFilters[layer] ?? []).map((name) => [name, own[name]] as const);
  return toQueryString({ ...Object.fromEntries(known), v: version > 0 ? version : undefined });
}

/** Addresses of the tiles. A new version number makes MapLibre and the browser's cache ask again. */
export function tileUrls(origin: string, filters: TileFilters, versions: TileVersions): TileUrls {
  const entries = TILE_LAYERS.map((layer) => [
    layer,
    `${origin}/tiles/${layer}/{z}/{x}/{y}.mvt${queryOf(layer, filters, versions[layer])}`,
  ]);
  return Object.fromEntries(entries) as TileUrls;
}

const worksAndFindings: readonly TileLayer[] = ['works', 'findings'];

// Also what works are filtered by.
const ofWorks: ReadonlySet<string> = new Set(['work', 'project', 'nuisance', 'work-type', 'function']);

// Also what settles them: works count the open ones.
const ofFindings: ReadonlySet<string> = new Set(['finding', 'findings', 'resolution']);

/** Layers whose tiles an event makes out of date. */
export function layersTouched(event: Pick<LiveEvent, 'type'>): readonly TileLayer[] {
  const [subject] = event.type.split('.');
  if (event.type === 'work.deleted') return ['works', 'restrictions'];
  if (subject !== undefined && ofWorks.has(subject)) return ['works'];
  if (subject !== undefined && ofFindings.has(subject)) return worksAndFindings;
  if (subject === 'territory') return ['territories'];
  if (subject === 'site') return ['sites'];
  if (subject === 'restriction') return ['restrictions'];
  return event.type === 'import.finished' ? TILE_LAYERS : [];
}
