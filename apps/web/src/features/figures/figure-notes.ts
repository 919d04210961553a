import type { Exclusion } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';

type Told = { asOf: string; excluded: readonly Exclusion[] };

/** Lines under a chart: when its data was true, what it leaves out. */
export function useFigureNotes(): (figure: Told, reasons?: readonly Exclusion['reason'][]) => string[] {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  return ({ asOf, excluded }, reasons) => {
    const told = excluded.filter(({ reason }) => !reasons || reasons.includes(reason));
    const lines = told.map(({ reason, count, amountKzt }) => {
      const name = reason.replace('.', '-');
      const numbers = { count, number: formatNumber(count, locale) };
      // Without money a sentence about it is not true.
      if (amountKzt === null || Number(amountKzt) === 0) return t(`excluded.${name}`, numbers);
      return t(`excluded.${name}-money`, { ...numbers, money: formatMoney(amountKzt, locale) });
    });
    return [t('asOf', { moment: formatDateTime(asOf, locale) }), ...lines];
  };
}
