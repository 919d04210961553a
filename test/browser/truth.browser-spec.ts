import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Work } from '@abat/contracts';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
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

describe('what is not certain is marked', () => {
  it('as demonstration and as approximate in list, drawer and legend', async () => {
    const desk = await stage.openAs('viewer', {
      width: 1920,
      height: 1080,
      path: '/works?layers=works&map=13/51.13/71.43',
    });
    const marks = ['demo', 'approximate'].map((name) => desk.word('common', `marks.${name}`));
    const path = (await consoleScreens(stage.abat)).find(({ name }) => name === 'work')?.path ?? '';
    await desk.follow(path.replace('layers=none', 'layers=works'));
    for (const mark of marks) {
      await desk.page.getByTestId('drawer').getByText(mark, { exact: true }).first().waitFor();
      await desk.page.getByTestId('works-list').getByText(mark, { exact: true }).first().waitFor();
    }
    for (const key of ['legend.demo', 'legend.approximate'])
      await desk.page.getByTestId('legend').getByText(desk.word('map', key)).first().waitFor();
    await desk.mapDrawn();
    await desk.picture('truth-marks');
  }, 60_000);
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
      const { width: pixels, clientWidth } = element as HTMLCanvasElement;
      return { pixels, wanted: clientWidth * devicePixelRatio };
    });
    expect(Math.abs(canvas.pixels - canvas.wanted)).toBeLessThanOrEqual(2);
    const credit = desk.page.getByText('OpenStreetMap contributors');
    const box = await credit.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    await desk.picture(`truth-${name.replaceAll(' ', '-')}`);
  }, 90_000);
});
