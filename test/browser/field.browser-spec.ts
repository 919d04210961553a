import type { Attachment, Page as ListPage, ProgressReport, WorkSummary } from '@abat/contracts';
import { degreesOf, exifBlock, PHOTO_OF } from '../support/photo.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { beyondEdge, smallTargets } from './support/fingers.js';
import { cutTexts } from './support/layout-check.js';
import { consoleScreens } from './support/screens.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const BAITEREK = [71.4304, 51.1283] as const;
const phone = { at: BAITEREK };

const nearest = async (): Promise<WorkSummary> => {
  const api = await stage.abat.as('operator');
  const status = 'status=planned,approved,running,finished';
  const query = `near=${BAITEREK.join()}&withinM=50000&sort=distance&limit=1&period=current&${status}`;
  return (await api.read<ListPage<WorkSummary>>(`/api/v1/works?${query}`)).items[0]!;
};
const reportsOf = async (work: string): Promise<ProgressReport[]> =>
  (await (await stage.abat.as('operator')).read<ListPage<ProgressReport>>(`/api/v1/progress-reports?work=${work}`))
    .items;
const photosOf = async (report: string): Promise<Attachment[]> =>
  (await (await stage.abat.as('operator')).read<{ items: Attachment[] }>(`/api/v1/attachments?ownerId=${report}`))
    .items;

const button = (desk: Desk, key: string, namespace = 'field') =>
  desk.page.getByRole('button', { name: desk.word(namespace, key), exact: true });

/** Writes a report in the open form, as a person with one hand would. */
async function write(desk: Desk, note: string): Promise<void> {
  const { page } = desk;
  await button(desk, 'work.report').tap();
  await page.getByTestId('progress-form').waitFor();
  await button(desk, 'report.more').tap();
  await page.getByLabel(desk.word('field', 'report.note')).fill(note);
}

/** A picture as large as cameras make them, drawn by the browser. */
async function largePhoto({ page }: Desk): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3000, 2000];
    const pen = canvas.getContext('2d')!;
    const noise = pen.createImageData(3000, 2000);
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : (at * 7919) % 251;
    pen.putImageData(noise, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95);
  });
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}

/** A picture of one point in a format that is not taken. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The same picture with what a camera tells: taken in the yard of the akimat of another district. */
const withPlace = (jpeg: Buffer): Buffer => {
  const told = PHOTO_OF.jpeg(
    exifBlock({
      takenAt: '2026:05:01 10:30:00',
      offset: '+05:00',
      latitude: degreesOf('N', 51.2),
      longitude: degreesOf('E', 71.6),
    }),
  );
  return Buffer.concat([told.subarray(0, -2), jpeg.subarray(2)]);
};

