import { Button } from '@mantine/core';
import { Marker, type MapMouseEvent, type Map as MapLibreMap } from 'maplibre-gl';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useChangeParams, useParam } from '../../url/params.js';
import { useMapController, useMapInstance } from '../map/map-controller.js';
import classes from './field.module.css';
import type { LonLat } from './place-age.js';
import type { FieldPlace } from './use-field-place.js';

function Dot({ map, point, label }: { map: MapLibreMap; point: LonLat; label: string }) {
  const [element] = useState(() => document.createElement('div'));
  const [lon, lat] = point;
  useEffect(() => {
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map);
    return () => void marker.remove();
  }, [element, lon, lat, map]);
  return createPortal(<div className={classes.dot} role="img" aria-label={label} data-testid="field-dot" />, element);
}

const NEAR = 0.004;

/** Waits for a tap on the map and takes its place; over everything stands what to do. */
function Picking({ map, onPicked }: { map: MapLibreMap; onPicked: (point: LonLat | null) => void }) {
  const { t } = useTranslation('field');
  const controller = useMapController();
  useEffect(() => {
    controller.setMode('draw');
    const pick = ({ lngLat }: MapMouseEvent): void => onPicked([lngLat.lng, lngLat.lat]);
    map.on('click', pick);
    return () => {
      map.off('click', pick);
      controller.setMode('browse');
    };
  }, [map, controller, onPicked]);
  return createPortal(
    <div className={classes.picking} role="status" data-testid="field-picking">
      <span>{t('place.picking')}</span>
      <Button className={classes.button} variant="default" onClick={() => onPicked(null)}>
        {t('common:action.cancel')}
      </Button>
    </div>,
    document.body,
  );
}

/** The place looked around as a dot on the map, and the choosing of another one (`?pick=1`). */
export function PlaceOnMap({ place }: { place: FieldPlace }) {
  const { t } = useTranslation('field');
  const map = useMapInstance();
  const controller = useMapController();
  const change = useChangeParams();
  const [picking] = useParam('pick');
  const point = place.isChosen ? place.point : place.here.point;
  const take = useCallback(
    (picked: LonLat | null) => {
      const here = picked?.map((degrees) => degrees.toFixed(5)).join(',');
      change({ pick: null, panel: null, ...(here ? { here } : {}) });
      if (picked) controller.fit([picked[0] - NEAR, picked[1] - NEAR, picked[0] + NEAR, picked[1] + NEAR]);
    },
    [change, controller],
  );
  if (!map) return null;
  return (
    <>
      {point && <Dot map={map} point={point} label={t(place.isChosen ? 'place.chosenHere' : 'place.here')} />}
      {picking === '1' && <Picking map={map} onPicked={take} />}
    </>
  );
}
