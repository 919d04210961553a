import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/act-button.js';
import classes from './edit.module.css';

type ConflictNoticeProps = {
  isReady: boolean;
  /** Own zones cannot be put on those the work has now: the user says whose are kept. */
  isLosingZones?: boolean;
  onTakeTheirs: () => void;
  onKeepMine: (keepsZones: boolean) => void;
};

/** The stored record changed while the form was open: look at their state, or put one's own changes on top of it. */
export function ConflictNotice({ isReady, isLosingZones = false, onTakeTheirs, onKeepMine }: ConflictNoticeProps) {
  const { t } = useTranslation('edit');
  const button = { size: 'compact-sm', variant: 'default', disabled: !isReady } as const;
  return (
    <div className={classes.notice} data-tone="warning" role="alert" data-testid="edit-conflict">
      <strong className={classes.noticeTitle}>
        <IconUsers size={18} aria-hidden />
        {t('conflict.title')}
      </strong>
      {t('conflict.text')} {isLosingZones && t('conflict.zones')}
      <Group gap="xs">
        <Button {...button} onClick={onTakeTheirs}>
          {t('conflict.theirs')}
        </Button>
        {isLosingZones && (
          <ActButton {...button} onClick={() => onKeepMine(false)}>
            {t('conflict.mineButZones')}
          </ActButton>
        )}
        <ActButton {...button} onClick={() => onKeepMine(true)}>
          {t(isLosingZones ? 'conflict.mineWithZones' : 'conflict.mine')}
        </ActButton>
      </Group>
    </div>
  );
}
