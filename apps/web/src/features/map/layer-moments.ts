import { TILE_LAYERS, type TileLayer } from '@abat/contracts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { connection } from '../../live/connection-store.js';
import { keptTiles } from '../../offline/kept-tiles.js';
import { createValueStore, type ValueStore } from '../../ui/value-store.js';
import type { LegendSection } from './legend-sections.js';

/** When what the tiles of each source show was true, ms by the server; one that never was whole has no moment. */
export type SourceMoments = Readonly<Partial<Record<TileLayer, number>>>;

/** The source of tiles a layer is drawn from; notes and who answers where come without tiles. */
const SOURCES: Record<LegendSection['layer'], TileLayer | null> = {
  territories: 'territories',
  sites: 'sites',
  roads: 'roads',
  places: 'roads',
  restrictions: 'restrictions',
  mandates: 'findings',
  works: 'works',
  findings: 'findings',
  notes: null,
  responsibility: null,
};

/** Whether a layer shows the past while the console does; streets and notes stay those of now. */
export const isOfMoment = (layer: LegendSection['layer']): boolean => layer !== 'notes' && SOURCES[layer] !== 'roads';

/** As of when a layer is. @param completeTo up to when the live link told every change */
export function momentOf(layer: LegendSection['layer'], moments: SourceMoments, completeTo: number | null) {
  const source = SOURCES[layer];
  return source === null ? completeTo : (moments[source] ?? null);
}

/** Sources that are whole show what is known by now; the others still show what they did. */
export function asOfNow(old: SourceMoments, whole: readonly TileLayer[], completeTo: number): SourceMoments {
  return { ...old, ...Object.fromEntries(whole.map((source) => [source, completeTo])) };
}

/**
 * Keeps as of when the sources of the map are: while the link is live and no event made its tiles out of date, what a
 * source shows is true up to the last tick. One that waits for tiles, misses some or shows kept ones stays behind.
 */
export function useSourceMoments(
  map: MapLibreMap | null,
  failing: ReadonlySet<string>,
): Pick<ValueStore<SourceMoments>, 'get' | 'subscribe'> {
  const [store] = useState(() => createValueStore<SourceMoments>({}));
  useEffect(() => {
    if (!map) return undefined;
    const note = () => {
      const { status, completeTo } = connection.get();
      if (status !== 'live' || completeTo === null) return;
      const whole = TILE_LAYERS.filter(
        (source) =>
          !failing.has(source) && !keptTiles.shown().has(source) && map.getSource(source) && map.isSourceLoaded(source),
      );
      store.set(asOfNow(store.get(), whole, completeTo));
    };
    note();
    map.on('idle', note);
    const unsubscribe = connection.subscribe(note);
    return () => {
      map.off('idle', note);
      unsubscribe();
    };
  }, [map, failing, store]);
  return store;
}
