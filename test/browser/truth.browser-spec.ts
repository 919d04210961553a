import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Need, Page as ListPage, Work } from '@abat/contracts';
import { PASSWORD } from '../support/system.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { drawPoint } from './support/drawing.js';
import { consoleScreens } from './support/screens.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** What a browser says while the server is away. */
const AWAY = [/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET/, /WebSocket/, /Failed to load resource/, /answer 50\d/];
const MISSED = 'Работа, о которой никто не слышал';
const STALE_WITHIN_MS = 15_000;
const CLEAR_WITHIN_MS = 5_000;

/** A change while no api runs: the worker numbers it, nobody is there to hear it. */
async function changeUnheard(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'abat-unheard-'));
  const file = join(folder, 'works.csv');
  const row = `unheard-1,"${MISSED}",akim-almaty,improvement,2031-05-01,2031-05-20,71.475,51.1465`;
  await writeFile(file, `external_id,title,agency,function,start,end,lon,lat\n${row}\n`);
  await stage.abat.cli('import', 'works', file, '--source', 'upload');
  await rm(folder, { recursive: true });
}

const rowsOf = (desk: Desk): Promise<string[]> => desk.page.getByTestId('works-list').locator('li').allTextContents();

async function openEditor(): Promise<Desk> {
  const api = await stage.abat.as('operator');
  const draft = {
    ...{ title: 'Работа во время обрыва', agency: 'dep-utilities', function: 'improvement' },
    ...{ start: '2031-03-01', end: '2031-03-20', geometry: { type: 'Point', coordinates: [71.43, 51.128] } },
  };
  const work = await api.done(api.post<Work>('/api/v1/works', draft));
  await stage.abat.settled();
  return stage.openAs('operator', { path: `/works?layers=none&w.sort=-updatedAt&sel=work:${work.id}&edit=1` });
}

describe('when the server goes away', () => {
  it('the screen says so, blocks saving, comes back by itself and knows what it missed', async () => {
    const desk = await openEditor();
    const { page } = desk;
    const label = new RegExp(`^${desk.word('edit', 'field.title')}`);
    const title = page.getByTestId('work-editor').getByRole('textbox', { name: label });
    await title.fill('Работа после обрыва');
    const save = page.getByTestId('save-work');
    expect(await save.isEnabled()).toBe(true);
    let loads = 0;
    page.on('load', () => (loads += 1));

    desk.faults.expect(...AWAY);
    await stage.abat.kill('api');
    const noticed = page.locator('[data-testid=connection]:not([data-status=live])');
    await noticed.waitFor({ timeout: STALE_WITHIN_MS });
    await page.locator('[data-testid=map][data-stale=true]').waitFor();
    await page.locator('footer[data-stale=true]').waitFor();
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main).filter)).toMatch(/grayscale/);
    const strip = page.getByTestId('alarm-strip');
    expect(await strip.evaluate((one) => getComputedStyle(one).filter)).toMatch(/grayscale/);
    await strip.getByText(desk.word('shift', 'strip.asOf').split('{{')[0]?.trim() ?? '').waitFor();
    expect(await barriers(desk, 'colours')).toEqual([]);
    expect(await save.isDisabled()).toBe(true);
    await desk.picture('truth-server-away');

    await changeUnheard();
    await stage.abat.startApi();
    await desk.connection('live').waitFor({ timeout: CLEAR_WITHIN_MS });
    await page.locator('[data-testid=map][data-stale=false]').waitFor();
    await page.getByTestId('works-list').locator('li').first().filter({ hasText: MISSED }).waitFor();
    desk.faults.expectNone();

    const fresh = await stage.openAs('viewer', { path: '/works?layers=none&w.sort=-updatedAt' });
    await fresh.settled();
    expect(await rowsOf(desk)).toEqual(await rowsOf(fresh));
    expect(loads).toBe(0);
    expect(await title.inputValue()).toBe('Работа после обрыва');
    await save.click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Работа после обрыва' }).waitFor();
  }, 120_000);
});

describe('when the session ends', () => {
  it('what is typed stays, and goes on once its author has signed in in another window', async () => {
    const desk = await openEditor();
    const { page } = desk;
    const label = new RegExp(`^${desk.word('edit', 'field.title')}`);
    const title = page.getByTestId('work-editor').getByRole('textbox', { name: label });
    await title.fill('Работа после сеанса');
    desk.faults.expect(/401/, /WebSocket/);
    await page.evaluate(() => fetch('/api/v1/auth/logout', { method: 'POST' }));
    await page.getByTestId('session-ended').waitFor({ timeout: STALE_WITHIN_MS });
    await desk.picture('truth-session-ended');
    const other = await page.context().newPage();
    await other.goto(new URL('/sign-in', page.url()).href);
    await other.locator('input[name=email]').fill('operator@astana.demo');
    await other.locator('input[name=password]').fill(PASSWORD);
    await other.keyboard.press('Enter');
    await page.getByTestId('session-ended').waitFor({ state: 'detached' });
    await desk.connection('live').waitFor();
    desk.faults.expectNone();
    expect(await title.inputValue()).toBe('Работа после сеанса');
    await page.getByTestId('save-work').click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Работа после сеанса' }).waitFor();
  }, 120_000);
});

