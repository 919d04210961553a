import type { Page, SavedView, SavedViewDraft, SavedViewPatch } from '@abat/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const path = '/api/v1/saved-views';

/** Looks of the programme: the reader's own and those others share. */
export function useSavedViews() {
  return useQuery({
    queryKey: keys.list('saved-views', { screen: 'programme' }),
    queryFn: ({ signal }) => call<Page<SavedView>>(path, { query: { screen: 'programme', limit: 500 }, signal }),
  });
}

/** One look by its id: what a link names. */
export function useSavedView(id: string | null) {
  return useQuery({
    queryKey: keys.one('saved-views', id ?? ''),
    queryFn: ({ signal }) => call<SavedView>(`${path}/${id}`, { signal }),
    enabled: id !== null,
    retry: false,
  });
}

type Change =
  | { kind: 'create'; draft: SavedViewDraft }
  | { kind: 'change'; view: SavedView; patch: SavedViewPatch }
  | { kind: 'remove'; view: SavedView };

function send(change: Change): Promise<SavedView | undefined> {
  if (change.kind === 'create') return call<SavedView>(path, { method: 'POST', body: change.draft });
  const { id, version } = change.view;
  if (change.kind === 'remove') return call<undefined>(`${path}/${id}`, { method: 'DELETE', version });
  return call<SavedView>(`${path}/${id}`, { method: 'PATCH', body: change.patch, version });
}

/** Keeps, changes or removes a look. */
export function useChangeViews(onDone: (view: SavedView | undefined) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (view) => {
      if (view) client.setQueryData(keys.one('saved-views', view.id), view);
      void client.invalidateQueries({ queryKey: keys.lists('saved-views') });
      onDone(view);
    },
    // Changed or deleted meanwhile: the next try stands on what is stored.
    onError: () => client.invalidateQueries({ queryKey: keys.all('saved-views') }),
  });
}
