import { Button, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useIsStale } from '../../live/connection-store.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { useHighlight, type Highlight } from '../map/map-controller.js';
import { DrawerFrame } from '../shell/drawer-frame.js';
import { NoteForm } from './note-form.js';
import classes from './notes.module.css';
import { useChangeNotes, useNote } from './use-notes.js';

/** A new note: pinned where the map is clicked. */
export function NewNote() {
  const change = useChangeParams();
  return (
    <NoteForm
      note={null}
      onDone={(saved) => change({ new: null, 'n.at': null, ...(saved ? { sel: `note:${saved.id}` } : {}) })}
    />
  );
}

/** A note in full, with its author and how long it holds. */
export function NoteDrawer({ id }: { id: string }) {
  const { t } = useTranslation('notes');
  const locale = useLocale();
  const isStale = useIsStale();
  const mayWrite = useMay('note.write');
  const [editing, setEditing] = useParam('edit');
  const [, select] = useSelection();
  const { data: note, error, refetch } = useNote(id);
  const { mutate, isPending } = useChangeNotes();
  const at = note?.at;
  useHighlight(
    useMemo((): Highlight[] => (at ? [{ role: 'selected', geometry: { type: 'Point', coordinates: at } }] : []), [at]),
  );
  if (!note)
    return (
      <DrawerFrame kicker={t('kicker')} title={t('loading')}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={3} height={48} />}
      </DrawerFrame>
    );
  if (editing === '1' && note.own) return <NoteForm key={note.version} note={note} onDone={() => setEditing(null)} />;
  const facts: Fact[] = [
    { label: t('author'), value: `${note.author.name}, ${t(`common:role.${note.author.role}`)}` },
    { label: t('pinnedAt'), value: formatDateTime(note.createdAt, locale) },
    { label: t('holds'), value: note.until ? t('until', { moment: formatDateTime(note.until, locale) }) : t('noEnd') },
  ];
  if (note.district) facts.push({ label: t('district'), value: nameOf(note.district, locale) });
  return (
    <DrawerFrame
      kicker={t('kicker')}
      title={t('title', { number: note.number })}
      footer={
        note.own &&
        mayWrite && (
          <>
            <Button size="xs" disabled={isStale} onClick={() => setEditing('1')}>
              {t('common:action.edit')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={isPending}
              disabled={isStale}
              onClick={() => mutate({ kind: 'remove', note }, { onSuccess: () => select(null) })}
            >
              {t('remove')}
            </Button>
          </>
        )
      }
    >
      <Stack gap="lg">
        <Text className={classes.full}>{note.text}</Text>
        <FactList facts={facts} />
      </Stack>
    </DrawerFrame>
  );
}
