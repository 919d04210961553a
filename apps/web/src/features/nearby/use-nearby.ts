import type { Nearby, NearbyQuestion } from '@abat/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useParam } from '../../url/params.js';

/** What is asked around: a stored row or drawn shapes, `except` the row they belong to. */
export type NearbyPlace = Pick<NearbyQuestion, 'geometry' | 'geometries' | 'except' | 'work' | 'site' | 'finding'>;

const REST_MS = 250;
const FIRST_M = 100;
const MOST_M = 5000;

/** Metres in the address (`?near=100`); null = the list is folded. */
export function useNearbyDistance(): [number | null, (metres: number | null) => void] {
  const [text, setText] = useParam('near');
  const metres = text !== null && /^\d{1,4}$/.test(text) ? Math.min(Number(text), MOST_M) : null;
  return [metres, (value) => setText(value === null ? null : String(value))];
}
export { FIRST_M };

/** Everything within some metres of a place, once the slider rests. */
export function useNearby(place: NearbyPlace | null, withinM: number | null) {
  const [rested] = useDebouncedValue(withinM, REST_MS);
  return useQuery({
    queryKey: [...keys.all('measured'), 'nearby', place, rested],
    queryFn: ({ signal }) =>
      call<Nearby>('/api/v1/nearby', { method: 'POST', body: { ...place, withinM: rested }, signal }),
    enabled: place !== null && rested !== null && withinM !== null,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}
