import type { MapNote } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconPinned } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useMapController } from '../map/map-controller.js';
import { useOpenDrawer, useOpenObject } from '../shell/use-open-object.js';
import classes from './notes.module.css';
import { useNotes } from './use-notes.js';

/** Degrees around a note that is brought into view. */
const NEAR = 0.002;

function NoteLine({ note }: { note: MapNote }) {
  const { t } = useTranslation('notes');
  const locale = useLocale();
  const openObject = useOpenObject();
  const controller = useMapController();
  const [lon, lat] = note.at;
  const open = () => {
    controller.fit([lon - NEAR, lat - NEAR, lon + NEAR, lat + NEAR]);
    openObject({ type: 'note', id: note.id });
  };
  return (
    <li>
      <button type="button" className={classes.line} onClick={open}>
        <span className={classes.text}>{note.text}</span>
        <span className={classes.meta}>
          <span>{shortNumber('note', note.number)}</span>
          <span>{note.author.name}</span>
          {note.district && <span>{nameOf(note.district, locale)}</span>}
          <span>{note.until ? t('until', { moment: formatDateTime(note.until, locale) }) : t('noEnd')}</span>
        </span>
      </button>
    </li>
  );
}

/** The notes on the map as a list. */
export function NotesList() {
  const { t } = useTranslation('notes');
  const mayWrite = useMay('note.write');
  const openDrawer = useOpenDrawer();
  const { data, error, refetch } = useNotes();
  const page = data?.pages[0];
  if (!page) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={4} />;
  const { items: notes, total } = page;
  return (
    <div data-testid="notes">
      {mayWrite && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPinned size={15} aria-hidden />}
          onClick={() => openDrawer({ new: 'note', sel: null })}
        >
          {t('new')}
        </Button>
      )}
      {notes.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      <ul className={classes.list}>
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} />
        ))}
      </ul>
      {total > notes.length && <p className={classes.meta}>{t('shown', { shown: notes.length, total })}</p>}
    </div>
  );
}
