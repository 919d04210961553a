import { useMemo } from 'react';
import { useChangeParams } from '../../url/params.js';
import { useResponsibilityParams } from './use-responsibility.js';

/** Decimals of degrees that the address keeps: about a metre. */
const DECIMALS = 5;

type Place = { lng: number; lat: number };

/** Asks who answers for the place that was clicked, and chooses the shape there; null while the map does not show responsibility. */
export function useAsk(): ((place: Place, shape: string | null) => void) | null {
  const { isOn } = useResponsibilityParams();
  const change = useChangeParams();
  return useMemo(
    () =>
      isOn
        ? ({ lng, lat }, shape) => {
            const point = `${lng.toFixed(DECIMALS)},${lat.toFixed(DECIMALS)}`;
            change({ 'r.point': point, 'r.shape': shape, sel: null }, { push: true });
          }
        : null,
    [isOn, change],
  );
}
