import type { Mandate, Page as ListPage, WorkSummary } from '@abat/contracts';
import { barriers } from './support/barriers.js';
import { isDeep } from './support/depth.js';
import type { Desk } from './support/desk.js';
import { beyondEdge, smallTargets } from './support/fingers.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** What Chromium writes when it has no Kazakh. */
const NO_KAZAKH = [/\bM(0?[1-9]|1[0-2])\b/, /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/, /KZT/, /\d,\d{3}(\D|$)/];
const CARDS = ['figure-districts', 'figure-severity', 'figure-weeks', 'figure-calendar', 'figure-money', 'figure-flow'];

const at = ({ page }: Desk): string | null => new URL(page.url()).searchParams.get('at');
const slider = ({ page }: Desk) => page.getByTestId('time-slider');
const banner = ({ page }: Desk) => page.getByTestId('moment-banner');
const row = ({ page }: Desk) => page.getByTestId('works-list').locator('li').first();

describe('the bar through time', () => {
  it('goes back by keyboard, shows what was, blocks what changes, and comes back', async () => {
    const desk = await stage.openAs('operator', { path: '/works?layers=none' });
    const { page } = desk;
    const create = page.getByRole('button', { name: desk.word('edit', 'newWork') });
    expect(await create.isDisabled()).toBe(false);
    await page.getByTestId('time-button').click();
    await slider(desk).focus();
    await page.keyboard.press('Home');
    await banner(desk).waitFor();
    expect(Date.parse(at(desk) ?? '')).toBeLessThan(Date.now() - 6 * 86_400_000);
    expect(await slider(desk).getAttribute('aria-valuetext')).toContain(desk.word('time', 'past').split('{{')[0]);
    // Until the list of then is there, that of now stays on screen.
    await row(desk).waitFor({ state: 'detached' });
    expect(await create.isDisabled()).toBe(true);
    // Whoever has no mouse is told why.
    await create.focus();
    await page
      .getByRole('tooltip')
      .filter({ hasText: desk.word('common', 'state.blockedWhileStale') })
      .waitFor();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).searchParams.has('new')).toBe(false);
    await banner(desk).getByRole('button').click();
    await banner(desk).waitFor({ state: 'detached' });
    await row(desk).waitFor();
    expect(at(desk)).toBeNull();
  }, 120_000);

  it('counts nothing before history began: unknown is not 0', async () => {
    const desk = await stage.openAs('operator', { path: '/findings?layers=none&at=2020-01-01T00:00:00Z' });
    const { page } = desk;
    const unknown = desk.word('common', 'state.unknown');
    await page.getByTestId('empty').waitFor();
    const severities = page.getByRole('group', { name: desk.word('findings', 'filter.severity') }).getByRole('button');
    expect((await severities.allInnerTexts()).map((text) => text.trim().at(-1))).toEqual(Array(5).fill('—'));
    await page.locator('footer').getByText(unknown, { exact: true }).waitFor();
    await desk.goto('/works?layers=none&at=2020-01-01T00:00:00Z');
    await page.getByTestId('empty').waitFor();
    const statuses = page.getByRole('group', { name: desk.word('works', 'filter.status') });
    expect(await statuses.innerText()).not.toMatch(/\d/);
  }, 120_000);

  it('stands over the lists of a phone, which has no map beside them', async () => {
    const desk = await stage.openAs('operator', { phone: { at: [71.43, 51.128] }, path: '/works?layers=none' });
    const { page } = desk;
    await row(desk).waitFor();
    await page.getByTestId('time-button-of-page').tap();
    await slider(desk).focus();
    await page.keyboard.press('Home');
    await banner(desk).waitFor();
    await row(desk).waitFor({ state: 'detached' });
    await page.getByTestId('time-bar').waitFor();
    await desk.settled();
    await desk.picture('time-phone');
    expect(await beyondEdge(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    const api = await stage.abat.as('operator');
    const { items } = await api.read<ListPage<WorkSummary>>('/api/v1/works?limit=1');
    const now = new Date().toISOString();
    await desk.follow(`/works?layers=none&time=1&at=${now}&sel=work:${items[0]?.id}`);
    await page.getByTestId('drawer').waitFor();
    await desk.settled();
    await desk.picture('time-phone-work');
    // The sheet of the work leaves the banner its room.
    await banner(desk).getByRole('button').tap({ trial: true });
    expect(
      await page
        .getByTestId('drawer')
        .getByText(/^[a-z]+(-[a-z]+)*$/)
        .allTextContents(),
    ).toEqual([]);
    await desk.follow(`/findings?layers=none&time=1&at=${now}`);
    await page.getByTestId('time-bar').waitFor();
    await banner(desk).getByRole('button').tap();
    await banner(desk).waitFor({ state: 'detached' });
    expect(at(desk)).toBeNull();
  }, 120_000);

  it('shows a renamed work by its name of then, from the address alone', async () => {
    const api = await stage.abat.as('administrator');
    const [work] = (await api.read<ListPage<WorkSummary>>('/api/v1/works?limit=1&period=current')).items;
    if (!work) throw new Error('the Astana set has no works');
    const moment = await stage.abat.value<string>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    );
    await api.done(api.patch(`/api/v1/works/${work.id}`, { title: 'Переименована потом' }, work.version));
    const desk = await stage.openAs('viewer', { path: `/works?layers=none&sel=work:${work.id}&at=${moment}` });
    const heading = (name: string) => desk.page.getByTestId('drawer').getByRole('heading', { name });
    await heading(work.title).waitFor();
    await banner(desk).getByRole('button').click();
    await heading('Переименована потом').waitFor();
  }, 120_000);

  it('shows the powers of then in their register and in the matrix', async () => {
    const api = await stage.abat.as('administrator');
    const draft = { agency: 'akim-nura', function: 'improvement.lighting', stage: 'design', objectKind: 'any' };
    const power = await api.done(
      api.post<Mandate>('/api/v1/mandates', { code: 'then-held', territory: 'city', ...draft }),
    );
    const moment = await stage.abat.value<string>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    );
    await api.done(api.patch(`/api/v1/mandates/${power.id}`, { stage: 'control' }, power.version));
    const desk = await stage.openAs('viewer', { path: `/powers/mandates?layers=none&p.q=then-held&at=${moment}` });
    const { page } = desk;
    const listed = (stage: string) =>
      page
        .getByTestId('mandates-list')
        .getByRole('row', { name: /then-held/ })
        .filter({ hasText: desk.word('common', `stage.${stage}`) });
    await listed('design').getByRole('button').click();
    await page.getByTestId('drawer').getByText(desk.word('common', 'stage.design')).first().waitFor();
    await banner(desk).getByRole('button').click();
    await listed('control').waitFor();
    await desk.follow(`/matrix?m.cell=improvement.lighting~akim-nura&at=${moment}`);
    await page.getByTestId('time-bar').waitFor();
    const held = page.getByTestId('drawer').getByText(desk.word('common', 'stage.design'));
    await held.first().waitFor();
    await banner(desk).getByRole('button').click();
    await held.first().waitFor({ state: 'detached' });
  }, 120_000);

  it('looks ahead to a day of the plan', async () => {
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const desk = await stage.openAs('viewer', { path: `/works?layers=none&span=year&on=${day}` });
    await banner(desk).waitFor();
    expect(await desk.page.locator('[data-moment=coming]').first().isVisible()).toBe(true);
    await slider(desk).focus();
    await desk.page.keyboard.press('ArrowRight');
    await desk.page.waitForURL((url) => (url.searchParams.get('on') ?? '') > day);
    await row(desk).waitFor();
  }, 120_000);

  it('plays on until it is stopped, and keeps its place', async () => {
    const desk = await stage.openAs('operator', { path: '/works?layers=none&time=1&span=day' });
    const { page } = desk;
    await page.getByTestId('time-play').click();
    await page.waitForURL((url) => url.searchParams.has('at') && url.searchParams.has('play'));
    const first = at(desk) ?? '';
    await page.waitForURL((url) => (url.searchParams.get('at') ?? '') > first);
    await page.getByTestId('time-play').click();
    await page.waitForURL((url) => !url.searchParams.has('play'));
    expect(Date.parse(at(desk) ?? '')).toBeGreaterThan(Date.parse(first));
  }, 120_000);

  it.each(['at=garbage', 'at=2999-01-01T00:00:00Z', 'on=2026-99-99'])(
    'takes %s in the address for now',
    async (odd) => {
      const desk = await stage.openAs('viewer', { path: `/works?layers=none&${odd}` });
      await row(desk).waitFor();
      expect(await banner(desk).count()).toBe(0);
    },
    120_000,
  );
});

