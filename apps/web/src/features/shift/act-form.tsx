import type { Alarm } from '@abat/contracts';
import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsStale } from '../../live/connection-store.js';
import { ActButton } from '../../ui/act-button.js';
import { Notice, Refusal } from './refusal.js';
import { useAlarmAct, type AlarmAct } from './use-alarms.js';

export type FormProps = { alarm: Alarm; onDone: () => void };
type FrameProps = FormProps & {
  submit: string;
  asked: AlarmAct | null;
  children: React.ReactNode;
};

/** What the forms of an alarm share: sending, the refusal, the buttons. */
export function ActForm({ asked, submit, onDone, children }: FrameProps) {
  const { t } = useTranslation('shift');
  const { mutate, isPending, error } = useAlarmAct();
  const isStale = useIsStale();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (asked && !isStale) mutate(asked, { onSuccess: onDone });
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {children}
        {isStale ? <Notice text={t('common:state.blockedWhileStale')} /> : <Refusal error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <ActButton type="submit" loading={isPending} disabled={asked === null}>
            {submit}
          </ActButton>
        </Group>
      </Stack>
    </form>
  );
}
