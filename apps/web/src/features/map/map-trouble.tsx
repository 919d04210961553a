import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.js';
import classes from './map.module.css';
import type { MapTroubleKind } from './use-map-libre.js';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;

/** True while tiles of some layer fail; a refused session is asked about at once. */
function useTilesFailing(map: MapLibreMap | null): boolean {
  const client = useQueryClient();
  const [failing, setFailing] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!map) return undefined;
    const onError = (event: ErrorEvent & { sourceId?: string }) => {
      if (statusOf(event.error) === 401) void client.invalidateQueries({ queryKey: keys.all('me') });
      const { sourceId } = event;
      if (sourceId) setFailing((old) => new Set(old).add(sourceId));
    };
    const onData = (event: MapSourceDataEvent) => {
      if (event.tile?.state !== 'loaded') return;
      setFailing((old) => (old.has(event.sourceId) ? new Set([...old].filter((id) => id !== event.sourceId)) : old));
    };
    map.on('error', onError);
    map.on('sourcedata', onData);
    return () => {
      map.off('error', onError);
      map.off('sourcedata', onData);
    };
  }, [map, client]);
  return failing.size > 0;
}

type MapTroubleProps = { map: MapLibreMap | null; trouble: MapTroubleKind | null; onRestart: () => void };

/** Says when the map cannot draw or cannot load, and how to go on. */
export function MapTrouble({ map, trouble, onRestart }: MapTroubleProps) {
  const { t } = useTranslation('map');
  const isFailing = useTilesFailing(map);
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
