import type { Locale } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useFirstKept, useIsMomentKnown } from '../../api/known-past.js';
import { cityTime, formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Moment } from '../../url/moment.js';

/** A moment with its month in words and the city's clock. */
function longMoment(at: string, locale: Locale): string {
  const { date, time } = cityTime(at);
  return `${formatDate(date, locale, 'long')}, ${time}`;
}

/** Said of a moment before anything that is kept: what is not there then is unknown, not none. Null: it is known. */
export function useUnknownPast(): string | null {
  const { t } = useTranslation('time');
  const locale = useLocale();
  const first = useFirstKept();
  const isKnown = useIsMomentKnown();
  return isKnown === false && first ? t('firstKept', { first: longMoment(first, locale) }) : null;
}

/** Says what is shown: the past as it was, now, or a day as planned. */
export function useMomentWords(): (moment: Moment) => string {
  const { t } = useTranslation('time');
  const locale = useLocale();
  return ({ at, on }) => {
    if (at) return t('past', { moment: longMoment(at, locale) });
    return on ? t('coming', { day: formatDate(on, locale, 'full') }) : t('now');
  };
}
