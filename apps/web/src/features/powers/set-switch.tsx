import type { MandateSet } from '@abat/contracts';
import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useMay } from '../../app/session-gate.js';
import { useLocale } from '../../i18n/index.js';
import { useBlocked } from '../../ui/act-button.js';

/** Shows or hides a set of mandates for the rules. */
export function SetSwitch({ set }: { set: MandateSet }) {
  const { t } = useTranslation('powers');
  const locale = useLocale();
  const client = useQueryClient();
  const blocked = useBlocked();
  // The whole register of bodies is the administrator's, as the sets are.
  const mayWrite = useMay('agency.write');
  const { mutate, isPending } = useMutation({
    mutationFn: (active: boolean) =>
      call<MandateSet>(`/api/v1/mandate-sets/${set.id}`, { method: 'PATCH', body: { active }, version: set.version }),
    onSuccess: (changed) => {
      client.setQueryData(keys.one('mandate-sets', changed.id), changed);
      void client.invalidateQueries({ queryKey: keys.lists('mandate-sets') });
    },
    onError: (error) => {
      void client.invalidateQueries({ queryKey: keys.one('mandate-sets', set.id) });
      if (error instanceof ApiError) notifications.show({ color: 'red', message: error.titleIn(locale) });
    },
  });
  return (
    <Switch
      label={t('active.label')}
      description={blocked ?? t('active.hint')}
      checked={set.active}
      disabled={!mayWrite || isPending}
      aria-disabled={blocked !== undefined}
      onChange={(event) => !blocked && mutate(event.currentTarget.checked)}
      data-testid="set-switch"
    />
  );
}
