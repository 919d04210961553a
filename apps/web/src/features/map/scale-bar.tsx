import type { Map as MapLibreMap } from 'maplibre-gl';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLength } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './map.module.css';
import { niceLength } from './nice-length.js';

const MAX_WIDTH_PX = 110;

/** Metres that a hundred pixels stand for in the middle of the map. */
function metresPerPixel(map: MapLibreMap): number {
  const middle = map.getContainer().clientHeight / 2;
  return map.unproject([0, middle]).distanceTo(map.unproject([100, middle])) / 100;
}

/** Scale of the map in round metres or kilometres. */
export function ScaleBar({ map }: { map: MapLibreMap | null }) {
  const { t } = useTranslation('map');
  const locale = useLocale();
  const resolution = useSyncExternalStore(
    (listener) => {
      map?.on('move', listener);
      return () => map?.off('move', listener);
    },
    () => (map ? Number(metresPerPixel(map).toPrecision(3)) : null),
  );
  if (resolution === null || resolution <= 0) return null;
  const length = niceLength(resolution * MAX_WIDTH_PX);
  const text = formatLength(length, locale);
  return (
    <div className={classes.scale} role="img" aria-label={t('scale', { length: text })}>
      <span className={classes.scaleText}>{text}</span>
      <span className={classes.scaleBar} style={{ width: length / resolution }} />
    </div>
  );
}
