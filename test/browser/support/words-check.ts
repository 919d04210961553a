import type { Locale } from '@abat/contracts';
import type { DataSource } from 'typeorm';
import type { Desk } from './desk.js';
import { visibleTexts } from './layout-check.js';

/** A key of the word lists that stands there instead of its word: `action.save`, `map:legend.title`. */
const KEY = /^([a-zA-Z]+:)?[a-z][a-zA-Z]*(\.[a-zA-Z][\w-]*)+$/;
/** A key of one part: `newWork`. */
const SHORT_KEY = /^[a-z]+([A-Z][a-z]+)+$/;
const BROKEN = [/undefined|NaN|\[object/, /\{\{|\}\}/];
/** What Chromium writes when it has no Kazakh: month "M11", English weekday, currency code, comma thousands. */
const NO_KAZAKH = [/\bM(0?[1-9]|1[0-2])\b/, /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/, /KZT/, /\d,\d{3}(\D|$)/];

const CYRILLIC = /[а-яәғқңөұүһі]/i;

/** Columns with words of the city, which stay in the language somebody wrote them in. */
const WRITTEN = `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND data_type = 'text' AND column_name IN
    ('title', 'name', 'name_ru', 'name_kk', 'text', 'file_name', 'display_name', 'address', 'number')`;

/** What the database of a city has in Cyrillic letters, longest first. */
export async function writtenWords(sql: DataSource): Promise<string[]> {
  const columns: { table: string; column: string }[] = await sql.query(WRITTEN);
  const selects = columns.map(({ table, column }) => `SELECT "${column}" AS words FROM "${table}"`);
  const rows: { words: string | null }[] = await sql.query(selects.join(' UNION '));
  return rows
    .flatMap(({ words }) => (words && CYRILLIC.test(words) ? [words.replaceAll(/\s+/g, ' ').trim()] : []))
    .toSorted((a, b) => b.length - a.length);
}

/** Words of the program, not of the city, that stayed Russian or Kazakh on an English screen. */
async function notEnglish(desk: Desk, written: readonly string[]): Promise<string[]> {
  const texts = await desk.page.evaluate(() => {
    const data = '[data-testid$=-list], [data-testid=drawer], [lang]:not(html), [class*=user]';
    return [...document.querySelectorAll('button, label, h1, th, dt, nav a, footer span, legend')]
      .filter((element) => !element.closest(data) && !element.querySelector('[lang], [class*=user]'))
      .map((element) => (element.textContent ?? '').replaceAll(/\s+/g, ' '));
  });
  return texts
    .filter((text) => CYRILLIC.test(text))
    .filter((text) => CYRILLIC.test(written.reduce((left, words) => left.replaceAll(words, ''), text)));
}

/** What is wrong with the words of the screen that is open, cut ones aside. @param written words of the city itself */
export async function faultsOfWords(desk: Desk, locale: Locale, written: readonly string[]): Promise<string[]> {
  const texts = await visibleTexts(desk.page);
  const never = locale === 'en' ? BROKEN : [...BROKEN, ...NO_KAZAKH];
  const wrong = texts.filter((text) => KEY.test(text) || SHORT_KEY.test(text)).map((text) => `untranslated: ${text}`);
  for (const pattern of never)
    wrong.push(...texts.filter((text) => pattern.test(text)).map((text) => `${pattern}: ${text}`));
  if (locale === 'en') wrong.push(...(await notEnglish(desk, written)).map((text) => `not English: ${text}`));
  const language = await desk.page.locator('html').getAttribute('lang');
  return language === locale ? wrong : [...wrong, `<html lang="${language}">`];
}
