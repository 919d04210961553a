import type { ChangeHistogram } from '@abat/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMoment } from '../url/moment.js';
import { call } from './client.js';

const HOUR_MS = 3_600_000;

/** The first moment that is kept; `undefined` until that is known. Asked for while a moment of the past is shown. */
export function useFirstKept(): string | null | undefined {
  const { at } = useMoment();
  const { data } = useQuery({
    enabled: at !== null,
    queryKey: ['first-kept'],
    queryFn: ({ signal }) => {
      const since = new Date(Date.now() - HOUR_MS).toISOString();
      return call<ChangeHistogram>('/api/v1/changes/histogram', { query: { since, step: 'hour' }, signal });
    },
    staleTime: HOUR_MS,
  });
  return data?.first;
}

/**
 * Whether anything can be known of the moment shown: before the first one that is kept there is nothing to count, which is
 * not 0. `undefined` until that is known.
 */
export function useIsMomentKnown(): boolean | undefined {
  const { at } = useMoment();
  const first = useFirstKept();
  if (at === null) return true;
  return first === undefined ? undefined : first === null || Date.parse(at) >= Date.parse(first);
}
