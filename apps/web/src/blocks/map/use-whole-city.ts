import { useMemo } from 'react';
import { useDistricts } from '../../api/resources.js';
import { cityBox } from '../../features/map/map-controller.js';
import type { Box } from '../surface.js';
import { boxAroundBoxes, mainBoxOf } from './box-of.js';

/** The box around all districts, or around one of them (its code); around the city while none are known. */
export function useWholeCity(district: string | null = null): Box {
  const { data: districts } = useDistricts();
  return useMemo(() => {
    const inView = districts?.filter(({ externalId }) => district === null || externalId === district) ?? [];
    return inView.length > 0 ? boxAroundBoxes(inView.map(({ geometry }) => mainBoxOf(geometry))) : cityBox();
  }, [district, districts]);
}
