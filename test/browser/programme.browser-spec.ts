import { readFile } from 'node:fs/promises';
import type { Page as ListPage, ProgrammeGroups, ProgrammeRow, ProjectSummary, SavedView, Work } from '@abat/contracts';
import exceljs from '@protobi/exceljs';
import { waitUntil } from '../support/wait.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const WIDE = { width: 1920, height: 1080 };

const parameter = (desk: Desk, name: string): string | null => new URL(desk.page.url()).searchParams.get(name);
const lines = (desk: Desk) => desk.page.getByTestId('programme-line');
const groups = (desk: Desk) => desk.page.getByTestId('programme-group');

/** A field of the days tried out. */
const dayField = (desk: Desk, side: 'start' | 'end') =>
  desk.page
    .getByTestId('programme-dates')
    .getByRole('textbox', { name: new RegExp(`^${desk.word('programme', `dates.${side}`)}`) });

/** Titles of the works on screen from top to bottom. */
const titles = (desk: Desk): Promise<string[]> =>
  lines(desk).evaluateAll((all) =>
    all
      .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .map((line) => line.querySelector('[role=rowheader]')?.getAttribute('title') ?? ''),
  );

const open = (path: string, role: 'operator' | 'planner' | 'viewer' = 'operator', more = {}) =>
  stage.openAs(role, { path, ...WIDE, ...more });

/** A work of the planner's own office with days of its own, far from everything. */
async function plannedWork(title: string): Promise<Work> {
  const planner = await stage.abat.as('planner');
  const ring = [
    [71.4747, 51.1462],
    [71.4756, 51.1462],
    [71.4756, 51.1468],
    [71.4747, 51.1462],
  ];
  const draft = { title, agency: 'akim-almaty', function: 'improvement', start: '2031-07-01', end: '2031-07-31' };
  const geometry = { type: 'Polygon', coordinates: [ring] };
  const work = await planner.done(planner.post<Work>('/api/v1/works', { ...draft, geometry }));
  await stage.abat.settled();
  return work;
}

