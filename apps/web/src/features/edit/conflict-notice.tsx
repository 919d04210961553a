import { Alert, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type ConflictNoticeProps = { onTakeTheirs: () => void; onKeepMine: () => void; isReady: boolean };

/** The stored work changed while the form was open: look at their state, or put one's own changes on top of it. */
export function ConflictNotice({ onTakeTheirs, onKeepMine, isReady }: ConflictNoticeProps) {
  const { t } = useTranslation('edit');
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconUsers size={18} aria-hidden />}
      title={t('conflict.title')}
      data-testid="edit-conflict"
    >
      {t('conflict.text')}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" disabled={!isReady} onClick={onTakeTheirs}>
          {t('conflict.theirs')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!isReady} onClick={onKeepMine}>
          {t('conflict.mine')}
        </Button>
      </Group>
    </Alert>
  );
}
