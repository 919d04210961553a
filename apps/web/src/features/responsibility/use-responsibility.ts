import { type Responsibility, type ResponsibilityMap, STAGES, type Stage } from '@abat/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { keepWithinMoment } from '../../api/kept-rows.js';
import { useMoment } from '../../url/moment.js';
import { useChangeParams } from '../../url/params.js';

type Name = 'on' | 'function' | 'stage' | 'at' | 'point' | 'shape';

/** A place of the map, degrees. */
export type Point = { lon: number; lat: number };

/** `71.4306,51.1256`; anything else is no place. */
export function parsePoint(text: string | null): Point | null {
  const [lon, lat, ...more] = (text ?? '').split(',').map(Number);
  if (more.length > 0 || lon === undefined || lat === undefined) return null;
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null;
}

const stageOf = (text: string | null): Stage | null => STAGES.find((stage) => stage === text) ?? null;

/** The map of responsibility: what it shows and the place that is asked about; the address keeps it as `r.stage=…`. */
export function useResponsibilityParams() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const set = useCallback(
    (next: Partial<Record<Name, string | null>>, options?: { push?: boolean }) =>
      change(Object.fromEntries(Object.entries(next).map(([name, text]) => [`r.${name}`, text ?? null])), options),
    [change],
  );
  const get = (name: Name) => params.get(`r.${name}`);
  return {
    isOn: get('on') === '1',
    functionCode: get('function'),
    stage: stageOf(get('stage')),
    at: get('at'),
    pointText: get('point'),
    shape: get('shape'),
    set,
  };
}

/** Shapes of the holders of the chosen function and stage; nothing while the mode is off. */
export function useResponsibilityMap() {
  const { isOn, functionCode, stage, at: on } = useResponsibilityParams();
  const query = { function: functionCode, stage, on, at: useMoment().at };
  return useQuery({
    queryKey: ['responsibility', 'map', query],
    queryFn: ({ signal }) => call<ResponsibilityMap>('/api/v1/responsibility/map', { query, signal }),
    enabled: isOn && functionCode !== null && stage !== null,
    placeholderData: keepWithinMoment(query),
  });
}

/** Who answers for a place. */
export function useResponsible(point: Point, on: string | null) {
  const query = { lon: String(point.lon), lat: String(point.lat), on, at: useMoment().at };
  return useQuery({
    queryKey: ['responsibility', 'place', query],
    queryFn: ({ signal }) => call<Responsibility>('/api/v1/responsibility', { query, signal }),
    retry: false,
  });
}

/** Categories of the holders: how many colours there are; further holders share the last one. */
export const HOLDER_COLOURS = 8;

/** Colour of every holder by its place in the list, the largest area first. */
export function useHolderColours(map: ResponsibilityMap | undefined): ReadonlyMap<string, number> {
  return useMemo(
    () => new Map(map?.holders.map((holder, place) => [holder.code, Math.min(place, HOLDER_COLOURS - 1)])),
    [map],
  );
}
