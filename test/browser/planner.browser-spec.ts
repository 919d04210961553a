import type { Work } from '@abat/contracts';
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
