import type { Locale, LocalizedText } from '@abat/contracts';
import type { Names } from './subject-facts.js';

const TAGS: Record<Locale, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

const plurals: Record<Locale, Intl.PluralRules> = {
  kk: new Intl.PluralRules(TAGS.kk),
  ru: new Intl.PluralRules(TAGS.ru),
  en: new Intl.PluralRules(TAGS.en),
};

/** Forms of a counted phrase; a language gives those it has. */
export type PluralForms = { one?: string; few?: string; many?: string; other: string };

/** The form that goes with a whole number: 1 день, 2 дня, 5 дней, 11 дней, 21 день. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  const category = plurals[locale].select(count);
  return (category in forms ? forms[category as keyof PluralForms] : undefined) ?? forms.other;
}

// Making a formatter takes longer than a page of findings may; one of each kind is kept.
const numbers = new Map<string, Intl.NumberFormat>();
const englishDay = new Intl.DateTimeFormat(TAGS.en, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}-${digits}`;
  // Kazakh and Russian keep four digits together and group from 10 000 on, as the screens do.
  const useGrouping = locale === 'en' ? 'auto' : 'min2';
  const format =
    numbers.get(key) ?? new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: digits, useGrouping });
  numbers.set(key, format);
  return format;
}

/** A number as people of the language write it, at most `digits` decimals. */
export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return numberFormat(locale, digits).format(value);
}

const AREA_UNITS: Record<Locale, { m2: string; ha: string; km2: string }> = {
  kk: { m2: 'м²', ha: 'га', km2: 'км²' },
  ru: { m2: 'м²', ha: 'га', km2: 'км²' },
  en: { m2: 'm²', ha: 'ha', km2: 'km²' },
};

/** An area given in m2, shown in m2, hectares or km2, whichever reads best. */
export function formatArea(locale: Locale, areaM2: number): string {
  const units = AREA_UNITS[locale];
  if (areaM2 >= 1_000_000) return `${formatNumber(locale, areaM2 / 1_000_000, 1)}\u00a0${units.km2}`;
  if (areaM2 >= 10_000) return `${formatNumber(locale, areaM2 / 10_000, 1)}\u00a0${units.ha}`;
  return `${formatNumber(locale, areaM2, areaM2 < 10 ? 1 : 0)}\u00a0${units.m2}`;
}

const MONEY_UNITS: Record<Locale, [thousand: string, million: string, billion: string]> = {
  kk: ['мың', 'млн', 'млрд'],
  ru: ['тыс.', 'млн', 'млрд'],
  en: ['thousand', 'million', 'billion'],
};

/** Tenge given as a decimal string, in the unit that reads best; three significant decimals at most. */
export function formatMoney(locale: Locale, kzt: string): string {
  const value = Number(kzt);
  const power = value >= 1e9 ? 3 : value >= 1e6 ? 2 : value >= 1e3 ? 1 : 0;
  const unit = power > 0 ? `\u00a0${MONEY_UNITS[locale][power - 1]}` : '';
  return `${formatNumber(locale, value / 1000 ** power, power > 0 ? 1 : 0)}${unit}\u00a0₸`;
}

/** A share 0..1 as per cent; what is not nothing never reads as 0. */
export function formatShare(locale: Locale, share: number): string {
  const percent = share * 100;
  const sign = locale === 'en' ? '%' : '\u00a0%';
  if (percent > 0 && percent < 0.1) return `<\u00a0${formatNumber(locale, 0.1, 1)}${sign}`;
  return `${formatNumber(locale, percent, percent < 10 ? 1 : 0)}${sign}`;
}

/** A day: 31.05.2026 in Kazakh and Russian, 31 May 2026 in English. */
export function formatDay(locale: Locale, day: string): string {
  if (locale !== 'en') return day.split('-').reverse().join('.');
  return englishDay.format(new Date(`${day}T00:00:00Z`));
}

/** The name in the language asked for; Russian where a translation is missing. */
export function nameIn(locale: Locale, names: Names | null, missing: LocalizedText): string {
  if (!names) return missing[locale];
  if (locale === 'kk') return names.nameKk ?? names.nameRu;
  return locale === 'en' ? (names.nameEn ?? names.nameRu) : names.nameRu;
}

/** A name about to stand between quotation marks: its own «» become „“, as Kazakh and Russian write it. */
export const quotable = (locale: Locale, name: string): string =>
  locale === 'en' ? name : name.replaceAll('«', '„').replaceAll('»', '“');

/** A name inside a sentence: its first letter small, unless the word is written in capitals. */
export const lowerFirst = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** Whole sentences into one paragraph; absent ones are left out. */
export const paragraph = (sentences: readonly (string | null)[]): string => sentences.filter(Boolean).join(' ');

/** One text per language made by the same writer. */
export const inEveryLanguage = (write: (locale: Locale) => string): LocalizedText => ({
  kk: write('kk'),
  ru: write('ru'),
  en: write('en'),
});
