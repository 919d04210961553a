import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatRelative } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useKeptSince } from '../../offline/kept-shown.js';
import { useNow } from '../../ui/use-now.js';
import classes from './banners.module.css';

const MINUTE_MS = 60_000;

/** Says that what is on screen was kept by this device, and how old the oldest of it is. */
export function KeptBanner() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const since = useKeptSince();
  const now = useNow(MINUTE_MS);
  if (since === null) return null;
  const moment = formatDateTime(new Date(since).toISOString(), locale);
  return (
    <div className={classes.banner} role="alert" data-testid="kept">
      <IconCloudOff size={18} aria-hidden />
      <span>{t('kept', { moment, age: formatRelative(since, now, locale) })}</span>
    </div>
  );
}
