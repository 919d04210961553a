import { useCallback } from 'react';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useChangeParams } from '../../url/params.js';
import { type Bbox, useMapController } from './map-controller.js';

/** Nearest zoom at which one object is shown. */
const NEAREST = 16.5;

/** Brings a box of degrees into view; on a phone the map comes to the front for it. */
export function useShowOnMap(): (bbox: Bbox) => void {
  const controller = useMapController();
  const change = useChangeParams();
  const isPhone = useIsPhone();
  return useCallback(
    (bbox) => {
      if (isPhone) change({ panel: 'off' }, { push: true });
      controller.fit(bbox, NEAREST);
    },
    [controller, change, isPhone],
  );
}
