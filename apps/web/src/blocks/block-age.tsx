import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cityTime, formatDate, formatRelative } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { useConnection } from '../live/connection-store.js';
import { useKeptSince } from '../offline/kept-shown.js';
import { useServerNow } from '../live/server-now.js';
import { useNow } from '../ui/use-now.js';
import { useSurface } from './surface.js';
import classes from './block.module.css';

/** True while nobody says whether what is on screen still holds. */
export function useIsOutdated(): boolean {
  const { status } = useConnection();
  return status !== 'live' && status !== 'connecting';
}

/** A moment of today as its time, an earlier one with its day. */
export function useMomentWords(): (moment: string | number) => string {
  const locale = useLocale();
  const now = useServerNow(60_000);
  return (moment) => {
    const { date, time } = cityTime(moment);
    return date === cityTime(now).date ? time : `${formatDate(date, locale)}, ${time}`;
  };
}

/** When figures were true: a sign and the time on walls, where words cost a line. */
export function AsOf({ moment }: { moment: string | number }) {
  const { t } = useTranslation('blocks');
  const { kind } = useSurface();
  const wordsOf = useMomentWords();
  return (
    <span className={classes.asOf} data-testid="block-age">
      {kind === 'wall' && <IconClock role="img" aria-label={t('asOfLabel')} />}
      {kind === 'wall' ? wordsOf(moment) : t('asOf', { time: wordsOf(moment) })}
    </span>
  );
}

/** That figures are out of date, since when, how old they are. */
export function OutOfDate({ since }: { since: number }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const now = useNow(10_000);
  return (
    <span data-testid="block-age">
      {t('stale', { time: cityTime(since).time, age: formatRelative(since, now, locale) })}
    </span>
  );
}

/** Age of what the live link keeps true and no single answer of the API tells: a map, a record. */
export function LinkAge() {
  const { completeTo, trueAt } = useConnection();
  const since = useKeptSince() ?? trueAt;
  if (useIsOutdated()) return since === null ? null : <OutOfDate since={since} />;
  return completeTo === null ? null : <AsOf moment={completeTo} />;
}