describe('A visit with a phone', () => {
  it('shows the nearest work, what is expected there, and takes a report with photos', async () => {
    const work = await nearest();
    const desk = await stage.openAs('operator', { phone, path: '/field?layers=none' });
    const { page } = desk;
    const first = page.getByTestId('field-list').locator('li').first();
    await first.filter({ hasText: work.title }).waitFor();
    await desk.picture('field-list');
    await first.getByRole('link').tap();
    await page.getByTestId('field-work').waitFor();
    await page.getByTestId('expected').waitFor();
    await desk.settled();
    await desk.picture('field-work');

    await write(desk, 'Уложено основание, мешает припаркованная техника');
    const large = await largePhoto(desk);
    await page.locator('input[type=file][capture=environment]').setInputFiles([
      { name: 'now.jpg', mimeType: 'image/jpeg', buffer: large },
      { name: 'other place.jpg', mimeType: 'image/jpeg', buffer: withPlace(large) },
    ]);
    await page.getByTestId('progress-form').locator('li img').nth(1).waitFor();
    await desk.picture('field-report');
    await button(desk, 'report.send').tap();
    await page.getByTestId('progress-form').waitFor({ state: 'detached' });

    const facts = page.getByTestId('reports').getByTestId('photo-facts');
    await facts.nth(1).waitFor();
    await page.getByTestId('unsent').waitFor({ state: 'detached' });
    const [report] = await reportsOf(work.id);
    expect(report).toMatchObject({ note: 'Уложено основание, мешает припаркованная техника', attachments: 2 });
    const photos = await photosOf(report!.id);
    expect(photos.map(({ placeSource }) => placeSource)).toEqual(['phone', 'photo']);
    // Made smaller on the phone, and what the camera told came through.
    expect(photos.every(({ sizeBytes }) => sizeBytes < large.length)).toBe(true);
    expect(photos[1]).toMatchObject({ takenAt: '2026-05-01T05:30:00.000Z' });
    expect(photos[1]!.place!.map((degree) => degree.toFixed(3))).toEqual(['71.600', '51.200']);
    await page.getByText(desk.word('field', 'photo.byPhoto')).first().scrollIntoViewIfNeeded();
    await desk.picture('field-photos');
  }, 120_000);

  it('keeps a report while there is no link and sends it once when the link is back', async () => {
    const work = await nearest();
    const before = (await reportsOf(work.id)).length;
    const desk = await stage.openAs('operator', { phone, path: `/field/${work.id}?layers=none` });
    const { page } = desk;
    desk.faults.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::|WebSocket|preload CSS|fetching the script/);
    await page.getByTestId('field-work').waitFor();
    await desk.settled();
    await desk.context.setOffline(true);
    for (const note of ['Первый без связи', 'Второй без связи']) {
      await write(desk, note);
      await button(desk, 'report.send').tap();
      await page.getByTestId('progress-form').waitFor({ state: 'detached' });
    }
    const unsent = page.getByTestId('unsent');
    await unsent.filter({ hasText: '2' }).waitFor();
    await unsent.tap();
    expect(await page.getByTestId('waiting-report').count()).toBe(2);
    // The browser of these tests promises to keep nothing.
    await page.getByText(desk.word('field', 'outbox.mayVanish')).waitFor();
    await desk.picture('field-unsent');
    await button(desk, 'action.close', 'common').tap();
    expect(await reportsOf(work.id)).toHaveLength(before);

    await desk.context.setOffline(false);
    await unsent.waitFor({ state: 'detached' });
    const reports = await reportsOf(work.id);
    expect(reports.map(({ note }) => note).slice(0, 2)).toEqual(['Второй без связи', 'Первый без связи']);
    expect(reports).toHaveLength(before + 2);
    await page.getByTestId('reports').getByText('Второй без связи').waitFor();
  }, 120_000);

  it('sends a report once though its answer was lost and the page left', async () => {
    const work = await nearest();
    const before = (await reportsOf(work.id)).length;
    const desk = await stage.openAs('operator', { phone, path: `/field/${work.id}?layers=none` });
    const { page } = desk;
    desk.faults.expect(/progress-reports|ERR_FAILED/);
    await page.getByTestId('field-work').waitFor();
    // The server takes it, the phone never hears of it.
    await page.route('**/api/v1/progress-reports', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort('failed');
    });
    const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/progress-reports'));
    await write(desk, 'Ответ потерялся');
    await button(desk, 'report.send').tap();
    await lost;
    await page.getByTestId('unsent').waitFor();
    expect(await reportsOf(work.id)).toHaveLength(before + 1);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await page.getByTestId('reports').getByText('Ответ потерялся').waitFor();
    await page.getByTestId('unsent').waitFor({ state: 'detached' });
    expect(await reportsOf(work.id)).toHaveLength(before + 1);
  }, 120_000);

  it('sends the photos around one that is refused, and says which it was', async () => {
    const work = await nearest();
    const desk = await stage.openAs('operator', { phone, path: `/field/${work.id}?layers=none` });
    const { page } = desk;
    desk.faults.expect(/415/);
    await page.getByTestId('field-work').waitFor();
    await write(desk, 'Одно фото не подходит');
    const good = await largePhoto(desk);
    await page.locator('input[type=file][capture=environment]').setInputFiles([
      { name: 'before.jpg', mimeType: 'image/jpeg', buffer: good },
      { name: 'moving.gif', mimeType: 'image/gif', buffer: GIF },
      { name: 'after.jpg', mimeType: 'image/jpeg', buffer: good },
    ]);
    await page.getByTestId('progress-form').locator('li img').nth(2).waitFor();
    await button(desk, 'report.send').tap();
    const unsent = page.locator('[data-testid=unsent][data-refused=true]');
    await unsent.waitFor();
    const [report] = await reportsOf(work.id);
    expect(report).toMatchObject({ note: 'Одно фото не подходит', attachments: 2 });
    await unsent.tap();
    const waiting = page.getByTestId('waiting-report');
    await waiting.filter({ hasText: 'moving.gif' }).waitFor();
    await waiting.getByText(desk.word('field', 'outbox.advice.photo')).waitFor();
    await desk.picture('field-photo-refused');
  }, 120_000);

  it('shows a refusal with what to do, and asks before a sign-out would lose the report', async () => {
    const desk = await stage.openAs('planner', { phone, path: '/field?layers=none&of=all' });
    const { page } = desk;
    desk.faults.expect(/403/);
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<WorkSummary>>('/api/v1/works?territory=nura&limit=50');
    const foreign = items.find(({ territories }) => territories.length === 1)!;
    await page.goto(`${stage.abat.base}/field/${foreign.id}?layers=none`);
    await page.getByTestId('field-work').waitFor();
    await write(desk, 'Не наш район');
    await button(desk, 'report.send').tap();
    const unsent = page.locator('[data-testid=unsent][data-refused=true]');
    await unsent.waitFor();
    await unsent.tap();
    await page.getByTestId('waiting-report').getByText(desk.word('field', 'outbox.advice.rights')).waitFor();
    await page.getByText('Не наш район').waitFor();
    await desk.picture('field-refused');
    await button(desk, 'action.close', 'common').tap();

    await page.locator('header').getByRole('button').last().tap();
    await page.getByRole('menuitem', { name: desk.word('shell', 'signOut') }).tap();
    await page.getByTestId('leave').waitFor();
    await button(desk, 'leave.stay').tap();
    await unsent.waitFor();
    await page.locator('header').getByRole('button').last().tap();
    await page.getByRole('menuitem', { name: desk.word('shell', 'signOut') }).tap();
    await button(desk, 'leave.drop').tap();
    await page.locator('input[name=email]').waitFor();
    await desk.signIn('planner');
    await page.getByTestId('phone-bar').waitFor();
    expect(await page.getByTestId('unsent').count()).toBe(0);
  }, 120_000);

  it('lets a place be chosen on the map and shows a work there', async () => {
    const desk = await stage.openAs('viewer', { phone, path: '/field?layers=none&map=12/51.13/71.43' });
    const { page } = desk;
    await page.getByTestId('field-list').waitFor();
    await button(desk, 'place.pick').tap();
    await page.getByTestId('field-picking').waitFor();
    await desk.mapDrawn();
    const sorted = page.waitForResponse((response) => response.url().includes('near='));
    await page.getByTestId('map').tap({ position: { x: 190, y: 300 } });
    await page.waitForURL(/here=/);
    await page.getByText(desk.word('field', 'place.chosen')).waitFor();
    // The list of the new place takes the place of the old one.
    await sorted;
    await desk.settled();
    await page.getByTestId('field-list').getByRole('link').first().tap();
    await page.getByTestId('field-work').waitFor();
    // Who may not report is told so and sees no button.
    await page.getByText(desk.word('field', 'work.mayNot')).waitFor();
    expect(await button(desk, 'work.report').count()).toBe(0);
    await button(desk, 'action.showOnMap', 'common').tap();
    await page.waitForURL(/panel=off/);
    await desk.mapDrawn();
    await desk.picture('field-map');
  }, 120_000);
});

