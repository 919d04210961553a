import { useTranslation } from 'react-i18next';
import { useIsMomentKnown } from '../../api/known-past.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';

type Shown = {
  shown: number;
  /** `undefined` while that is on its way. */
  total: number | undefined;
  /** Whether the list is read as of the moment shown: before everything that is kept nothing is known of it. */
  isDated?: boolean;
};

/** How much of a list is shown, in its own words. */
export function useShownText(
  { shown, total, isDated = true }: Shown,
  write: (counts: Record<'shown' | 'total', string>) => string,
): string {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const isMomentKnown = useIsMomentKnown();
  if (isDated && isMomentKnown === false) return t('state.unknown');
  if (total === undefined) return t('state.loading');
  return write({ shown: formatNumber(shown, locale), total: formatNumber(total, locale) });
}
