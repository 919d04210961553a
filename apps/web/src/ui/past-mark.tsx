import { useTranslation } from 'react-i18next';
import { cityTime } from '../format.js';
import { useConnection } from '../live/connection-store.js';
import classes from './badges.module.css';

/** Marks a finding whose last day lies before today, the day of the city by the server's clock. */
export function PastMark({ lastDay }: { lastDay: string | null }) {
  const { t } = useTranslation('common');
  const { serverTime } = useConnection();
  const today = cityTime(serverTime ?? Date.now()).date;
  if (lastDay === null || lastDay >= today) return null;
  return (
    <span className={classes.mark} title={t('marks.pastHint')}>
      {t('marks.past')}
    </span>
  );
}
