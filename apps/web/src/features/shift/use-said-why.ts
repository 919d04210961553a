import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsStale } from '../../live/connection-store.js';

type Cause = 'stale' | 'none';

/**
 * Lets a key do its work, or says why it does not: a key has no button that could be grey. `why` goes away with its cause.
 * @param has whether there is something to act on
 */
export function useSaidWhy(has: boolean): { why: string | null; may: () => boolean } {
  const { t } = useTranslation('shift');
  const isStale = useIsStale();
  const [said, setSaid] = useState<Cause | null>(null);
  const cause: Cause | null = isStale ? 'stale' : has ? null : 'none';
  const why =
    said !== null && said === cause ? t(cause === 'stale' ? 'common:state.blockedWhileStale' : 'card.none') : null;
  return {
    why,
    may: () => {
      setSaid(cause);
      return cause === null;
    },
  };
}
