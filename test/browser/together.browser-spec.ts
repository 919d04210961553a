import type { Page as ListPage, Work } from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();
const WIDE = { width: 1920, height: 1080 };

describe('Given two people at one work', () => {
  it('each sees the other looking, then changing', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Work>>('/api/v1/works?limit=1');
    const path = `/works?layers=none&sel=work:${items[0]?.id}`;
    const [one, other] = [await stage.openAs('operator', { path }), await stage.openAs('administrator', { path })];
    const names = async (desk: Desk) => (await desk.page.getByTestId('beside').textContent()) ?? '';
    await one.page.getByTestId('beside').waitFor();
    await other.page.getByTestId('beside').waitFor();
    const looking = one.word('shell', 'beside.looking').split(':')[0] as string;
    expect(await names(one)).toContain(looking);
    await other.follow(`${path}&edit=1`);
    const editing = one.word('shell', 'beside.editing').split(':')[0] as string;
    await waitUntil(async () => (await names(one)).includes(editing), { what: 'that somebody changes it' });
    await other.close();
    await one.page.getByTestId('beside').waitFor({ state: 'detached' });
  }, 120_000);
});

describe('Given a new alarm', () => {
  it('one of two windows of a browser sounds', async () => {
    const one = await stage.openAs('operator', { path: '/works?layers=none', ...WIDE });
    const other = await one.page.context().newPage();
    await other.goto(one.page.url());
    await other.getByTestId('alarm-strip').getByRole('link').first().waitFor();
    await other.getByTestId('alarm-strip').click({ position: { x: 2, y: 2 } });
    const sounds = async () => {
      const counts = await Promise.all(
        [one.page, other].map((page) =>
          page.evaluate(() => Number(document.documentElement.dataset['alarmSounds'] ?? 0)),
        ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };
    await stage.abat.sql.query(
      `INSERT INTO outbox (type, rooms, data) VALUES ('alarm.raised', ARRAY['city'], '{"priority":"high","count":1,"flood":null}')`,
    );
    await waitUntil(async () => (await sounds()) > 0, { what: 'a sound', timeoutMs: 30_000 });
    await stage.abat.settled();
    expect(await sounds()).toBe(1);
    await other.close();
  }, 120_000);

  it('it sounds once, is on every page, and blinks by its mark alone', async () => {
    const desk = await stage.openAs('operator', { path: '/works?layers=none', ...WIDE });
    await desk.page.getByTestId('alarm-strip').getByRole('link').first().waitFor();
    const sounds = () => desk.page.evaluate(() => Number(document.documentElement.dataset['alarmSounds'] ?? 0));
    expect(await sounds()).toBe(0);
    const planner = await stage.abat.as('administrator');
    const ring = [
      [71.4747, 51.1462],
      [71.4756, 51.1462],
      [71.4756, 51.1468],
      [71.4747, 51.1462],
    ];
    for (const agency of ['akim-almaty', 'dep-utilities'])
      await planner.done(
        planner.post<Work>('/api/v1/works', {
          ...{ title: `Работа ${agency}`, agency, function: 'improvement', start: '2031-07-01', end: '2031-07-31' },
          ...{ dateCertainty: 'firm', hindersTraffic: true, geometry: { type: 'Polygon', coordinates: [ring] } },
        }),
      );
    await waitUntil(async () => (await sounds()) > 0, { what: 'a sound', timeoutMs: 30_000 });
    const once = await sounds();
    await stage.abat.settled();
    expect(await sounds()).toBeLessThanOrEqual(once + 1);
  }, 120_000);
});

describe('Given the search over everything', () => {
  const typed = async (desk: Desk, words: string): Promise<void> => {
    await desk.page.keyboard.press('Control+k');
    await desk.page.locator('[role=dialog] input:focus').waitFor();
    await desk.page.keyboard.type(words);
  };
  const hit = (desk: Desk, words: string) =>
    desk.page.locator('[role=dialog] [data-action]').filter({ hasText: words }).first();
  const leave = async (desk: Desk): Promise<void> => {
    await desk.page.keyboard.press('Escape');
    await desk.page.locator('[role=dialog] input').waitFor({ state: 'detached' });
  };

  it('finds in three languages, and says when there is nothing', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none' });
    await typed(desk, 'F-1');
    await hit(desk, 'F-1').waitFor();
    await leave(desk);
    await desk.speak('kk');
    await typed(desk, 'озеленение');
    await hit(desk, 'Функция').waitFor();
    await leave(desk);
    await desk.speak('en');
    await typed(desk, 'ескерту 1');
    await desk.page.locator('[role=dialog]').getByText(desk.word('search', 'nothing')).waitFor();
  }, 120_000);

  it('Enter opens what was typed last, not what was found before', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Work>>('/api/v1/works?limit=2');
    const [before, meant] = items.map(({ number }) => `W-${number}`) as [string, string];
    const desk = await stage.openAs('operator', { path: '/works?layers=none' });
    await typed(desk, before);
    await hit(desk, before).waitFor();
    await leave(desk);
    await typed(desk, meant);
    await desk.page.keyboard.press('Enter');
    await desk.page
      .getByTestId('drawer')
      .getByText(new RegExp(`${meant}(?!\\d)`))
      .first()
      .waitFor();
  }, 120_000);

  it.each(['/start', '/matrix'])(
    'a work found on %s opens, though no drawer stands there',
    async (path) => {
      const api = await stage.abat.as('operator');
      const { items } = await api.read<ListPage<Work>>('/api/v1/works?limit=1');
      const number = `W-${items[0]?.number}`;
      const desk = await stage.openAs('planner', { path: `${path}?layers=none` });
      await typed(desk, number);
      await hit(desk, number).click();
      await desk.page.getByTestId('drawer').getByText(number).waitFor();
      await desk.page.waitForURL(/\/works\?/);
    },
    120_000,
  );

  it('screens are named in any language, and a line of the budget leads to its works', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none' });
    await typed(desk, 'pictures');
    await hit(desk, desk.word('shell', 'tabs.figures')).waitFor();
    await leave(desk);
    await typed(desk, 'мерекелер');
    await hit(desk, desk.word('powers', 'tab.holidays')).waitFor();
    await leave(desk);
    const code = await stage.abat.value<string>(
      'SELECT b.code FROM budget_line b JOIN budget_allocation a ON a.budget_line_id = b.id ORDER BY b.code LIMIT 1',
    );
    await typed(desk, code);
    await hit(desk, desk.word('search', 'type.budget-line')).click();
    await desk.page.waitForURL((url) => url.searchParams.get('w.budgetLine') === code);
    await desk.page.getByTestId('works-list').locator('li button').first().waitFor();
    await desk.page.locator('main').getByRole('button', { name: code }).click();
    await desk.page.waitForURL((url) => !url.searchParams.has('w.budgetLine'));
  }, 120_000);

  it('Kazakh letters and the Russian ones people type for them find the same', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none' });
    for (const words of ['сарыарқа', 'сарыарка']) {
      await typed(desk, words);
      await hit(desk, 'Сарыарка').waitFor();
      await leave(desk);
    }
  }, 120_000);
});

