import { readFile } from 'node:fs/promises';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

const HEADER = 'external_id,title,agency,function,start,end,lon,lat';
const GOOD = [
  'br-1,Ремонт лестницы у набережной,dep-environment,improvement,2031-05-01,2031-05-20,71.4306,51.1256',
  'br-2,Скамьи у набережной,akim-almaty,improvement,2031-06-01,2031-06-10,71.4750,51.1465',
  'br-3,=HYPERLINK("x") у набережной,akim-almaty,improvement,2031-07-01,2031-07-10,71.4760,51.1470',
];
const BAD = [
  'br-4,Даты наоборот,akim-almaty,improvement,2031-06-10,2031-06-01,71.4750,51.1465',
  'br-5,Неизвестный орган,no-such-agency,improvement,2031-06-01,2031-06-10,71.4750,51.1465',
  'br-6,Координаты переставлены,akim-almaty,improvement,2031-06-01,2031-06-10,51.1465,71.4750',
];

const csv = (rows: readonly string[]): Buffer => Buffer.from(`\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`);

/** Fills the form of an import and starts it for good, not as a trial. */
async function importFile(desk: Desk, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const { page } = desk;
  await page.getByTestId('import-file').setInputFiles({ name, mimeType, buffer });
  await page.getByRole('switch', { name: desk.word('imports', 'option.dryRun') }).uncheck();
  await page.getByTestId('import-start').click();
  // The list of runs shows states too: the report must stand before its own is read.
  await page.getByTestId('import-counts').waitFor();
}

/** Figures of the report in the order of the screen: read, created, updated, unchanged, rejected, warnings. */
const counts = (desk: Desk): Promise<string[]> =>
  desk.page.getByTestId('import-counts').locator('dd').allTextContents();

const status = (desk: Desk, wanted: string) =>
  desk.page.locator(`[data-testid=import-status][data-status="${wanted}"]`).first();

describe('Given an operator at the import page and a planner at the list of works', () => {
  it('a file of good and bad rows is judged row by row, and the good ones appear on the other screen', async () => {
    const planner = await stage.openAs('planner', { path: '/works?layers=none&w.q=набережной' });
    await planner.page.getByText(planner.word('works', 'empty')).waitFor();
    const operator = await stage.openAs('operator', { path: '/imports', width: 1920, height: 1080 });
    const { page } = operator;
    await importFile(operator, 'works.csv', 'text/csv', csv([...GOOD, ...BAD]));
    await status(operator, 'done-with-rejections').waitFor();
    expect((await counts(operator)).slice(0, 5)).toEqual(['6', '3', '0', '0', '3']);

    const remarks = page.getByTestId('import-remarks').locator('tbody tr');
    for (const id of ['br-4', 'br-5', 'br-6']) await remarks.filter({ hasText: id }).first().waitFor();
    expect(await remarks.filter({ hasText: 'br-1' }).count()).toBe(0);
    await operator.settled();
    await operator.picture('import-report');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: operator.word('imports', 'downloadRejected') }).click(),
    ]);
    const rejected = await readFile(await download.path(), 'utf8');
    expect(rejected).toContain('br-4');
    expect(rejected).not.toContain('br-1');

    const rows = planner.page.getByTestId('works-list').locator('li');
    await rows.nth(2).waitFor();
    expect(await rows.filter({ hasText: '=HYPERLINK("x") у набережной' }).count()).toBe(1);
  }, 90_000);

  it('a GeoJSON with shapes is taken too, and the same file again changes nothing', async () => {
    const desk = await stage.openAs('operator', { path: '/imports' });
    const feature = (id: string, lon: number): unknown => ({
      type: 'Feature',
      properties: {
        ...{ external_id: id, title: `Озеленение ${id}`, agency: 'dep-environment', function: 'improvement' },
        ...{ start: '2031-04-01', end: '2031-04-30' },
      },
      geometry: {
        type: 'LineString',
        coordinates: [
          [lon, 51.13],
          [lon + 0.002, 51.13],
        ],
      },
    });
    const layer = { type: 'FeatureCollection', features: [feature('gj-1', 71.42), feature('gj-2', 71.43)] };
    const file = Buffer.from(JSON.stringify(layer));
    await importFile(desk, 'works.geojson', 'application/geo+json', file);
    await status(desk, 'done').waitFor();
    expect((await counts(desk)).slice(0, 5)).toEqual(['2', '2', '0', '0', '0']);
    await desk.page.getByRole('link', { name: desk.word('imports', 'allRuns') }).click();
    await importFile(desk, 'works.geojson', 'application/geo+json', file);
    await status(desk, 'done').waitFor();
    expect((await counts(desk)).slice(0, 5)).toEqual(['2', '0', '0', '2', '0']);
  }, 90_000);
});
