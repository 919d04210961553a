import type { Locale, LocalizedText } from '@abat/contracts';
import type { QueryRunner } from 'typeorm';

const CITY = `SELECT json_build_object('kk', coalesce(t.name_kk, t.name_ru), 'ru', t.name_ru, 'en', coalesce(t.name_en, t.name_ru)) AS city
  FROM territory t WHERE t.kind = 'city' AND t.valid @> current_date LIMIT 1`;

/** The city the data is of; null while none is loaded. */
export async function cityNames(runner: QueryRunner): Promise<LocalizedText | null> {
  const [named]: { city: LocalizedText }[] = await runner.query(CITY);
  return named?.city ?? null;
}

/** Where a file comes from: Abat, and of which city. */
export const sourceName = (city: LocalizedText | null, locale: Locale): string =>
  city ? `Abat, ${city[locale]}` : 'Abat';
