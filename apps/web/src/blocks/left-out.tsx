import type { BlockCode, Exclusion } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';

type Reason = Exclusion['reason'];
const FINDINGS: readonly Reason[] = ['finding.past', 'finding.settled'];
const DISTRICTS: readonly Reason[] = ['finding.settled', 'finding.no-district'];

/** Of all that an answer leaves out, what concerns the sums of a block. */
const CONCERNS: Partial<Record<BlockCode, readonly Reason[]>> = {
  'key-figures': FINDINGS,
  severities: FINDINGS,
  'district-cards': [...DISTRICTS, 'work.no-district'],
  'district-multiples': DISTRICTS,
  'money-bars': ['budget.total-line', 'budget.need', 'budget.no-amount'],
};

/** What the sums of a block leave out, in few words; null: nothing. */
export function useLeftOut(code: BlockCode, excluded: readonly Exclusion[]): string | null {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const told = excluded.filter(({ reason, count }) => count > 0 && CONCERNS[code]?.includes(reason));
  if (told.length === 0) return null;
  const parts = told.map(({ reason, count }) =>
    t(`leftOut.${reason.replace('.', '-')}`, { number: formatNumber(count, locale) }),
  );
  return t(code === 'money-bars' ? 'leftOut.ofSums' : 'leftOut.ofCounts', { parts: parts.join(', ') });
}
