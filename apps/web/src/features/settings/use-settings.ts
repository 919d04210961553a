import type { RuleSetting } from '@abat/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Values } from './schema.js';

const path = '/api/v1/settings';

/** Settings of every rule. */
export function useSettings() {
  return useQuery({
    queryKey: keys.lists('settings'),
    queryFn: ({ signal }) => call<{ items: RuleSetting[] }>(path, { signal }),
  });
}

type Change = { setting: RuleSetting; value: Values; note: string | null };

/** Sets a rule; it then judges everything anew. */
export function useChangeSetting() {
  const client = useQueryClient();
  const { t } = useTranslation('settings');
  return useMutation({
    mutationFn: ({ setting: { key, version }, value, note }: Change) =>
      call<RuleSetting>(`${path}/${key}`, { method: 'PUT', body: { value, note }, version }),
    onSuccess: () => notifications.show({ message: t('saved') }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.lists('settings') }),
  });
}