describe('Given panes side by side', () => {
  it('an object is kept beside the next one, and a link shows another person the same', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Work>>('/api/v1/works?limit=1');
    const [a] = items.map(({ id }) => id);
    const desk = await stage.openAs('operator', { path: `/works?layers=none&sel=work:${a}`, ...WIDE });
    await desk.page.getByRole('button', { name: desk.word('common', 'action.keepBeside') }).click();
    await desk.page.getByTestId('pinned').getByTestId('drawer').waitFor();
    await desk.page.getByTestId('works-list').locator('li button:not([aria-current])').first().click();
    await waitUntil(async () => (await desk.page.getByTestId('drawer').count()) === 2, { what: 'two panes' });
    await desk.settled();
    await desk.picture('panes-ru');
    const other = await stage.openAs('viewer', { path: desk.page.url().replace(desk.base, ''), ...WIDE });
    await waitUntil(async () => (await other.page.getByTestId('drawer').count()) === 2, { what: 'the same two panes' });
  }, 120_000);

  it('one of two works is edited, and its form is asked about wherever a step would take it away', async () => {
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<Work>>('/api/v1/works?limit=2');
    const [a, b] = items.map(({ id }) => id);
    const desk = await stage.openAs('operator', { path: `/works?layers=none&sel=work:${a}&beside=work:${b}`, ...WIDE });
    const { page } = desk;
    const forms = page.getByTestId('work-editor');
    const title = forms.getByRole('textbox', { name: new RegExp(`^${desk.word('edit', 'field.title')}`) });
    const question = page.getByRole('dialog', { name: desk.word('edit', 'unsaved.title') });
    const answer = async (word: 'stay' | 'leave'): Promise<void> => {
      await question.getByRole('button', { name: desk.word('edit', `unsaved.${word}`) }).click();
      await question.waitFor({ state: 'detached' });
    };
    const row = page.getByTestId('works-list').locator('li button:not([aria-current])').first();
    await page
      .getByTestId('pinned')
      .getByRole('button', { name: desk.word('common', 'action.edit') })
      .click();
    await title.fill('Ещё не сохранено');
    expect([await forms.count(), await page.getByTestId('pinned').getByTestId('work-editor').count()]).toEqual([1, 1]);
    await title.press('Escape');
    await answer('stay');
    await page.getByRole('link', { name: desk.word('shell', 'tabs.matrix'), exact: true }).click();
    await answer('stay');
    expect(await title.inputValue()).toBe('Ещё не сохранено');
    await title.press('Escape');
    await answer('leave');
    await page.getByRole('button', { name: desk.word('edit', 'newWork'), exact: true }).click();
    await title.fill('Новая');
    await row.click();
    await answer('leave');
    await forms.waitFor({ state: 'detached' });
    await page.waitForURL((url) => url.searchParams.has('sel') && !url.searchParams.has('new'));
  }, 120_000);

  it('a layout is kept under a name and opened again', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none&f.severity=critical', ...WIDE });
    const menu = () => desk.page.getByRole('button', { name: desk.word('shell', 'layouts.title') }).click();
    await menu();
    await desk.page.getByLabel(desk.word('shell', 'layouts.name')).fill('Критические');
    expect(await desk.page.getByRole('tooltip').count()).toBe(0);
    await desk.page.getByRole('button', { name: desk.word('shell', 'layouts.save') }).click();
    await desk.page.getByTestId('layouts').getByRole('button', { name: 'Критические', exact: true }).waitFor();
    await desk.follow('/works?layers=none');
    await desk.page.getByTestId('layouts').getByRole('button', { name: 'Критические', exact: true }).click();
    await desk.page.waitForURL(/\/findings\?.*f\.severity=critical/);
    await menu();
    const layouts = desk.page.getByTestId('layouts');
    const trash = layouts.getByRole('button', {
      name: desk.word('shell', 'layouts.remove').replace('{{name}}', 'Критические'),
    });
    await trash.click();
    await layouts.getByRole('button', { name: desk.word('common', 'action.cancel') }).click();
    await trash.click();
    await layouts.getByRole('button', { name: desk.word('common', 'action.delete') }).click();
    await layouts.getByText(desk.word('shell', 'layouts.none')).waitFor();
  }, 120_000);
});

