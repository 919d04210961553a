import type { Locale, LocalizedText } from '@abat/contracts';

type Names = { nameRu?: string | null; nameKk?: string | null; nameEn?: string | null };

/** The name of a row in the language of the reader; Russian is the last resort. */
export function nameOf(row: Names, locale: Locale, fallback = '—'): string {
  const own = { kk: row.nameKk, ru: row.nameRu, en: row.nameEn }[locale];
  return own || row.nameRu || row.nameKk || row.nameEn || fallback;
}

/** One text of three, in the language of the reader. */
export function textOf(text: Partial<LocalizedText> | { [K in Locale]?: string | null }, locale: Locale): string {
  return text[locale] || text.ru || text.kk || text.en || '—';
}
