import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, type Location } from 'react-router';
import { Dialog } from '../../ui/dialog.js';

const KEPT = ['sel', 'edit', 'new', 'row', 'form'] as const;

/** Whether a form survives a step. */
export type KeepsForm = (from: Location, to: Location) => boolean;

/** Filters and the map's position may change beneath a form in the drawer. */
const keepsDrawer: KeepsForm = (from, to) => {
  const [before, after] = [new URLSearchParams(from.search), new URLSearchParams(to.search)];
  // A record in a table lives on the page of its table only.
  if (before.has('row') && from.pathname !== to.pathname) return false;
  return KEPT.every((name) => before.get(name) === after.get(name));
};

type UnsavedGuardProps = { isDirty: () => boolean; keepsForm?: KeepsForm };

/** Asks before unsaved changes are lost, in the app and when the page is closed. */
export function UnsavedGuard({ isDirty, keepsForm = keepsDrawer }: UnsavedGuardProps) {
  const { t } = useTranslation('edit');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty() && !keepsForm(currentLocation, nextLocation),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <Dialog opened={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title={t('unsaved.title')} centered>
      <Text size="sm" mb="md">
        {t('unsaved.text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('unsaved.leave')}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('unsaved.stay')}
        </Button>
      </Group>
    </Dialog>
  );
}