describe('Given the programme of works', () => {
  it('a press on a column sorts, and the address keeps it', async () => {
    const desk = await open('/programme?layers=none');
    await lines(desk).first().waitFor();
    const cost = desk.page.getByRole('columnheader', { name: desk.word('programme', 'column.cost') });
    await cost.getByRole('button').click();
    await cost.getByRole('button').click();
    await desk.page.waitForURL(/b\.sort=-cost/);
    await desk.settled();
    await cost.and(desk.page.locator('[aria-sort=descending]')).waitFor();
    const api = await stage.abat.as('operator');
    const page = await api.read<ListPage<ProgrammeRow>>('/api/v1/programme?period=current&sort=-cost&limit=5');
    const wanted = page.items.map(({ title }) => title).join();
    await waitUntil(async () => (await titles(desk)).slice(0, 5).join() === wanted, {
      what: 'the dearest works first',
    });
    await desk.picture('programme-ru');
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);

  it('groups tell their sums, close and open; a link shows another person the same', async () => {
    const desk = await open('/programme?layers=none&b.group=district&w.period=all');
    await groups(desk).first().waitFor();
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ProgrammeGroups>('/api/v1/programme/groups?groupBy=district');
    expect(await groups(desk).first().textContent()).toContain(String(items[0]!.works));
    await groups(desk).first().click();
    await desk.page.waitForURL(/b\.closed=/);
    await desk.settled();
    await groups(desk).first().and(desk.page.locator('[aria-expanded=false]')).waitFor();
    // Lines of a group come when it is in view.
    await lines(desk).first().waitFor();
    await desk.settled();
    const seen = await titles(desk);
    const other = await open(desk.page.url().replace(desk.base, ''), 'viewer');
    await lines(other).first().waitFor();
    await other.settled();
    expect(await titles(other)).toEqual(seen);
    expect(await groups(other).first().getAttribute('aria-expanded')).toBe('false');
  }, 120_000);

  it('filters narrow table, sums and file alike', async () => {
    const path = '/programme?layers=none&w.agency=dep-environment&w.period=all&b.group=status';
    const desk = await open(path, 'operator', { locale: 'kk' });
    await groups(desk).first().waitFor();
    const downloaded = desk.page.waitForEvent('download');
    await desk.page.getByRole('link', { name: 'XLSX' }).click();
    const file = await (await downloaded).path();
    const book = await new exceljs.Workbook().xlsx.load((await readFile(file)) as unknown as exceljs.Buffer);
    const sheet = book.getWorksheet('Бағдарлама')!;
    const column = (place: number): string[] =>
      Array.from({ length: sheet.rowCount }, (_, row) => String(sheet.getRow(row + 1).getCell(place).value ?? ''));
    const api = await stage.abat.as('operator');
    const all = await api.read<ListPage<ProgrammeRow>>('/api/v1/programme?agency=dep-environment&limit=500');
    const numbers = column(2).filter((text) => /^(demo|almaty)-/.test(text));
    expect(numbers.sort()).toEqual(all.items.map(({ externalId }) => externalId).sort());
    expect(column(2).join('\n')).toMatch(/орган: .*табиғат/i);
    expect(column(2).join('\n')).toContain('(Asia/Almaty)');
    expect(await desk.page.getByTestId('programme-sums').textContent()).toContain(String(all.total));
  }, 90_000);

  it('every filter in force is on screen and can be taken away', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<ProjectSummary>>('/api/v1/projects?limit=1');
    const project = items[0]!;
    const path = `/programme?layers=none&w.period=all&w.status=planned,approved&w.territory=nowhere&b.project=${project.code}`;
    const desk = await open(path);
    const states = desk.page.getByRole('group', { name: desk.word('works', 'filter.status') });
    await states.getByRole('button', { pressed: true }).first().waitFor();
    const chosen = await states.getByRole('button', { pressed: true }).allTextContents();
    const words = ['planned', 'approved'].map((state) => desk.word('common', `workStatus.${state}`));
    expect(chosen.map((text) => text.replace(/[\d\s…]+$/, ''))).toEqual(words);
    const place = desk.page.getByRole('combobox', { name: desk.word('works', 'filter.territory') });
    expect(await place.inputValue()).toBe('nowhere');
    await states.getByRole('button', { pressed: true }).first().click();
    await desk.page.waitForURL((url) => url.searchParams.get('w.status') === 'approved');
    await desk.page.getByRole('button', { name: project.title }).click();
    await desk.page.waitForURL((url) => !url.searchParams.has('b.project'));
  }, 90_000);

  it('a view is saved, shared by link, and only its author may remove it', async () => {
    const desk = await open('/programme?layers=none&b.group=month&b.zoom=quarter');
    await groups(desk).first().waitFor();
    await desk.page.getByTestId('programme-views').click();
    await desk.page.getByLabel(desk.word('programme', 'views.name')).fill('План по месяцам');
    await desk.page.getByLabel(desk.word('programme', 'views.share')).check();
    await desk.page.getByRole('button', { name: desk.word('programme', 'views.save') }).click();
    await desk.page.waitForURL(/view=[0-9a-f-]{36}/);
    const other = await open(`/programme?view=${parameter(desk, 'view')}`, 'viewer');
    await groups(other).first().waitFor();
    expect([parameter(other, 'b.group'), parameter(other, 'b.zoom')]).toEqual(['month', 'quarter']);
    await other.page.getByTestId('programme-views').getByText('План по месяцам').click();
    await other.page
      .getByRole('button', { name: /План по месяцам/, pressed: false })
      .first()
      .waitFor();
    expect(await other.page.getByRole('button', { name: /^Удалить вид/ }).count()).toBe(0);
  }, 120_000);

  it('a view is left by clearing its filters; one that is gone says so', async () => {
    const operator = await stage.abat.as('operator');
    const draft = { screen: 'programme', name: 'Только охрана среды', query: 'w.agency=dep-environment' };
    const view = await operator.done(operator.post<SavedView>('/api/v1/saved-views', draft));
    const desk = await open(`/programme?view=${view.id}`);
    const button = desk.page.getByTestId('programme-views');
    await button.getByText(draft.name).waitFor();
    await desk.page.waitForURL(/w\.agency=dep-environment/);
    await desk.page.getByRole('button', { name: desk.word('programme', 'filter.clear'), exact: true }).click();
    await button.getByText(draft.name).waitFor({ state: 'detached' });
    expect([parameter(desk, 'w.agency'), parameter(desk, 'view')]).toEqual([null, null]);
    await operator.done(operator.delete(`/api/v1/saved-views/${view.id}`, view.version));
    desk.faults.expect(/404/);
    await desk.goto(`/programme?view=${view.id}`);
    await button.getByText(desk.word('programme', 'views.unavailable')).click();
    await desk.page.getByText(desk.word('programme', 'views.missing')).waitFor();
    await desk.page.getByRole('button', { name: desk.word('programme', 'views.leave') }).click();
    await desk.page.waitForURL((url) => !url.searchParams.has('view'));
  }, 120_000);
});

