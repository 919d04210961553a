import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFetchHealth } from '../../api/fetch-health.js';
import classes from './banners.module.css';

/** Says that the last calls failed, over whatever is still on screen. */
export function FetchBanner() {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  if (useFetchHealth() === 'fine') return null;
  return (
    <div className={classes.banner} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{t('fetchFailing')}</span>
      <Button size="compact-sm" variant="default" onClick={() => void client.refetchQueries({ type: 'active' })}>
        {t('common:action.retry')}
      </Button>
    </div>
  );
}