describe('what is not certain is marked', () => {
  it('as demonstration and as approximate in list, drawer and legend', async () => {
    const desk = await stage.openAs('viewer', {
      width: 1920,
      height: 1080,
      path: '/works?layers=works&map=13/51.13/71.43',
    });
    const marks = ['demo', 'approximate'].map((name) => desk.word('common', `marks.${name}`));
    const path = (await consoleScreens(stage.abat)).find(({ name }) => name === 'work')?.path ?? '';
    const id = path.split('sel=work:')[1] ?? '';
    // Which works the list begins with depends on the day: this one is sought by its name.
    const { title } = await (await stage.abat.as('viewer')).read<Work>(`/api/v1/works/${id}`);
    await desk.follow(`${path.replace('layers=none', 'layers=works')}&w.period=all&w.q=${encodeURIComponent(title)}`);
    for (const mark of marks) {
      await desk.page.getByTestId('drawer').getByText(mark, { exact: true }).first().waitFor();
      await desk.page.getByTestId('works-list').getByText(mark, { exact: true }).first().waitFor();
    }
    for (const key of ['legend.demo', 'legend.approximate'])
      await desk.page.getByTestId('legend').getByText(desk.word('map', key)).first().waitFor();
    await desk.mapDrawn();
    await desk.picture('truth-marks');
  }, 120_000);
});

describe.each([
  ['a phone', 390, 844, 2],
  ['a laptop', 1366, 768, 2],
  ['a wall of 4800 px', 3840, 2160, 1.25],
])('on %s', (name, width, height, scale) => {
  it('the map has the pixels of the screen and names OpenStreetMap', async () => {
    const desk = await stage.openAs('viewer', { width, height, scale, path: '/findings?panel=off&layers=none' });
    await desk.mapDrawn();
    const canvas = await desk.page.locator('canvas.maplibregl-canvas').evaluate((element) => {
      const { width: pixels } = element as HTMLCanvasElement;
      return { pixels, wanted: element.getBoundingClientRect().width * devicePixelRatio };
    });
    expect(Math.abs(canvas.pixels - canvas.wanted)).toBeLessThanOrEqual(2);
    const credit = desk.page.getByText('OpenStreetMap contributors');
    const box = await credit.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    await desk.picture(`truth-${name.replaceAll(' ', '-')}`);
  }, 90_000);
});

describe('On a screen of 3840 px', () => {
  const CENTRE = { lon: 71.43, lat: 51.128 } as const;
  const path = `/findings?panel=off&layers=none&map=12/${CENTRE.lat}/${CENTRE.lon}`;
  const middleOf = async ({ page }: Desk): Promise<[number, number]> => {
    const box = await page.getByTestId('map').boundingBox();
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  };
  const isAtCentre = ([lon = 0, lat = 0]: number[]): boolean => Math.hypot(lon - CENTRE.lon, lat - CENTRE.lat) < 0.001;

  it('the console is larger, its menus stand at their buttons, and whoever wants it small has it so', async () => {
    const desk = await stage.openAs('viewer', { width: 3840, height: 2160, path });
    const { page } = desk;
    await desk.mapDrawn();
    const header = page.locator('header').first();
    const heightPx = async () => Math.round((await header.boundingBox())?.height ?? 0);
    const large = await heightPx();
    await page.locator('header [aria-haspopup=menu]').last().click();
    const menu = page.getByRole('menu');
    await menu.waitFor();
    await desk.settled();
    const [button, box] = [
      await page.locator('header [aria-haspopup=menu]').last().boundingBox(),
      await menu.boundingBox(),
    ];
    const [right, below] = [button!.x + button!.width - (box!.x + box!.width), box!.y - (button!.y + button!.height)];
    expect(Math.abs(right)).toBeLessThan(8);
    expect(below >= 0 && below < 30).toBe(true);
    await desk.picture('large-menu');
    await page.getByRole('menuitemcheckbox', { name: desk.word('shell', 'grows') }).click();
    await page.locator('html:not([data-scaled])').waitFor({ state: 'attached' });
    expect(large / (await heightPx())).toBeCloseTo(1.74, 1);
    await page.reload();
    await desk.connection('live').waitFor();
    expect(await page.locator('html[data-scaled]').count()).toBe(0);
  }, 120_000);

  it('the map is meant where it is pressed, also while a place is drawn', async () => {
    const desk = await stage.openAs('operator', { width: 3840, height: 2160, path: `${path}&r.on=1` });
    const { page } = desk;
    await page.getByTestId('responsibility').waitFor();
    await desk.mapDrawn();
    const [x, y] = await middleOf(desk);
    await page.mouse.click(x, y);
    await page.waitForURL(/r\.point=/);
    const point = new URL(page.url()).searchParams.get('r.point')?.split(',').map(Number);
    expect(isAtCentre(point ?? [])).toBe(true);

    await desk.goto(path.replace('/findings?panel=off', '/needs?row=new'));
    const form = page.getByTestId('record-editor');
    await form.waitFor();
    await desk.mapDrawn();
    await drawPoint(desk);
    await form.getByText('1 часть').waitFor();
    await page.getByRole('textbox', { name: new RegExp(`^${desk.word('plan', 'field.externalId')}`) }).fill('n-large');
    await page
      .getByRole('textbox', { name: new RegExp(`^${desk.word('plan', 'field.title')}`) })
      .fill('Урна у Байтерека');
    await desk.picture('large-drawn');
    await page.getByTestId('save-record').click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Урна у Байтерека' }).waitFor();
    const operator = await stage.abat.as('operator');
    const { items } = await operator.read<ListPage<Need>>('/api/v1/needs?q=Урна');
    expect(isAtCentre((items[0]?.geometry?.coordinates ?? []) as number[])).toBe(true);
  }, 120_000);
});
