import { useTranslation } from 'react-i18next';
import { zoneMark } from '../../city/city-moment.js';
import { cityTime, formatDate, formatWeekday } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { useServerNow } from '../../live/server-now.js';
import classes from './header.module.css';

/** Time and date of the city, 24 hours, by the server's clock once it was heard. */
export function CityClock() {
  const { t } = useTranslation('shell');
  const locale = useLocale();
  const now = useServerNow();
  const { date, time } = cityTime(now);
  return (
    <div className={classes.clock} role="timer" aria-live="off" aria-label={t('clockLabel')}>
      <span className={classes.time}>{time}</span>
      <span className={classes.date}>
        {formatWeekday(date, locale)}, {formatDate(date, locale)}
        <span className={classes.zone}> {zoneMark(now)}</span>
      </span>
    </div>
  );
}
