import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './edit.module.css';

type ConflictNoticeProps = { onTakeTheirs: () => void; onKeepMine: () => void; isReady: boolean };

/** The stored record changed while the form was open: look at their state, or put one's own changes on top of it. */
export function ConflictNotice({ onTakeTheirs, onKeepMine, isReady }: ConflictNoticeProps) {
  const { t } = useTranslation('edit');
  return (
    <div className={classes.notice} data-tone="warning" role="alert" data-testid="edit-conflict">
      <strong className={classes.noticeTitle}>
        <IconUsers size={18} aria-hidden />
        {t('conflict.title')}
      </strong>
      {t('conflict.text')}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={!isReady} onClick={onTakeTheirs}>
          {t('conflict.theirs')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!isReady} onClick={onKeepMine}>
          {t('conflict.mine')}
        </Button>
      </Group>
    </div>
  );
}