const PAGES = ['field', 'field-work', 'findings', 'finding-clash', 'works', 'work', 'shift', 'projects', 'project'];
const MORE = [
  ...(['changes', 'figures', 'programme', 'needs', 'restrictions', 'note', 'mandates', 'matrix'] as const),
  ...(['scenario', 'scenarios-compared', 'import', 'regulations', 'work-edit', 'work-near'] as const),
];

/** Names that only screen readers are told. */
const HIDDEN = / in 1 px /;

/** What is wrong with the page on a phone, one line each. */
async function faultsOf(desk: Desk, name: string): Promise<string[]> {
  await desk.picture(`phone-${name}`);
  const { page } = desk;
  const faults = [
    ...(await beyondEdge(page)),
    ...(await smallTargets(page)),
    ...(await cutTexts(page)).filter((text) => !HIDDEN.test(text)),
  ];
  return [...faults, ...(await barriers(desk))].map((fault) => `${name}: ${fault}`);
}

describe('Every main page on a phone', () => {
  it.each([
    ['kk', 'light'],
    ['ru', 'dark'],
  ] as const)(
    'is as wide as the screen and can be pressed with a finger (%s, %s)',
    async (locale, theme) => {
      const desk = await stage.openAs('operator', { phone, locale, theme, path: '/findings?layers=none' });
      const found: string[] = [];
      const screens = await consoleScreens(stage.abat);
      const main = screens.filter(({ name }) => [...PAGES, ...MORE].includes(name));
      expect(main).toHaveLength(PAGES.length + MORE.length);
      for (const screen of main) {
        await desk.visit(screen);
        found.push(...(await faultsOf(desk, `${screen.name}-${locale}`)));
        await desk.leave(screen);
      }
      expect(found).toEqual([]);
    },
    420_000,
  );

  it.each(['kk', 'ru'] as const)(
    'also the start page, the search and every section (%s)',
    async (locale) => {
      const desk = await stage.openAs('planner', { phone, locale, path: '/start?layers=none' });
      const { page } = desk;
      await page.getByTestId('start-list').waitFor();
      await desk.settled();
      const found = await faultsOf(desk, `start-${locale}`);
      await page.getByRole('button', { name: desk.word('shell', 'searchPlaceholder') }).tap();
      await page.locator('[role=dialog] input').fill('парк');
      await page.locator('[data-action]').first().waitFor();
      found.push(...(await faultsOf(desk, `search-${locale}`)));
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').waitFor({ state: 'detached' });
      await page.getByTestId('phone-bar').getByRole('button').last().tap();
      await page.getByRole('dialog').getByRole('link').first().waitFor();
      found.push(...(await faultsOf(desk, `sections-${locale}`)));
      expect(found).toEqual([]);
    },
    120_000,
  );

  it('turns to the map and back, and its drawer has a way back', async () => {
    const desk = await stage.openAs('operator', { phone, path: '/findings?layers=none' });
    const { page } = desk;
    await page.getByTestId('findings-list').locator('li button').first().tap();
    await page.getByTestId('drawer').waitFor();
    await desk.settled();
    await button(desk, 'action.showOnMap', 'common').tap();
    await desk.mapDrawn();
    await desk.picture('phone-finding-map');
    await page.getByText('OpenStreetMap contributors').waitFor();
    await page
      .getByTestId('drawer')
      .getByRole('button', { name: desk.word('common', 'action.close') })
      .tap();
    await page.getByTestId('drawer').waitFor({ state: 'detached' });
    await page
      .getByTestId('phone-bar')
      .getByRole('button', { name: desk.word('shell', 'bar.list') })
      .tap();
    await page.getByTestId('findings-list').waitFor();
    await page
      .getByTestId('phone-bar')
      .getByRole('button', { name: desk.word('shell', 'bar.more') })
      .tap();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: desk.word('shell', 'tabs.changes') })
      .tap();
    await page.getByTestId('changes-list').waitFor();
  }, 90_000);
});
