import type { Finding, Locale, Measures } from '@abat/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import {
  formatArea,
  formatDate,
  formatDays,
  formatLength,
  formatMoney,
  formatNumber,
  formatPercent,
} from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import type { Fact } from '../../ui/fact-list.js';

type Value = Measures[string];
type Reader = {
  locale: Locale;
  t: TFunction<'findings'>;
  measures: Measures;
  /** The name of a body by its code. */
  bodyOf: (code: string) => string;
};

const number = (write: (value: number, locale: Locale) => string) => (value: Value, reader: Reader) =>
  typeof value === 'number' ? write(value, reader.locale) : null;
const LEAST_SHARE = 0.001;
// As the explanation writes it: tenths below ten per cent, and what is not nothing never reads as 0.
const shareText = (value: number, locale: Locale): string =>
  value > 0 && value < LEAST_SHARE
    ? `< ${formatPercent(LEAST_SHARE, locale, 1)}`
    : formatPercent(value, locale, value < 0.1 ? 1 : 0);
const share = number(shareText);
// Of works that clash some place is common, however small.
const shareOfSide = number((value, locale) => shareText(value || LEAST_SHARE / 2, locale));
const stage = (value: Value, { t }: Reader) => (typeof value === 'string' ? t(`common:stage.${value}`) : null);
const yesNo = (value: Value, { t }: Reader) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : null);

const count = number((value, locale) => formatNumber(value, locale));
const some = (value: Value, reader: Reader) => (value === 0 ? null : count(value, reader));
const year = (value: Value) => (typeof value === 'number' ? String(value) : null);
const money = (value: Value, { locale }: Reader) =>
  typeof value === 'string' && Number(value) > 0 ? formatMoney(value, locale) : null;

const tenge = number((value, locale) => formatMoney(String(value), locale));
const day = (value: Value, { locale }: Reader) => (typeof value === 'string' ? formatDate(value, locale) : null);

// Names that people may edit come with the measures, in the languages they were given in.
const named =
  (name: string) =>
  (_: Value, { locale, measures }: Reader) => {
    const names = { kk: measures[`${name}Kk`], ru: measures[`${name}Ru`], en: measures[`${name}En`] };
    const text = names[locale] ?? names.ru;
    return typeof text === 'string' ? text : null;
  };

const body = (value: Value, { bodyOf }: Reader) => (typeof value === 'string' ? bodyOf(value) : null);

/** How each measure is written. What is not listed here is told by the explanation alone. */
const writers: Record<string, (value: Value, reader: Reader) => string | null> = {
  overlapM2: number(formatArea),
  overlapDays: number(formatDays),
  days: number(formatDays),
  gapM: number(formatLength),
  openEnded: (value, { t }) => (value === true ? t('openEnded') : null),
  shareA: shareOfSide,
  shareB: shareOfSide,
  coveredShare: (value, reader) => (value === 0 ? null : share(value, reader)),
  gapM2: number(formatArea),
  gapShare: share,
  objectKind: named('objectKind'),
  sitesInGap: some,
  partlyRu: named('partly'),
  conditional: (value, reader) => (value === true ? yesNo(value, reader) : null),
  sitesAffected: count,
  worksAffected: count,
  requestsAffected: count,
  moneyKzt: (value, { locale }) => (typeof value === 'string' ? formatMoney(value, locale) : null),
  year,
  amountKzt: money,
  linesWithoutFunction: some,
  withoutFunctionKzt: money,
  lastFundedYear: year,
  moneyLastYearKzt: money,
  worksWithoutMoney: some,
  holders: some,
  holderRu: named('holder'),
  reason: (value, { t }) => (typeof value === 'string' ? t(`legalReason.${value}`) : null),
  since: day,
  replacedByRu: named('replacedBy'),
  refusals: count,
  requests: count,
  bounced: count,
  bodies: count,
  windowDays: number(formatDays),
  unavoidableDays: number(formatDays),
  shareOfWork: share,
  shareOfFinishing: share,
  gapDays: number(formatDays),
  titleSimilarity: share,
  sameLine: yesNo,
  costAKzt: money,
  costBKzt: money,
  costAtRiskKzt: money,
  daysLeft: number(formatDays),
  protectedUntil: day,
  surface: (value, { t }) => (typeof value === 'string' ? t(`surface.${value}`) : null),
  keeper: body,
  sharedTrenchM: some,
  trenchKztPerM: tenge,
  trenchSavingKzt: tenge,
  savedDays: number(formatDays),
  closureDays: number(formatDays),
  closureKztPerDay: tenge,
  closureSavingKzt: tenge,
  savingKzt: tenge,
  daysOutside: number(formatDays),
  shareOutside: share,
  windowFrom: day,
  windowTo: day,
  typeRu: named('type'),
  cityWide: (value, reader) => (value === true ? yesNo(value, reader) : null),
  breaksSurface: yesNo,
  finishedOn: day,
  dueOn: day,
  daysLate: number(formatDays),
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
  const { nameOf: bodyOf } = useAgencyNames();
  return Object.entries(writers).flatMap(([name, write]) => {
    const value = measures[name];
    const text = value === undefined || value === null ? null : write(value, { locale, t, measures, bodyOf });
    return text === null ? [] : [{ label: t(`measure.${name}`), value: text }];
  });
}
