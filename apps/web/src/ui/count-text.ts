import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';

/** How many there are: `null` is what nobody can know, `undefined` what is not known yet; neither is 0. */
export type Count = number | null | undefined;

/** A count as it stands beside a choice. */
export function useCountText(): (count: Count) => string {
  const locale = useLocale();
  return (count) => {
    if (count === null) return '—';
    return count === undefined ? '…' : formatNumber(count, locale);
  };
}
