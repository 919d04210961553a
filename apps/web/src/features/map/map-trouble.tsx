import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './map.module.css';
import type { MapTroubleKind } from './use-map-libre.js';

type MapTroubleProps = { isFailing: boolean; trouble: MapTroubleKind | null; onRestart: () => void };

/** Says when the map cannot draw or cannot load, and how to go on. */
export function MapTrouble({ isFailing, trouble, onRestart }: MapTroubleProps) {
  const { t } = useTranslation('map');
  if (trouble) {
    return (
      <div className={classes.trouble} role="alert">
        <p>{t(`trouble.${trouble}`)}</p>
        <Button size="xs" variant="default" onClick={onRestart}>
          {t('trouble.restart')}
        </Button>
      </div>
    );
  }
  if (!isFailing) return null;
  return (
    <div className={classes.notice} role="status">
      {t('trouble.tiles')}
    </div>
  );
}