describe('what changed', () => {
  it('counts the kinds, leaves those of a kind, and opens what changed', async () => {
    const desk = await stage.openAs('operator', { path: '/changes?layers=none&c.since=week' });
    const { page } = desk;
    const list = page.getByTestId('changes-list');
    await list.locator('li').first().waitFor();
    const name = `${desk.word('changes', 'subject.work')}: ${desk.word('changes', 'action.created')}`;
    await page.getByRole('button', { name }).click();
    await page.waitForURL(/c\.action=created/);
    // The list of before stays until the new one is there.
    const other = list.locator('li').filter({ hasNotText: desk.word('changes', 'subject.work') });
    await other.first().waitFor({ state: 'detached' });
    await desk.settled();
    await list.locator('li button').first().click();
    await page.getByTestId('drawer').waitFor();
  }, 120_000);

  it('opens the row of a register that changed', async () => {
    const api = await stage.abat.as('administrator');
    const power = { agency: 'akim-nura', function: 'improvement.lighting', stage: 'design', objectKind: 'any' };
    await api.done(api.post('/api/v1/mandates', { code: 'just-made', territory: 'city', ...power }));
    const desk = await stage.openAs('operator', { path: '/changes?layers=none&c.subject=mandate&c.since=week' });
    await desk.page.getByTestId('changes-list').locator('li button').first().click();
    await desk.page.waitForURL(/\/powers\/mandates\?.*row=/);
    await desk.page.getByTestId('drawer').waitFor();
  }, 120_000);
});