describe('Given a note on the map', () => {
  it('it is pinned by a click, seen by others at once, and taken off', async () => {
    const desk = await stage.openAs('planner', { path: '/findings?layers=none&new=note', ...WIDE });
    const other = await stage.openAs('operator', { path: '/findings?layers=none', ...WIDE });
    await other.mapDrawn();
    await desk.mapDrawn();
    await desk.page.getByTestId('map').click({ position: { x: 420, y: 420 } });
    await desk.page.waitForURL(/n\.at=/);
    await desk.page.getByTestId('drawer').locator('textarea').first().fill('Проезд закрыт');
    await desk.page.getByRole('button', { name: desk.word('notes', 'save'), exact: true }).click();
    await desk.page.waitForURL(/sel=note:/);
    await other.page.getByTestId('note-pin').waitFor();
    await desk.page.getByRole('button', { name: desk.word('notes', 'remove'), exact: true }).click();
    await other.page.getByTestId('note-pin').waitFor({ state: 'detached' });
  }, 120_000);

  it('it opens from the first page of a planner', async () => {
    const planner = await stage.abat.as('planner');
    await planner.done(planner.post('/api/v1/notes', { text: 'Перекрыт тротуар', at: [71.47, 51.15] }));
    const desk = await stage.openAs('planner', { path: '/start' });
    await desk.page.getByTestId('notes').getByRole('button', { name: 'Перекрыт тротуар' }).click();
    await desk.page.getByTestId('drawer').getByText('Перекрыт тротуар').first().waitFor();
  }, 120_000);
});

describe('Given the start pages', () => {
  it.each([
    ['planner', 'title.district'],
    ['reviewer', 'title.waiting'],
    ['executive', 'title.waiting'],
    ['viewer', 'title.city'],
  ] as const)(
    'a %s sees theirs',
    async (role, title) => {
      const desk = await stage.openAs(role, { path: '/', ...WIDE });
      await desk.page.getByTestId('start-list').waitFor();
      await desk.page.getByRole('heading', { level: 1, name: desk.word('start', title) }).waitFor();
      await desk.settled();
      await desk.picture(`start-${role}-ru`);
      expect(await barriers(desk)).toEqual([]);
    },
    120_000,
  );

  it('the operator begins at the shift', async () => {
    const desk = await stage.openAs('operator', { path: '/', ...WIDE });
    await desk.page.waitForURL(/\/shift/);
  }, 120_000);
});
