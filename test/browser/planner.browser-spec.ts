import type { Project, Work } from '@abat/contracts';
import type { Desk } from './support/desk.js';
import { drawSquare } from './support/drawing.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** A courtyard of Almaty district with nothing of the demonstration programme around it. */
const [LON, LAT] = [71.47515, 51.1465];
const around = (metres: number) => {
  const [x, y] = [metres / 69_800, metres / 111_195];
  const ring = [
    [LON - x, LAT - y],
    [LON + x, LAT - y],
    [LON + x, LAT + y],
    [LON - x, LAT + y],
    [LON - x, LAT - y],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};
const HEATING = 'Замена тепловой сети у школы';
const FAIR = 'Сельскохозяйственная ярмарка';
const YARD = 'Благоустройство двора у школы';

async function addEvent(event: { externalId: string; title: string; from: string; to: string }): Promise<void> {
  const operator = await stage.abat.as('operator');
  await operator.done(operator.post('/api/v1/restrictions', { ...event, kind: 'event', geometry: around(40) }));
}

/** Heating of the department in June and a fair in July: both on the courtyard. */
async function prepareNeighbours(): Promise<Work> {
  const operator = await stage.abat.as('operator');
  const work = await operator.done(
    operator.post<Work>('/api/v1/works', {
      ...{ title: HEATING, agency: 'dep-utilities', function: 'improvement', workType: 'heat-network' },
      ...{ start: '2031-06-10', end: '2031-06-30', geometry: around(20) },
      ...{ surfaceBreaking: true, hindersTraffic: true, dateCertainty: 'firm' },
    }),
  );
  await addEvent({ externalId: 'fair-2031', title: FAIR, from: '2031-06-28', to: '2031-07-06' });
  await stage.abat.settled();
  return work;
}

async function fill(desk: Desk): Promise<void> {
  const form = desk.page.getByTestId('work-editor');
  const box = (field: string) =>
    form.getByRole('textbox', { name: new RegExp(`^${desk.word('edit', `field.${field}`)}`) });
  for (const [field, day] of [
    ['start', '10.06.2031'],
    ['end', '29.06.2031'],
  ] as const) {
    await box(field).fill(day);
    await box(field).press('Tab');
  }
  await box('title').fill(YARD);
  const choose = async (field: string, option: string): Promise<void> => {
    const choice = form.getByLabel(desk.word('edit', `field.${field}`), { exact: false }).first();
    await choice.click();
    await desk.page.getByRole('option', { name: option, exact: true }).click();
  };
  await form.getByRole('switch', { name: new RegExp(`^${desk.word('edit', 'field.hindersTraffic')}`) }).press('Space');
  // The function last: with it the draft is complete, and what is measured then moves the form.
  await choose('workType', 'Благоустройство двора');
  await choose('function', 'Благоустройство дворовых территорий');
}

describe('Given a planner of Almaty district who plans a courtyard', () => {
  it('draws it, sees what is in its way, takes the proposed days and saves; others see it without a reload', async () => {
    const heating = await prepareNeighbours();
    const neighbour = await stage.openAs('executive', { width: 1920, height: 1080, path: '/works?w.q=школы' });
    await neighbour.page.getByTestId('works-list').getByText(HEATING).waitFor();

    const planner = await stage.openAs('planner', {
      ...{ width: 1920, height: 1080, path: `/works?new=work&map=17/${LAT}/${LON}` },
    });
    const { page } = planner;
    await planner.mapDrawn();
    await drawSquare(planner);
    await fill(planner);
    const opened = page.getByTestId('preview-opened');
    for (const rule of ['clash', 'order', 'event'])
      await opened
        .getByText(planner.word('common', `rule.work.${rule}`), { exact: true })
        .first()
        .waitFor();
    await page.getByTestId('proposal').first().waitFor();
    await page.getByTestId('proposal-timeline').getByText(HEATING).waitFor();
    await page.getByTestId('proposal-timeline').scrollIntoViewIfNeeded();
    await planner.picture('planner-1-proposals');

    await page.getByTestId('take-dates').first().click();
    // The reader is led to the days that were taken.
    const form = page.getByTestId('work-editor');
    await form.and(page.locator(':focus')).waitFor();
    expect(await form.evaluate((box) => box.getBoundingClientRect().top)).toBeGreaterThan(0);
    const event = page.getByTestId('preview').getByText(planner.word('common', 'rule.work.event'), { exact: true });
    await event.waitFor({ state: 'detached' });
    await planner.picture('planner-2-taken');
    // What somebody else saves meanwhile is measured at once: nobody touches the form.
    await addEvent({ externalId: 'show-2031', title: 'Выставка', from: '2031-07-08', to: '2031-07-09' });
    await event.first().waitFor();
    await page.getByTestId('save-work').click();
    await page.getByTestId('drawer').getByRole('heading', { name: YARD }).waitFor();

    await neighbour.page.getByTestId('works-list').getByText(YARD).waitFor();
    await neighbour.picture('planner-3-neighbour');
    const works = await stage.abat.sql.query('SELECT starts_on::text AS start FROM work WHERE title = $1', [YARD]);
    expect(works).toEqual([{ start: '2031-07-07' }]);
    const clashes = `SELECT count(*)::int AS n FROM finding WHERE $1 IN (subject_a, subject_b) AND rule = 'work.clash' AND status <> 'closed'`;
    await stage.abat.settled();
    expect(await stage.abat.value(clashes, [heating.id])).toBe(0);
  }, 180_000);
});

const PIPE = 'Замена водопровода у школы';
const LINE = {
  code: 'L-2031-77',
  year: 2031,
  administrator: 'akim-almaty',
  programme: 'Дворы Сарайшыка',
  source: 'local',
} as const;

/** A project of the planner's own body and a line that may pay for its works. */
async function prepareProject(): Promise<Project> {
  const planner = await stage.abat.as('planner');
  await planner.done(planner.post('/api/v1/budget-lines', LINE));
  const draft = { code: 'P-PIPE', title: 'Двор и сети у школы', agency: 'akim-almaty', function: 'improvement' };
  return planner.done(planner.post<Project>('/api/v1/projects', draft));
}

/** The fields of a new work of a project, as a person fills them from top to bottom. */
async function fillPipe(desk: Desk): Promise<void> {
  const form = desk.page.getByTestId('work-editor');
  const named = (field: string) => new RegExp(`^${desk.word('edit', `field.${field}`)}`);
  const box = (field: string) => form.getByRole('textbox', { name: named(field) });
  const choose = async (field: string, option: string | RegExp, typed?: string): Promise<void> => {
    const select = form.getByLabel(named(field)).first();
    await select.click();
    if (typed) await select.fill(typed);
    await desk.page.getByRole('option', { name: option }).click();
  };
  for (const [field, day] of [
    ['start', '01.08.2031'],
    ['end', '20.08.2031'],
  ] as const) {
    await box(field).fill(day);
    await box(field).press('Tab');
  }
  await form.getByRole('switch', { name: named('hindersTraffic') }).press('Space');
  await box('title').fill(PIPE);
  await choose('function', 'Благоустройство дворовых территорий');
  await choose('workType', 'Водопровод и канализация');
  expect(await form.getByRole('switch', { name: named('surfaceBreaking') }).isChecked()).toBe(true);
  await form.getByText(desk.word('edit', 'section.details'), { exact: true }).click();
  await choose('surface', desk.word('plan', 'surface.asphalt'));
  await box('lanesClosed').fill('1');
  await choose('budgetLine', new RegExp(LINE.code), 'сарайшык');
}

describe('Given a project of the planner with nothing in it', () => {
  it('its page begins a work of it; project, line, surface and lanes are entered and read again', async () => {
    const project = await prepareProject();
    const planner = await stage.openAs('planner', {
      ...{ width: 1920, height: 1080, path: `/projects/${project.id}?map=17/${LAT + 0.003}/${LON}` },
    });
    const { page } = planner;
    await page.getByRole('button', { name: planner.word('edit', 'addWork') }).click();
    await page.getByTestId('work-editor').waitFor();
    await planner.mapDrawn();
    await drawSquare(planner);
    await fillPipe(planner);
    const chosen = page.getByTestId('work-editor').getByLabel(planner.word('edit', 'field.project')).first();
    expect(await chosen.inputValue()).toBe(`P-${project.number} · ${project.title}`);
    await planner.picture('planner-4-project-form');
    await page.getByTestId('save-work').click();

    const drawer = page.getByTestId('drawer');
    await drawer.getByRole('heading', { name: PIPE }).waitFor();
    const fact = (name: string) =>
      drawer
        .locator('dl > div')
        .filter({ has: page.locator('dt', { hasText: new RegExp(`^${planner.word('works', `fact.${name}`)}$`) }) })
        .locator('dd');
    await fact('project').getByRole('link').waitFor();
    const facts = ['workType', 'surface', 'lanesClosed', 'budgetLine'].map((name) => fact(name).textContent());
    expect(await Promise.all(facts)).toEqual(['Водопровод и канализация', 'Асфальт', '1', LINE.code]);
    await planner.picture('planner-5-project-facts');
    await fact('project').getByRole('link').click();
    await page.getByTestId('project-page').getByRole('link', { name: PIPE }).waitFor();
    const row = `SELECT w.surface_breaking AS digs, w.lanes_closed AS lanes, w.surface FROM work w WHERE w.title = $1`;
    expect(await stage.abat.sql.query(row, [PIPE])).toEqual([{ digs: true, lanes: 1, surface: 'asphalt' }]);
  }, 180_000);
});

describe('Given a planner with a phone', () => {
  it('the place of a new work is drawn on the map, which comes over the form and goes again', async () => {
    const phone = { at: [LON, LAT] } as const;
    const planner = await stage.openAs('planner', { phone, path: `/works?layers=none&new=work&map=17/${LAT}/${LON}` });
    const { page } = planner;
    const map = page.locator('[data-layout=map] main');
    await page.getByText(planner.word('edit', 'shape.hint.start')).waitFor();
    await page.getByText(planner.word('edit', 'shape.tool.polygon'), { exact: true }).tap();
    await map.waitFor({ state: 'attached' });
    await planner.mapDrawn();
    const [box, sheet] = [await page.getByTestId('map').boundingBox(), await page.getByTestId('drawer').boundingBox()];
    const [x, y] = [box!.x + box!.width / 2, (box!.y + sheet!.y) / 2];
    for (const [dx, dy] of [
      [-60, -60],
      [60, -60],
      [60, 60],
      [-60, -60],
    ] as const)
      await page.touchscreen.tap(x + dx, y + dy);
    await page.getByTestId('work-editor').getByText('1 часть').waitFor();
    await planner.picture('planner-6-phone-map');
    await page.getByTestId('map-switch').tap();
    await map.waitFor({ state: 'detached' });
    await page.getByTestId('work-editor').getByText('1 часть').waitFor();
    await planner.picture('planner-7-phone-form');
  }, 120_000);
});
