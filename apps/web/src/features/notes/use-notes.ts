import type { MapNote, MapNoteDraft, MapNotePatch } from '@abat/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useListQuery, useOneQuery } from '../../api/resources.js';

const path = '/api/v1/notes';

/** The map shows the first of the notes and says so. */
export const MOST_NOTES = 200;

// No event tells that the time of a note is over.
const EVERY_MS = 60_000;

/** Notes that still hold. */
export const useNotes = () => useListQuery<MapNote>('notes', { limit: MOST_NOTES }, { everyMs: EVERY_MS });
export const useNote = (id: string | null) => useOneQuery<MapNote>('notes', id);

type Change =
  | { kind: 'create'; draft: MapNoteDraft }
  | { kind: 'change'; note: MapNote; patch: MapNotePatch }
  | { kind: 'remove'; note: MapNote };

function send(change: Change): Promise<MapNote | undefined> {
  if (change.kind === 'create') return call<MapNote>(path, { method: 'POST', body: change.draft });
  const { id, version } = change.note;
  if (change.kind === 'remove') return call<undefined>(`${path}/${id}`, { method: 'DELETE', version });
  return call<MapNote>(`${path}/${id}`, { method: 'PATCH', body: change.patch, version });
}

/** Pins, changes or takes off a note. */
export function useChangeNotes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (note) => {
      if (note) client.setQueryData(keys.one('notes', note.id), note);
      void client.invalidateQueries({ queryKey: keys.lists('notes') });
    },
  });
}
