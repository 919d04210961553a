import type { Locale } from '@abat/contracts';

export type PluralForm = 'one' | 'few' | 'many' | 'other';

/** CLDR cardinal plural rules of the three languages, written out so that no browser data is needed. */
export function pluralForm(count: number, locale: Locale): PluralForm {
  const value = Math.abs(count);
  if (locale !== 'ru') return value === 1 ? 'one' : 'other';
  if (!Number.isInteger(value)) return 'other';
  const [last, lastTwo] = [value % 10, value % 100];
  if (last === 1 && lastTwo !== 11) return 'one';
  if (last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14)) return 'few';
  return 'many';
}
