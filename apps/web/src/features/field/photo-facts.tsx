import { type Attachment, PHOTO_FAR_M } from '@abat/contracts';
import { IconAlertTriangle, IconMapPin, IconMapPinOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatLength } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './photo-facts.module.css';

/** When and where a photo was taken; one taken far from its work says so. */
export function PhotoFacts({ photo }: { photo: Attachment }) {
  const { t } = useTranslation('field');
  const locale = useLocale();
  const { takenAt, createdAt, place, placeSource, distanceM } = photo;
  const isFar = distanceM !== null && distanceM > PHOTO_FAR_M;
  const Sign = isFar ? IconAlertTriangle : place ? IconMapPin : IconMapPinOff;
  const where = isFar
    ? t('photo.far', { length: formatLength(distanceM, locale) })
    : distanceM !== null
      ? t('photo.near')
      : place
        ? `${place[1].toFixed(5)}, ${place[0].toFixed(5)}`
        : t('photo.unknown');
  return (
    <span className={classes.facts} data-testid="photo-facts">
      <span>
        {takenAt
          ? t('photo.takenAt', { moment: formatDateTime(takenAt, locale) })
          : t('photo.addedAt', { moment: formatDateTime(createdAt, locale) })}
      </span>
      <span className={classes.where} data-far={isFar}>
        <Sign size={14} aria-hidden />
        {where}
      </span>
      {placeSource && <span>{t(placeSource === 'photo' ? 'photo.byPhoto' : 'photo.byPhone')}</span>}
    </span>
  );
}
