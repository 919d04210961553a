import type { Work, WorkDraft, WorkPatch } from '@abat/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** A change of a stored work, based on a version of it, or a new work. */
export type SaveRequest = { id: string; version: number; patch: WorkPatch } | { draft: WorkDraft };

function send(request: SaveRequest): Promise<Work> {
  if ('draft' in request) return call<Work>('/api/v1/works', { method: 'POST', body: request.draft });
  const { id, version, patch } = request;
  return call<Work>(`/api/v1/works/${id}`, { method: 'PATCH', body: patch, version });
}

/** Saves a work; the answer goes to the cache and its lists are read again. A version conflict fetches the other state. */
export function useSaveWork(onSaved: (work: Work) => void) {
  const { t } = useTranslation('edit');
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (work, request) => {
      client.setQueryData(keys.one('works', work.id), work);
      void client.invalidateQueries({ queryKey: keys.lists('works') });
      void client.invalidateQueries({ queryKey: keys.part('works', work.id, 'history') });
      notifications.show({ message: 'draft' in request ? t('created') : t('saved') });
      onSaved(work);
    },
    onError: (error, request) => {
      if (error instanceof ApiError && error.status === 412 && 'id' in request)
        void client.invalidateQueries({ queryKey: keys.one('works', request.id) });
    },
  });
}
