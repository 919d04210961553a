import type { MapNote } from '@abat/contracts';
import { Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-gate.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useChangeParams } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { useHighlight, type Highlight } from '../map/map-controller.js';
import { useEdited } from '../panes/use-edited.js';
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
  const [isEdited, setEdited] = useEdited(id);
  const [isGone, setIsGone] = useState(false);
  // What is being taken off is not asked for again when the event comes before the answer.
  const { data: note, error, refetch } = useNote(isGone ? null : id);
  if (isGone) return null;
  if (!note)
    return (
      <DrawerFrame kicker={t('kicker')} title={t('loading')}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={3} height={48} />}
      </DrawerFrame>
    );
  if (isEdited && note.own) return <NoteForm key={note.version} note={note} onDone={() => setEdited(false)} />;
  return <StoredNote note={note} onEdit={() => setEdited(true)} onGoing={setIsGone} />;
}

function useFacts(note: MapNote): Fact[] {
  const { t } = useTranslation('notes');
  const locale = useLocale();
  const holds = note.until ? t('until', { moment: formatDateTime(note.until, locale) }) : t('noEnd');
  return [
    { label: t('author'), value: `${note.author.name}, ${t(`common:role.${note.author.role}`)}` },
    { label: t('pinnedAt'), value: formatDateTime(note.createdAt, locale) },
    { label: t('holds'), value: holds },
    ...(note.district ? [{ label: t('district'), value: nameOf(note.district, locale) }] : []),
  ];
}

type StoredProps = { note: MapNote; onEdit: () => void; onGoing: (isGone: boolean) => void };

function StoredNote({ note, onEdit, onGoing }: StoredProps) {
  const { t } = useTranslation('notes');
  const mayWrite = useMay('note.write');
  const facts = useFacts(note);
  const { at } = note;
  useHighlight(useMemo((): Highlight[] => [{ role: 'selected', geometry: { type: 'Point', coordinates: at } }], [at]));
  const takeOff = useTakeOff(note, onGoing);
  const buttons = note.own && mayWrite && (
    <>
      <ActButton size="xs" onClick={onEdit}>
        {t('common:action.edit')}
      </ActButton>
      <ActButton size="xs" variant="default" onClick={takeOff}>
        {t('remove')}
      </ActButton>
    </>
  );
  return (
    <DrawerFrame kicker={t('kicker')} title={t('title', { number: note.number })} footer={buttons}>
      <Stack gap="lg">
        <Text className={classes.full}>{note.text}</Text>
        <FactList facts={facts} />
      </Stack>
    </DrawerFrame>
  );
}

/** Takes a note off the map; refused, it is shown again. */
function useTakeOff(note: MapNote, onGoing: (isGone: boolean) => void): () => void {
  const [, select] = useSelection();
  const { mutateAsync } = useChangeNotes();
  return () => {
    onGoing(true);
    mutateAsync({ kind: 'remove', note }).then(
      () => select(null),
      () => onGoing(false),
    );
  };
}
