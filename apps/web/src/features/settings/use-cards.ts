import type { AlarmCard, AlarmCardChange } from '@abat/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** What to do with a card; without a change it is given back as shipped. */
type CardAct = { card: AlarmCard; change: AlarmCardChange | null };

function send({ card: { rule, version }, change }: CardAct): Promise<AlarmCard> {
  const path = `/api/v1/alarms/cards/${rule}`;
  return change
    ? call(path, { method: 'PUT', body: change, version })
    : call(`${path}/reset`, { method: 'POST', version });
}

/** Changes the card of a type of alarm, or gives it back; the queue follows. */
export function useChangeCard() {
  const client = useQueryClient();
  const { t } = useTranslation('settings');
  return useMutation({
    mutationFn: send,
    onSuccess: (_card, { change }) => notifications.show({ message: t(change ? 'cards.saved' : 'cards.given') }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all('alarms') }),
  });
}
