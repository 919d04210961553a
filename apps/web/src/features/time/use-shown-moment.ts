import { useEffect } from 'react';
import { tellPastShown, useMoment } from '../../url/moment.js';

/** Which time the console shows; while it is the past, everything that changes data is blocked. */
export function useShownMoment(): 'past' | 'coming' | 'now' {
  const { at, on } = useMoment();
  const isPast = at !== null;
  useEffect(() => {
    tellPastShown(isPast);
    return () => tellPastShown(false);
  }, [isPast]);
  return isPast ? 'past' : on ? 'coming' : 'now';
}
