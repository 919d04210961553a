import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';

/** How often it is looked whether somebody signed in in another window, ms. */
const LOOK_MS = 3000;

type SessionEndedProps = { onLook: () => void; onLeave: () => void };

/**
 * Stands over a form whose session ended: what was written stays, is sent by nobody, and goes on as soon as its author has
 * signed in in another window of the browser.
 */
export function SessionEnded({ onLook, onLeave }: SessionEndedProps) {
  const { t } = useTranslation('edit');
  useEffect(() => {
    const timer = setInterval(onLook, LOOK_MS);
    return () => clearInterval(timer);
  }, [onLook]);
  return (
    <Dialog
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={t('ended.title')}
      centered
    >
      <Text size="sm" mb="md" data-testid="session-ended">
        {t('ended.text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onLeave}>
          {t('ended.leave')}
        </Button>
        <Button component="a" href="/sign-in" target="_blank" rel="noopener" data-autofocus>
          {t('ended.signIn')}
        </Button>
      </Group>
    </Dialog>
  );
}
