import type { Locale } from '@abat/contracts';
import type { Desk, Theme } from './support/desk.js';
import { unlikeKept } from './support/pictures.js';
import { consoleScreens, type Screen } from './support/screens.js';
import { prepareStage } from './support/stage.js';
import { OpenWall } from './support/walls.js';

const stage = prepareStage();
const SMALL = { width: 1366, height: 768 } as const;
const PHONE = { phone: { at: [71.43, 51.128] } } as const;
/** What tells a moment, and so differs from day to day. */
const MOMENTS = [
  '[role=timer]',
  ...['alarm-strip', 'signal-strip', 'connection', 'block-age', 'as-of', 'layer-age'].map(
    (id) => `[data-testid=${id}]`,
  ),
].join();

/** A drawer covers the rest there. */
const MOMENTS_ON_PHONE = '[role=timer], [data-testid=connection]';

/** Many fine lines, each a shade otherwise with another way of drawing. */
const MOST_OF_A_MAP = 0.005;

type Look = [name: string, locale: Locale, theme: Theme];
/** Screens whose rows do not depend on the day. */
const looks: Look[] = [
  ['matrix', 'ru', 'light'],
  ['functions', 'kk', 'light'],
  ['mandate', 'ru', 'dark'],
  ['act-edit', 'kk', 'light'],
  ['agreement-new', 'ru', 'light'],
  ['act', 'kk', 'dark'],
  ['works-none', 'kk', 'light'],
  ['regulation', 'ru', 'dark'],
  ['import', 'ru', 'light'],
  ['settings-surface', 'kk', 'dark'],
  ['settings-nuisance', 'ru', 'light'],
  ['shortcuts', 'kk', 'light'],
  ['scenario-new', 'ru', 'dark'],
  ['wall-pair', 'kk', 'dark'],
];
const looksOnPhone: Look[] = [
  ['mandate', 'kk', 'dark'],
  ['act', 'ru', 'light'],
];

async function unlike(desk: Desk, name: string, masked = MOMENTS): Promise<string[]> {
  const loading = desk.page.getByText(desk.word('common', 'state.loading'), { exact: true });
  await loading.first().waitFor({ state: 'detached' });
  await desk.page.mouse.move(0, 0);
  return unlikeKept(desk.page, name, [desk.page.locator(masked)]);
}

async function screensByName(): Promise<(name: string) => Screen> {
  const all = await consoleScreens(stage.abat);
  return (name) => {
    const screen = all.find((one) => one.name === name);
    if (!screen) throw new Error(`no screen ${name}`);
    return screen;
  };
}

describe('screens look as they did when they were looked at', () => {
  it('at the door', async () => {
    const found: string[] = [];
    for (const locale of ['ru', 'kk'] as const) {
      const desk = await stage.open({ ...SMALL, locale, theme: locale === 'ru' ? 'dark' : 'light' });
      await desk.goto('/sign-in');
      await desk.page.locator('input[name=email]:focus').waitFor();
      found.push(...(await unlike(desk, `sign-in-${locale}`)));
    }
    expect(found).toEqual([]);
  }, 60_000);

  it('at the console', async () => {
    const desk = await stage.openAs('operator', { ...SMALL, path: '/works?layers=none' });
    const screenOf = await screensByName();
    const found: string[] = [];
    for (const [name, locale, theme] of looks) {
      const screen = screenOf(name);
      await desk.speak(locale);
      await desk.dress(theme);
      await desk.visit(screen);
      found.push(...(await unlike(desk, `${name}-${locale}-${theme}`)));
      await desk.leave(screen);
    }
    expect(found).toEqual([]);
  }, 300_000);

  it.each(looksOnPhone)(
    'on a phone: %s in %s, %s',
    async (name, locale, theme) => {
      const { path } = (await screensByName())(name);
      const desk = await stage.openAs('operator', { ...PHONE, locale, theme, path });
      await desk.settled();
      expect(await unlike(desk, `phone-${name}-${locale}-${theme}`, MOMENTS_ON_PHONE)).toEqual([]);
    },
    60_000,
  );

  it('on the map', async () => {
    const desk = await stage.openAs('operator', {
      ...SMALL,
      path: '/findings?panel=off&layers=territories,sites,roads,places,mandates',
    });
    await desk.mapDrawn();
    const map = desk.page.getByTestId('map');
    expect(await unlikeKept(map, 'map', [desk.page.locator(MOMENTS)], MOST_OF_A_MAP)).toEqual([]);
  }, 60_000);

  it('on a wall', async () => {
    const wall = await OpenWall.open(stage, 'fhd-55', { locale: 'kk', drift: false }, { locale: 'kk' });
    await wall.showScene('powers');
    expect(await unlikeKept(wall.page, 'wall-powers', [wall.page.locator(MOMENTS)])).toEqual([]);
  }, 120_000);
});
