import type { Finding, Locale, Measures } from '@abat/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatArea, formatDays, formatLength, formatNumber, formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';

type Value = Measures[string];
type Reader = { locale: Locale; t: TFunction<'findings'> };

const number = (write: (value: number, locale: Locale) => string) => (value: Value, reader: Reader) =>
  typeof value === 'number' ? write(value, reader.locale) : null;
const yesNo = (value: Value, { t }: Reader) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : null);

/** How each measure is written. What is not listed here is told by the explanation alone. */
const writers: Record<string, (value: Value, reader: Reader) => string | null> = {
  overlapM2: number(formatArea),
  overlapDays: number(formatDays),
  days: number(formatDays),
  gapM: number(formatLength),
  shareA: number((value, locale) => formatPercent(value, locale)),
  shareB: number((value, locale) => formatPercent(value, locale)),
  sitesAffected: number((value, locale) => formatNumber(value, locale)),
  worksAffected: number((value, locale) => formatNumber(value, locale)),
  sameAgency: yesNo,
  hindersTraffic: yesNo,
  stage: (value, { t }) => (typeof value === 'string' ? t(`common:stage.${value}`) : null),
};

/** The measured parts of a finding with their units. */
export function useMeasureFacts({ measures }: Finding): Fact[] {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  return Object.entries(writers).flatMap(([name, write]) => {
    const value = measures[name];
    const text = value === undefined || value === null ? null : write(value, { locale, t });
    return text === null ? [] : [{ label: t(`measure.${name}`), value: text }];
  });
}
