import type { Locale } from '@abat/contracts';
import type { Desk } from './desk.js';
import { cutTexts, visibleTexts } from './layout-check.js';

/** A key of the word lists that stands there instead of its word: `action.save`, `map:legend.title`. */
const KEY = /^([a-zA-Z]+:)?[a-z][a-zA-Z]*(\.[a-zA-Z][\w-]*)+$/;
/** A key of one part: `newWork`. */
const SHORT_KEY = /^[a-z]+([A-Z][a-z]+)+$/;
const BROKEN = [/undefined|NaN|\[object/, /\{\{|\}\}/];
/** What Chromium writes when it has no Kazakh: month "M11", English weekday, currency code, comma thousands. */
const NO_KAZAKH = [/\bM(0?[1-9]|1[0-2])\b/, /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/, /KZT/, /\d,\d{3}(\D|$)/];

/** Words of the program, not of the data, that stayed Russian or Kazakh on an English screen. */
function notEnglish(desk: Desk): Promise<string[]> {
  return desk.page.evaluate(() => {
    const data = '[data-testid$=-list], [data-testid=drawer], [lang]:not(html), [class*=user], [data-data]';
    return [...document.querySelectorAll('button, label, h1, th, dt, nav a, footer span, legend')]
      .filter((element) => !element.closest(data) && !element.querySelector('[lang], [class*=user]'))
      .map((element) => element.textContent ?? '')
      .filter((text) => /[а-яәғқңөұүһі]/i.test(text));
  });
}

/** What is wrong with the words of the screen that is open. */
export async function faultsOfWords(desk: Desk, locale: Locale): Promise<string[]> {
  const texts = await visibleTexts(desk.page);
  const never = locale === 'en' ? BROKEN : [...BROKEN, ...NO_KAZAKH];
  const wrong = texts.filter((text) => KEY.test(text) || SHORT_KEY.test(text)).map((text) => `untranslated: ${text}`);
  for (const pattern of never)
    wrong.push(...texts.filter((text) => pattern.test(text)).map((text) => `${pattern}: ${text}`));
  if (locale === 'en') wrong.push(...(await notEnglish(desk)).map((text) => `not English: ${text}`));
  const language = await desk.page.locator('html').getAttribute('lang');
  if (language !== locale) wrong.push(`<html lang="${language}">`);
  return [...wrong, ...(await cutTexts(desk.page)).map((text) => `cut: ${text}`)];
}
