import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, type Location } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { guardUnsaved } from '../../ui/unsaved.js';
import { usePane } from '../panes/pane-context.js';
import { useDrawerPlaceAt } from '../shell/use-layout.js';
import { keepsForm } from './keeps-form.js';

/** Whether a form survives a step. */
export type KeepsForm = (from: Location, to: Location) => boolean;

type UnsavedGuardProps = {
  isDirty: () => boolean;
  /** The form belongs to a table and lives on its page only; otherwise it stands in a drawer. */
  isInPage?: boolean;
  /** For a form of a page that has rules of its own. */
  survives?: KeepsForm;
};

type UnsavedQuestionProps = { isOpen: boolean; onStay: () => void; onLeave: () => void };

/** Whether what was written may be lost. */
export function UnsavedQuestion({ isOpen, onStay, onLeave }: UnsavedQuestionProps) {
  const { t } = useTranslation('edit');
  return (
    <Dialog opened={isOpen} onClose={onStay} title={t('unsaved.title')} centered>
      <Text size="sm" mb="md">
        {t('unsaved.text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onLeave}>
          {t('unsaved.leave')}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {t('unsaved.stay')}
        </Button>
      </Group>
    </Dialog>
  );
}

/** Asks before unsaved changes are lost, in the app and when the page is closed. */
export function UnsavedGuard({ isDirty, isInPage = false, survives }: UnsavedGuardProps) {
  const drawerAt = useDrawerPlaceAt();
  const isPinned = usePane()?.isPinned === true;
  const place = isInPage ? 'page' : isPinned ? 'pinned' : 'drawer';
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isDirty() && !(survives ? survives(from, to) : keepsForm(place, { from, to }, drawerAt)),
  );
  useEffect(() => guardUnsaved(isDirty), [isDirty]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <UnsavedQuestion
      isOpen={blocker.state === 'blocked'}
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    />
  );
}
