import { useMemo } from 'react';
import { useChangeParams } from '../../url/params.js';
import { useResponsibilityParams } from './use-responsibility.js';

/** Decimals of degrees that the address keeps: about a metre. */
const DECIMALS = 5;

/** Asks who answers for the place that was clicked; null while the map does not show responsibility. */
export function useAsk(): ((place: { lng: number; lat: number }) => void) | null {
  const { isOn } = useResponsibilityParams();
  const change = useChangeParams();
  return useMemo(
    () =>
      isOn
        ? ({ lng, lat }) =>
            change({ 'r.point': `${lng.toFixed(DECIMALS)},${lat.toFixed(DECIMALS)}`, sel: null }, { push: true })
        : null,
    [isOn, change],
  );
}
