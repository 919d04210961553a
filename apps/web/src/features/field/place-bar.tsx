import { Button } from '@mantine/core';
import { IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatLength } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useChangeParams } from '../../url/params.js';
import classes from './field.module.css';
import type { FieldPlace } from './use-field-place.js';

function usePlaceWords({ here, isChosen }: FieldPlace): string {
  const { t } = useTranslation('field');
  const locale = useLocale();
  if (isChosen) return t('place.chosen');
  if (here.status === 'unknown') return t('place.none');
  if (here.status !== 'known') return t(`place.${here.status}`);
  const accuracy =
    here.accuracyM === null ? null : t('place.accuracy', { length: formatLength(here.accuracyM, locale) });
  return [t('place.near'), accuracy].filter(Boolean).join(' · ');
}

/** Where works are looked for, and the two ways to say it. */
export function PlaceBar({ place }: { place: FieldPlace }) {
  const { t } = useTranslation('field');
  const change = useChangeParams();
  const isPhone = useIsPhone();
  const words = usePlaceWords(place);
  return (
    <div className={classes.place}>
      <p className={classes.placeWords} role="status" aria-live="polite">
        {words}
      </p>
      <Button
        className={classes.button}
        variant={place.point ? 'default' : 'filled'}
        loading={place.here.status === 'asking'}
        leftSection={<IconCurrentLocation size={20} aria-hidden />}
        onClick={() => {
          place.choose(null);
          place.here.ask();
        }}
      >
        {t('place.locate')}
      </Button>
      <Button
        className={classes.button}
        variant="default"
        leftSection={<IconMapPin size={20} aria-hidden />}
        onClick={() => change({ pick: '1', sel: null, ...(isPhone ? { panel: 'off' } : {}) }, { push: true })}
      >
        {t('place.pick')}
      </Button>
    </div>
  );
}
