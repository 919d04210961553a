import type { Locale } from '@abat/contracts';
import type { Desk } from './support/desk.js';
import { cutTexts, tooWide, visibleTexts } from './support/layout-check.js';
import { shifts } from './support/layout-shift.js';
import { consoleScreens } from './support/screens.js';
import { prepareStage } from './support/stage.js';
import { openWallIn, SCENES } from './support/wall.js';

const stage = prepareStage();
const locales: readonly Locale[] = ['kk', 'ru', 'en'];

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
async function faultsOfWords(desk: Desk, locale: Locale): Promise<string[]> {
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

async function faultsOfScreen(desk: Desk, name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const locale of locales) {
    await desk.speak(locale);
    wrong.push(...(await faultsOfWords(desk, locale)).map((fault) => `${name} ${locale} ${fault}`));
  }
  return wrong;
}

describe('in Kazakh, Russian and English', () => {
  it('the door is translated and nothing is cut', async () => {
    const desk = await stage.open({ width: 1920, height: 1080 });
    await desk.goto('/sign-in');
    await desk.page.locator('input[name=email]').waitFor();
    expect(await faultsOfScreen(desk, 'sign-in')).toEqual([]);
  }, 60_000);

  it.each(locales)(
    'every screen is translated, nothing is cut or moves by itself, on a small screen too (%s)',
    async (locale) => {
      const path = '/findings?layers=none';
      const desk = await stage.openAs('operator', { locale, width: 1366, height: 768, path });
      await desk.settled();
      const wrong = await shifts(desk);
      for (const screen of await consoleScreens(stage.abat)) {
        await desk.visit(screen);
        const faults = [...(await shifts(desk)), ...(await tooWide(desk.page)), ...(await faultsOfWords(desk, locale))];
        wrong.push(...faults.map((fault) => `${screen.name}: ${fault}`));
        await desk.leave(screen);
      }
      expect(wrong).toEqual([]);
    },
    600_000,
  );

  it.each(locales)(
    'the first pages of the roles are translated and nothing is cut (%s)',
    async (locale) => {
      const wrong: string[] = [];
      for (const role of ['planner', 'reviewer', 'viewer'] as const) {
        const desk = await stage.openAs(role, { locale, width: 1366, height: 768, path: '/start?layers=none' });
        await desk.page.getByTestId('start-list').waitFor();
        await desk.settled();
        const faults = [...(await tooWide(desk.page)), ...(await faultsOfWords(desk, locale))];
        wrong.push(...faults.map((fault) => `${role}: ${fault}`));
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(locales)(
    'every scene of a wall is translated and nothing is cut or moves by itself (%s)',
    async (locale) => {
      const { desk, show } = await openWallIn(stage, locale);
      const wrong: string[] = [];
      for (const scene of SCENES) {
        await show(scene);
        const faults = [...(await shifts(desk)), ...(await tooWide(desk.page)), ...(await faultsOfWords(desk, locale))];
        wrong.push(...faults.map((fault) => `${scene}: ${fault}`));
      }
      expect(wrong).toEqual([]);
    },
    90_000,
  );

  it('the language chosen by one is kept with the account and by the browser', async () => {
    const desk = await stage.openAs('reviewer', { path: '/findings?layers=none' });
    const kept = desk.page.waitForResponse((response) => response.request().method() === 'PATCH');
    await desk.speak('kk');
    expect((await kept).status()).toBe(200);
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('kk');
    const other = await stage.abat.as('reviewer');
    expect(await other.read('/api/v1/me')).toMatchObject({ locale: 'kk' });
  }, 60_000);
});
