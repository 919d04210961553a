import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconCamera, IconMapPin, IconMapPinOff, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityTime } from '../../format.js';
import classes from './field.module.css';
import { placeNow, useHere } from './here.js';
import { preparePhotos } from './prepare-photo.js';
import type { WaitingPhoto } from './report.js';

type Photos = readonly WaitingPhoto[];
type PhotoFieldProps = {
  photos: Photos;
  onChange: (change: (photos: Photos) => Photos) => void;
  onPreparing: (isPreparing: boolean) => void;
};

function Preview({ photo, onRemove }: { photo: WaitingPhoto; onRemove: () => void }) {
  const { t } = useTranslation('field');
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(photo.image);
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [photo.image]);
  const Sign = photo.place ? IconMapPin : IconMapPinOff;
  return (
    <li className={classes.preview}>
      <img src={source} alt={photo.fileName} />
      <span className={classes.previewFacts}>
        <Sign size={14} aria-hidden />
        {t(photo.place ? 'report.withPlace' : 'report.withoutPlace')} · {cityTime(photo.takenAt).time}
      </span>
      <ActionIcon
        className={classes.square}
        variant="default"
        aria-label={t('report.removePhoto', { name: photo.fileName })}
        onClick={onRemove}
      >
        <IconX size={20} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** Offers to let photos carry the place of the device, where it was not allowed yet. */
function PlaceOffer() {
  const { t } = useTranslation('field');
  const { status, ask } = useHere();
  if (status === 'known') return null;
  const isDead = status === 'refused' || status === 'unsupported';
  return (
    <p className={classes.offer}>
      {isDead || status === 'failed' ? t(`place.${status}`) : t('report.placeOff')}
      {!isDead && (
        <Button className={classes.button} variant="default" loading={status === 'asking'} onClick={ask}>
          {t('report.placeOn')}
        </Button>
      )}
    </p>
  );
}

/** Photos from the camera (or the files of a desk), each with where and when it was taken. */
export function PhotoField({ photos, onChange, onPreparing }: PhotoFieldProps) {
  const { t } = useTranslation('field');
  const [isPreparing, setIsPreparing] = useState(false);
  const [unread, setUnread] = useState<readonly string[]>([]);
  const prepare = async (files: readonly File[]): Promise<void> => {
    setIsPreparing(true);
    onPreparing(true);
    setUnread([]);
    try {
      setUnread(await preparePhotos(files, await placeNow(), (photo) => onChange((now) => [...now, photo])));
    } finally {
      setIsPreparing(false);
      onPreparing(false);
    }
  };
  return (
    <div className={classes.photos}>
      <FileButton accept="image/*" capture="environment" multiple onChange={(files) => void prepare(files)}>
        {(props) => (
          <Button
            {...props}
            className={classes.primary}
            variant="default"
            loading={isPreparing}
            leftSection={<IconCamera size={22} aria-hidden />}
          >
            {t(photos.length === 0 ? 'report.photo' : 'report.photoMore')}
          </Button>
        )}
      </FileButton>
      {unread.length > 0 && (
        <p className={classes.failure} role="alert">
          {t('report.unread', { names: unread.join(', ') })}
        </p>
      )}
      <ul className={classes.previews} aria-live="polite">
        {photos.map((photo) => (
          <Preview
            key={photo.clientId}
            photo={photo}
            onRemove={() => onChange((now) => now.filter(({ clientId }) => clientId !== photo.clientId))}
          />
        ))}
      </ul>
      <PlaceOffer />
    </div>
  );
}
