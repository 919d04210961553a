import { TILE_LAYERS, type TileLayer } from '@abat/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { Query } from '../../api/client.js';
import { newestEvent } from '../../live/connection-store.js';
import { liveBus } from '../../live/live-bus.js';
import { inRounds } from '../../live/rounds.js';
import { OWN_PROGRAMME_FILTERS, useFindingFilters, useWorkFilters } from '../../url/filters.js';
import { useMoment } from '../../url/moment.js';
import { firstVersions, layersTouched, tileUrls, type TileUrls, type TileVersions } from './tile-urls.js';

const REST = { shortestMs: 500, longestMs: 2000 };

/** Tells when tiles are out of date: the first time at once, then in rounds while events keep coming. */
function followEvents(onStale: (layers: ReadonlySet<TileLayer>) => void): () => void {
  let waiting = new Set<TileLayer>();
  const rounds = inRounds(() => {
    const stale = waiting;
    waiting = new Set();
    onStale(stale);
    return Promise.resolve();
  }, REST);
  const add = (layers: readonly TileLayer[]) => {
    for (const layer of layers) waiting.add(layer);
    if (waiting.size > 0) rounds.ask();
  };
  const unsubscribe = liveBus.subscribe({
    onEvent: (event) => add(layersTouched(event)),
    onReload: () => add(TILE_LAYERS),
    onStaleTiles: add,
  });
  return () => {
    unsubscribe();
    rounds.stop();
  };
}

/** Numbers of the tiles now valid, per layer; they follow the live events. */
export function useTileVersions(): TileVersions {
  const [versions, setVersions] = useState(firstVersions);
  useEffect(
    () =>
      followEvents((stale) => {
        const version = Math.max(newestEvent.get() ?? 0, 1);
        // A reload may come without a new number: the version must still differ from the last one.
        setVersions((old) => {
          const entries = [...stale].map((layer) => [layer, Math.max(version, old[layer] + 1)]);
          return { ...old, ...Object.fromEntries(entries) };
        });
      }),
    [],
  );
  return versions;
}

/** Filters of the works in view: those of every list of works, and beside the programme those of its own. */
export function useShownWorks(): Query {
  const { values } = useWorkFilters();
  const [params] = useSearchParams();
  const isProgramme = useLocation().pathname === '/programme';
  const own = isProgramme ? OWN_PROGRAMME_FILTERS.map((name) => params.get(`b.${name}`) ?? '').join('\u0000') : '';
  return useMemo(() => {
    const texts = own.split('\u0000');
    const chosen = OWN_PROGRAMME_FILTERS.map((name, place) => [name, texts[place]]).filter(([, text]) => text);
    return { ...values, ...Object.fromEntries(chosen) } as Query;
  }, [values, own]);
}

/** Addresses of the tiles: they follow the filters of the lists and the live events. */
export function useTileUrls(): TileUrls {
  const moment = useMoment();
  const works = useShownWorks();
  const findings = useFindingFilters().values;
  const versions = useTileVersions();
  return useMemo(() => {
    const places = { at: moment.at };
    const filters = { works: { ...works, ...moment }, findings: { ...findings, ...moment } };
    const shown = { ...filters, restrictions: places, sites: places, territories: places };
    return tileUrls(window.location.origin, shown, versions);
  }, [works, findings, moment, versions]);
}
