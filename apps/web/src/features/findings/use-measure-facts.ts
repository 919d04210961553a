import type { Finding, Locale, Measures } from '@abat/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatArea, formatDays, formatLength, formatMoney, formatNumber, formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';

type Value = Measures[string];
type Reader = { locale: Locale; t: TFunction<'findings'>; measures: Measures };

const number = (write: (value: number, locale: Locale) => string) => (value: Value, reader: Reader) =>
  typeof value === 'number' ? write(value, reader.locale) : null;
const share = (value: Value, { locale }: Reader) => (typeof value === 'number' ? formatPercent(value, locale) : null);
const stage = (value: Value, { t }: Reader) => (typeof value === 'string' ? t(`common:stage.${value}`) : null);
const yesNo = (value: Value, { t }: Reader) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : null);

// Kinds are a tree that people edit: their names come with the measures.
function objectKind(_: Value, { locale, measures }: Reader): string | null {
  const names = { kk: measures.objectKindKk, ru: measures.objectKindRu, en: measures.objectKindEn };
  const name = names[locale] ?? names.ru;
  return typeof name === 'string' ? name : null;
}

/** How each measure is written. What is not listed here is told by the explanation alone. */
const writers: Record<string, (value: Value, reader: Reader) => string | null> = {
  overlapM2: number(formatArea),
  overlapDays: number(formatDays),
  days: number(formatDays),
  gapM: number(formatLength),
  openEnded: (value, { t }) => (value === true ? t('openEnded') : null),
  shareA: share,
  shareB: share,
  coveredShare: (value, reader) => (value === 0 ? null : share(value, reader)),
  objectKind,
  sitesAffected: number((value, locale) => formatNumber(value, locale)),
  worksAffected: number((value, locale) => formatNumber(value, locale)),
  requestsAffected: number((value, locale) => formatNumber(value, locale)),
  moneyKzt: (value, { locale }) => (typeof value === 'string' ? formatMoney(value, locale) : null),
  sameAgency: yesNo,
  hindersTraffic: yesNo,
  stage: (value, reader) => ('buildStage' in reader.measures ? null : stage(value, reader)),
  buildStage: stage,
  keepStage: stage,
};

/** The measured parts of a finding with their units. */
export function useMeasureFacts({ measures }: Finding): Fact[] {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  return Object.entries(writers).flatMap(([name, write]) => {
    const value = measures[name];
    const text = value === undefined || value === null ? null : write(value, { locale, t, measures });
    return text === null ? [] : [{ label: t(`measure.${name}`), value: text }];
  });
}