describe('Given a planner with the right to change dates', () => {
  it('a dragged bar shows what it would do and is saved', async () => {
    const work = await plannedWork('Двор для переноса');
    const path = '/programme?layers=none&w.q=переноса&b.at=2031-06-20&b.zoom=day&b.map=off';
    const desk = await open(path, 'planner');
    const bar = desk.page.getByTestId('programme-bar');
    await bar.waitFor();
    const box = (await bar.boundingBox())!;
    await desk.page.mouse.move(box.x + 100, box.y + 8);
    await desk.page.mouse.down();
    await desk.page.mouse.move(box.x + 160, box.y + 9, { steps: 5 });
    await desk.page.mouse.move(box.x + 156, box.y + 9);
    await desk.page.getByTestId('programme-draft').waitFor();
    await desk.page.mouse.up();
    const strip = desk.page.getByTestId('programme-dates');
    await strip.getByText('Начало позже на 2 дня.').waitFor();
    await strip.getByText(desk.word('edit', 'preview.none')).waitFor();
    await desk.picture('programme-drag-ru');
    expect(await barriers(desk)).toEqual([]);
    await strip.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await strip.waitFor({ state: 'detached' });
    const api = await stage.abat.as('planner');
    expect(await api.read<Work>(`/api/v1/works/${work.id}`)).toMatchObject({ start: '2031-07-03', end: '2031-08-02' });
  }, 120_000);

  it('the same goes by keyboard, which is led to the days and back', async () => {
    const work = await plannedWork('Двор для клавиатуры');
    const path = '/programme?layers=none&w.q=клавиатуры&b.at=2031-06-20&b.map=off';
    const desk = await open(path, 'planner');
    const grid = desk.page.getByTestId('programme-list');
    await lines(desk).first().waitFor();
    await grid.focus();
    await desk.page.keyboard.press('Home');
    await desk.page.keyboard.press('e');
    const strip = desk.page.getByTestId('programme-dates');
    await dayField(desk, 'start').and(desk.page.locator(':focus')).waitFor();
    // The calendar of the field closes first, then the days.
    await desk.page.keyboard.press('Escape');
    if (await strip.isVisible()) await desk.page.keyboard.press('Escape');
    await strip.waitFor({ state: 'detached' });
    await grid.and(desk.page.locator(':focus')).waitFor();
    await desk.page.keyboard.press('e');
    const end = dayField(desk, 'end');
    await end.fill('15.08.2031');
    await end.press('Tab');
    await strip.getByText('Окончание позже на 15 дней.').waitFor();
    await strip.getByRole('button', { name: desk.word('common', 'action.save') }).click();
    await strip.waitFor({ state: 'detached' });
    await grid.and(desk.page.locator(':focus')).waitFor();
    const api = await stage.abat.as('planner');
    expect(await api.read<Work>(`/api/v1/works/${work.id}`)).toMatchObject({ start: '2031-07-01', end: '2031-08-15' });
  }, 120_000);

  it('somebody else was faster: nothing is overwritten unseen, and the planner goes on from there', async () => {
    const work = await plannedWork('Двор для спора');
    const desk = await open('/programme?layers=none&w.q=спора&b.at=2031-06-20&b.map=off', 'planner');
    await lines(desk).first().waitFor();
    await desk.page.getByTestId('programme-list').focus();
    await desk.page.keyboard.press('Home');
    await desk.page.keyboard.press('e');
    const strip = desk.page.getByTestId('programme-dates');
    const end = dayField(desk, 'end');
    await end.fill('15.08.2031');
    await end.press('Tab');
    await stage.abat.sql.query('UPDATE work SET version = version + 1 WHERE id = $1', [work.id]);
    desk.faults.expect(/412/);
    const save = strip.getByRole('button', { name: desk.word('common', 'action.save') });
    await save.click();
    await strip.getByRole('alert').getByText('сейчас её срок').waitFor();
    expect(await stage.abat.value('SELECT ends_on::text FROM work WHERE id = $1', [work.id])).toBe('2031-07-31');
    await save.click();
    await strip.waitFor({ state: 'detached' });
    expect(await stage.abat.value('SELECT ends_on::text FROM work WHERE id = $1', [work.id])).toBe('2031-08-15');
  }, 120_000);

  it('without a link a drag and the key E do nothing and say why', async () => {
    await plannedWork('Двор без связи');
    const desk = await open('/programme?layers=none&w.q=без связи&b.at=2031-06-20&b.zoom=day&b.map=off', 'planner');
    const { page } = desk;
    const bar = page.getByTestId('programme-bar');
    await bar.waitFor();
    desk.faults.expect(/ERR_|WebSocket|websocket|Failed to load/);
    await desk.context.setOffline(true);
    await page.locator('[data-testid=connection]:not([data-status=live])').waitFor();
    const why = desk.word('common', 'state.blockedWhileStale');
    const told = page.getByTestId('programme-held');
    const box = (await bar.boundingBox())!;
    await page.mouse.move(box.x + 100, box.y + 8);
    await page.getByRole('tooltip').filter({ hasText: why }).waitFor();
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 9, { steps: 5 });
    await page.mouse.up();
    await told.getByRole('alert').getByText(why).waitFor();
    expect(await page.getByTestId('programme-draft').or(page.getByTestId('drawer')).count()).toBe(0);
    await desk.picture('programme-held');
    await told.getByRole('button').click();
    await told.waitFor({ state: 'detached' });
    await page.getByTestId('programme-list').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('e');
    await told.waitFor();
    expect(await page.getByTestId('programme-dates').count()).toBe(0);
  }, 120_000);

  it('a viewer has no bar to drag', async () => {
    await plannedWork('Двор для зрителя');
    const desk = await open('/programme?layers=none&w.q=зрителя&b.at=2031-06-20&b.map=off', 'viewer');
    await desk.page.getByTestId('programme-bar').waitFor();
    expect(await desk.page.getByTestId('programme-bar').getAttribute('data-movable')).toBeNull();
    await desk.page.getByTestId('programme-list').focus();
    await desk.page.keyboard.press('e');
    expect(await desk.page.getByTestId('programme-dates').count()).toBe(0);
  }, 90_000);
});

