import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NearbySection } from '../nearby/nearby-section.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { FieldWorks } from './field-works.js';
import classes from './field.module.css';
import { PinNote } from './pin-note.js';
import { PlaceBar } from './place-bar.js';
import { PlaceOnMap } from './place-on-map.js';
import { UnsentBar } from './unsent-bar.js';
import { useFieldPlace } from './use-field-place.js';

/** A visit to the works: what lies near, whose and in what state; each opens to be reported on. */
export function FieldPage() {
  const { t } = useTranslation('field');
  const place = useFieldPlace();
  const [lon, lat] = place.point ?? [];
  const around = useMemo(
    () =>
      lon === undefined || lat === undefined
        ? null
        : { geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] } },
    [lon, lat],
  );
  return (
    <PanelFrame title={t('title')} aside={<PinNote at={place.point} />} toolbar={<PlaceBar place={place} />}>
      <div className={classes.page}>
        <UnsentBar />
        <FieldWorks place={place} />
        <NearbySection place={around} />
      </div>
      <PlaceOnMap place={place} />
    </PanelFrame>
  );
}
