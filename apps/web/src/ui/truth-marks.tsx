import { useTranslation } from 'react-i18next';
import { useMoment } from '../url/moment.js';
import classes from './badges.module.css';

/** Marks an invented demonstration row. */
export function DemoMark() {
  const { t } = useTranslation('common');
  return (
    <span className={classes.mark} title={t('marks.demoHint')}>
      {t('marks.demo')}
    </span>
  );
}

/** Marks a geometry that only stands near the true place. */
export function ApproximateMark() {
  const { t } = useTranslation('common');
  return (
    <span className={`${classes.mark} ${classes.approximate}`} title={t('marks.approximateHint')}>
      {t('marks.approximate')}
    </span>
  );
}

/** Marks what has no past of its own: it stands as it is now though the console shows a moment of the past. */
export function OfNowMark() {
  const { t } = useTranslation('common');
  if (useMoment().at === null) return null;
  return (
    <span className={classes.mark} title={t('marks.ofNowHint')}>
      {t('marks.ofNow')}
    </span>
  );
}