describe('Given the map beside the programme', () => {
  it('a chosen line opens its work and the map goes there', async () => {
    const desk = await open('/programme');
    await desk.mapDrawn();
    await lines(desk).nth(2).click();
    await desk.page.getByTestId('drawer').waitFor();
    await desk.page.waitForURL(/sel=work:.*map=1[4-9]\.|map=1[4-9]\..*sel=work:/);
    await desk.mapDrawn();
    await desk.picture('programme-map-ru');
  }, 120_000);

  it('only what the map shows: the table follows the map', async () => {
    const desk = await open('/programme?w.period=all&map=15/51.128/71.43');
    await desk.mapDrawn();
    const grid = desk.page.getByTestId('programme-list');
    await lines(desk).first().waitFor();
    const all = Number(await grid.getAttribute('aria-rowcount'));
    await desk.page.getByLabel(desk.word('programme', 'filter.bbox')).click();
    await desk.page.waitForURL(/b\.bbox=71\./);
    await desk.page.waitForFunction((before) => {
      const shown = document.querySelector('[data-testid=programme-list]')?.getAttribute('aria-rowcount');
      return shown !== undefined && shown !== null && Number(shown) < before;
    }, all);
    const api = await stage.abat.as('operator');
    const box = parameter(desk, 'b.bbox');
    const { total } = await api.read<ListPage<ProgrammeRow>>(`/api/v1/programme?limit=1&bbox=${box}`);
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(total + 1);
  }, 120_000);
});

describe('The programme on a phone and in the light', () => {
  it('has no barriers', async () => {
    const small = { width: 390, height: 844, locale: 'kk', theme: 'light' };
    const desk = await open('/programme?layers=none&b.group=agency', 'operator', small);
    await groups(desk).first().waitFor();
    await desk.settled();
    await desk.picture('programme-phone-kk');
    expect(await barriers(desk)).toEqual([]);
    await desk.dress('dark');
    await desk.settled();
    expect(await barriers(desk)).toEqual([]);
  }, 90_000);
});
