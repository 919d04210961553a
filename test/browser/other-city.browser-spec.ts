import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/chromium.js';
import { AbatSystem } from '../support/system.js';
import { Desk } from './support/desk.js';

const START_MS = 180_000;
const BERLIN = { srid: '25833', zone: 'Europe/Berlin', bbox: [13.088, 52.338, 13.761, 52.675] } as const;

/** Longitude and latitude of the upper left corner of a tile. */
function cornerOf(zoom: number, x: number, y: number): [lon: number, lat: number] {
  const side = 2 ** zoom;
  return [(x / side) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI];
}

/** The minute of Berlin as its header writes it, `14:05`, and its offset of today. */
function clockOfBerlin(): { time: string; offset: string } {
  const now = new Date();
  const time = now.toLocaleTimeString('en-GB', { timeZone: BERLIN.zone, hour: '2-digit', minute: '2-digit' });
  const parts = new Intl.DateTimeFormat('en', { timeZone: BERLIN.zone, timeZoneName: 'shortOffset' }).formatToParts(
    now,
  );
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  return { time, offset };
}

describe('Given Berlin, by configuration and the outline of the city alone', () => {
  let abat: AbatSystem;
  let browser: Browser;
  const desks: Desk[] = [];
  const open = async (): Promise<Desk> => {
    const desk = await Desk.open(browser, abat.base);
    desks.push(desk);
    return desk;
  };
  const clock = ({ page }: Desk) => page.getByRole('timer').innerText();
  const signIn = async (desk: Desk, path: string): Promise<void> => {
    await desk.carry(await abat.openSession('admin@berlin.test'));
    await desk.goto(path);
    await desk.connection('live').waitFor();
  };

  beforeAll(async () => {
    process.env['ABAT_CITY_SRID'] = BERLIN.srid;
    const env = { ABAT_CITY_SRID: BERLIN.srid, ABAT_TIME_ZONE: BERLIN.zone };
    [abat, browser] = await Promise.all([AbatSystem.start({ env }), launchBrowser()]);
    const admin = await abat.addUser({ email: 'admin@berlin.test', role: 'administrator' });
    const [west, south, east, north] = BERLIN.bbox;
    const ring = [
      ...[[west, south] as const, [east, south] as const, [east, north] as const],
      ...[[west, north] as const, [west, south] as const],
    ];
    const names = { nameRu: 'Берлин', nameKk: 'Берлин', nameEn: 'Berlin' };
    const geometry = { type: 'MultiPolygon', coordinates: [[ring]] };
    await admin.done(admin.post('/api/v1/territories', { externalId: 'berlin', kind: 'city', ...names, geometry }));
    await abat.settled();
  }, START_MS);
  afterEach(async () => {
    const ended = await Promise.allSettled(desks.splice(0).map((desk) => desk.close()));
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
  afterAll(async () => {
    delete process.env['ABAT_CITY_SRID'];
    await browser?.close();
    await abat?.stop();
  }, START_MS);

  it('its door names it in the language of the reader', async () => {
    const desk = await open();
    await desk.goto('/sign-in');
    await desk.page.getByText('Город Берлин · Центр урбанистики').waitFor();
    await desk.speak('kk');
    await desk.page.getByText('Берлин қаласы · Урбанистика орталығы').waitFor();
    await desk.picture('berlin-door-kk');
  });

  it('its map begins there, and its header has its clock', async () => {
    const desk = await open();
    const asked: [number, number, number][] = [];
    desk.page.on('request', (request) => {
      const [, zoom, x, y] = /\/tiles\/territories\/(\d+)\/(\d+)\/(\d+)\.mvt/.exec(request.url()) ?? [];
      if (zoom && x && y) asked.push([Number(zoom), Number(x), Number(y)]);
    });
    await signIn(desk, '/works');
    await desk.mapDrawn();
    const [west, south, east, north] = BERLIN.bbox;
    expect(asked.length).toBeGreaterThan(0);
    for (const [zoom, x, y] of asked) {
      const [[left, top], [right, bottom]] = [cornerOf(zoom, x, y), cornerOf(zoom, x + 1, y + 1)];
      expect([left - 1 < east, right + 1 > west, bottom - 1 < north, top + 1 > south]).not.toContain(false);
    }
    // The minute may turn between the two looks.
    const before = clockOfBerlin();
    const shown = await clock(desk);
    expect([before.time, clockOfBerlin().time].some((time) => shown.includes(time))).toBe(true);
    expect(shown).toContain(before.offset);
    expect(await desk.page.locator('header').first().innerText()).toContain('Ситуационный центр · Берлин');
    expect(await desk.page.locator('footer').last().innerText()).not.toContain('демо');
    await desk.picture('berlin-works-ru');
  });

  it('its clock is known when the server does not answer which city it is', async () => {
    const desk = await open();
    await signIn(desk, '/works?layers=none');
    desk.faults.expect(/api\/v1\/city/);
    await desk.context.route('**/api/v1/city', (route) => route.abort());
    await desk.page.reload();
    await desk.connection('live').waitFor();
    expect(await clock(desk)).toContain(clockOfBerlin().offset);
    expect(await desk.page.locator('header').first().innerText()).toContain('Берлин');
  });
});