describe('pictures of the city', () => {
  it('are drawn in Kazakh with our own words', async () => {
    const desk = await stage.openAs('operator', { path: '/figures?layers=none', width: 1920, height: 1080 });
    await desk.speak('kk');
    const charts = desk.page.getByTestId('figures').locator('svg text');
    await desk.page.locator('[data-testid=figure-flow] svg text').first().waitFor();
    const words = await charts.allTextContents();
    expect(words).toEqual(expect.arrayContaining(['Дс', 'Қаң', 'Ешкім']));
    for (const pattern of NO_KAZAKH) expect(words.filter((text) => pattern.test(text))).toEqual([]);
  }, 120_000);

  it('have the same numbers as tables, whose rows lead on', async () => {
    const desk = await stage.openAs('operator', { path: '/figures?layers=none', width: 1920, height: 1080 });
    const { page } = desk;
    for (const card of CARDS) {
      await page
        .getByTestId(card)
        .getByRole('button', { name: desk.word('figures', 'asTable') })
        .click();
      await page.getByTestId(card).locator('tbody tr').nth(2).waitFor();
    }
    // A link shows the same tables.
    await page.reload();
    for (const card of CARDS) await page.getByTestId(card).locator('tbody tr').nth(2).waitFor();
    await page.getByTestId('figure-severity').locator('tbody button').first().click();
    await page.waitForURL(/\/findings\?.*f\.territory=/);
  }, 120_000);

  it('are walked by arrows, which are read out, and Enter leads on', async () => {
    const desk = await stage.openAs('operator', { path: '/figures?layers=none', width: 1920, height: 1080 });
    const chart = desk.page.getByTestId('figure-calendar').locator('[role=group][data-ready=true]');
    await chart.focus();
    for (let step = 0; step < 3; step += 1) await desk.page.keyboard.press('ArrowRight');
    await chart
      .locator('[aria-live]')
      .filter({ hasText: /3\s+января\s+\d{4}/ })
      .waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForURL(/\/works\?.*on=\d{4}-01-03/);
  }, 120_000);

  // As charts they stand among the screens that are looked at.
  it.each(isDeep ? (['dark', 'light'] as const) : (['light'] as const))(
    'have no barriers as tables (%s)',
    async (theme) => {
      const desk = await stage.openAs('operator', { theme, path: '/figures?layers=none', width: 1920, height: 1080 });
      await desk.page.locator('[data-testid=figure-flow] [data-ready=true]').waitFor();
      for (const card of CARDS)
        await desk.page
          .getByTestId(card)
          .getByRole('button', { name: desk.word('figures', 'asTable') })
          .click();
      expect(await barriers(desk)).toEqual([]);
    },
    180_000,
  );
});
