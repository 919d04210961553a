import { Button } from '@mantine/core';
import { IconCalendarEvent, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMomentWords, useUnknownPast } from './moment-words.js';
import classes from './time.module.css';
import { useTimeParams } from './use-time.js';

/** Over everything while the console shows another time than now, with the way back. */
export function MomentBanner() {
  const { t } = useTranslation('time');
  const { moment, toNow } = useTimeParams();
  const words = useMomentWords();
  const unknown = useUnknownPast();
  if (!moment.at && !moment.on) return null;
  const isPast = moment.at !== null;
  return (
    <div className={classes.banner} data-moment={isPast ? 'past' : 'coming'} role="status" data-testid="moment-banner">
      <strong className={classes.bannerWords}>
        {isPast ? <IconHistory size={18} aria-hidden /> : <IconCalendarEvent size={18} aria-hidden />}
        {words(moment)}
      </strong>
      {unknown ? (
        <span className={classes.unknown}>{unknown}</span>
      ) : (
        <span className={classes.bannerHint}>{t(isPast ? 'pastHint' : 'comingHint')}</span>
      )}
      {isPast && !unknown && <span className={classes.bannerShort}>{t('pastShort')}</span>}
      <Button size="compact-sm" variant="default" onClick={toNow}>
        {t('toNow')}
      </Button>
    </div>
  );
}
