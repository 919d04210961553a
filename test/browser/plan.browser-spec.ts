import {
  FIELD_REASONS,
  type Finding,
  type Need,
  type Page as ListPage,
  type Resolution,
  type Restriction,
  type Work,
} from '@abat/contracts';
import { waitUntil } from '../support/wait.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { drawPoint, drawSquare } from './support/drawing.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** A courtyard of Almaty district with nothing of the demonstration programme around it. */
const [LON, LAT] = [71.47515, 51.1465];
const WIDE = { width: 1920, height: 1080 };

/** Two works of two bodies on one spot in June 2031. */
async function clash(): Promise<{ pipe: Work; finding: Finding }> {
  const operator = await stage.abat.as('operator');
  const create = (title: string, agency: string): Promise<Work> =>
    operator.done(
      operator.post<Work>('/api/v1/works', {
        ...{ title, agency, function: 'improvement', start: '2031-06-10', end: '2031-06-30' },
        ...{ geometry: { type: 'Point', coordinates: [LON, LAT] } },
      }),
    );
  const pipe = await create('Водопровод у школы', 'dep-utilities');
  await create('Двор у школы', 'dep-environment');
  const path = `/api/v1/findings?subject=${pipe.id}&rule=work.clash`;
  const finding = await waitUntil(async () => (await operator.read<ListPage<Finding>>(path)).items[0], {
    what: 'the clash',
  });
  await stage.abat.settled();
  return { pipe, finding };
}

const textBox = (desk: Desk, namespace: string, key: string) =>
  desk.page.getByRole('textbox', { name: new RegExp(`^${desk.word(namespace, key)}`) });

/** Fills what a new row of a register is called. */
const name = (desk: Desk, title: string): Promise<void> => textBox(desk, 'plan', 'field.title').fill(title);

describe('Given two works that clash', () => {
  it('a party proposes new days for one, the others see which, and agree', async () => {
    const { pipe, finding } = await clash();
    const desk = await stage.openAs('operator', { ...WIDE, path: `/findings?layers=none&sel=finding:${finding.id}` });
    const { page } = desk;
    await page.getByTestId('propose-resolution').click();
    const send = page.getByTestId('send-resolution');
    await send.click();
    await page.getByText(desk.word('resolutions', 'plan.fault.unmoved')).waitFor();
    const work = page.getByTestId('plan-work').filter({ hasText: pipe.title });
    for (const [field, day] of [
      ['start', '01.08.2031'],
      ['end', '20.08.2031'],
    ] as const) {
      const box = work.getByRole('textbox', { name: desk.word('resolutions', `plan.${field}`) });
      await box.fill(day);
      await box.press('Tab');
    }
    // The calendar of the field that has the focus now is judged too.
    await page.locator('.mantine-DateInput-day').first().waitFor();
    await desk.settled();
    expect(await barriers(desk)).toEqual([]);
    await desk.picture('plan-resolution-form');
    await textBox(desk, 'resolutions', 'plan.note.reschedule').fill('Согласовано по телефону');
    await send.click();
    const plan = page.getByTestId('resolution-plan');
    await plan.getByText('10–30.06.2031 → 01–20.08.2031 (+52').waitFor();
    expect(await plan.textContent()).toContain(pipe.title);
    const agree = page.getByTestId('answer-agree').first();
    expect(await agree.isDisabled()).toBe(true);
    const reason = { name: desk.word('resolutions', 'onBehalf.reason') };
    await page.getByTestId('resolution').getByRole('textbox', reason).fill('Согласовано по телефону');
    await agree.click();
    await page.locator('[data-testid=resolution][data-state=agreed]').waitFor();
    expect(await page.getByTestId('on-behalf').count()).toBe(2);
    await desk.picture('plan-resolution-agreed');
    const operator = await stage.abat.as('operator');
    const { items } = await operator.read<{ items: Resolution[] }>(`/api/v1/findings/${finding.id}/resolutions`);
    expect(items[0]).toMatchObject({
      ...{ kind: 'reschedule', state: 'agreed' },
      plan: { moves: [{ work: pipe.id, start: '2031-08-01', end: '2031-08-20' }] },
    });
    await page.getByTestId('apply-agreed').click();
    await page.locator('[data-testid=resolution][data-state=applied]').waitFor();
    const moved = await operator.read<Work>(`/api/v1/works/${pipe.id}`);
    expect([moved.start, moved.end]).toEqual(['2031-08-01', '2031-08-20']);
    await page.getByTestId('apply-agreed').waitFor({ state: 'detached' });
    await plan.getByText('10–30.06.2031 → 01–20.08.2031').waitFor();
  }, 180_000);

  it('an agreed change of method tells who still has to do it, until it is said to be done', async () => {
    const { finding, pipe } = await clash();
    const operator = await stage.abat.as('operator');
    const seen = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
    const plan = { moves: [], methods: [{ work: pipe.id, method: 'Прокол под двором' }] };
    const path = `/api/v1/findings/${finding.id}`;
    const proposal = { agency: 'dep-environment', kind: 'change-method', note: 'По телефону', plan };
    const now = await operator.read<Finding>(path);
    const proposed = await operator.done(operator.post<Resolution>(`${path}/resolutions`, proposal, seen(now)));
    const agree = { agency: 'dep-utilities', answer: 'agree', comment: 'По телефону' };
    await operator.done(operator.post(`/api/v1/resolutions/${proposed.id}/answers`, agree, seen(proposed)));
    const listed = '/findings?layers=none&f.status=resolved&f.period=all&f.toDo=dep-utilities';
    const place = `${listed}&sel=finding:${finding.id}`;
    const desk = await stage.openAs('operator', { ...WIDE, path: place, locale: 'kk' });
    const { page } = desk;
    const step = page.getByTestId('agreed-step');
    await step.getByText(desk.word('resolutions', 'step.how.change-method')).waitFor();
    await step.scrollIntoViewIfNeeded();
    await desk.picture('plan-step-due');
    await page.getByTestId('step-say').click();
    const done = page.getByTestId('step-done');
    expect(await done.isDisabled()).toBe(true);
    await step.getByRole('textbox', { name: desk.word('resolutions', 'onBehalf.reason') }).fill('Акт осмотра');
    expect(await barriers(desk)).toEqual([]);
    await desk.picture('plan-step-form');
    await done.click();
    await page.locator('[data-testid=resolution][data-state=applied]').waitFor();
    await page.locator('[data-testid=agreed-step][data-done]').getByText('Акт осмотра').waitFor();
    await desk.picture('plan-step-done');
    await page.getByText(desk.word('findings', 'empty')).waitFor();
  }, 180_000);

  it('what a party writes stays when another one is first to propose or to answer', async () => {
    const { finding } = await clash();
    const operator = await stage.abat.as('operator');
    const desk = await stage.openAs('operator', { ...WIDE, path: `/findings?layers=none&sel=finding:${finding.id}` });
    const { page } = desk;
    await page.getByTestId('propose-resolution').click();
    const note = textBox(desk, 'resolutions', 'plan.note.reschedule');
    await note.fill('Сначала трубы, потом двор');
    const path = `/api/v1/findings/${finding.id}`;
    const { version } = await operator.read<Finding>(path);
    const proposed = await operator.done(
      operator.post<Resolution>(
        `${path}/resolutions`,
        { agency: 'dep-environment', kind: 'accept', note: 'Разные стороны двора' },
        { 'if-match': `"${version}"` },
      ),
    );
    await page.getByTestId('resolution-held').waitFor();
    expect(await note.inputValue()).toBe('Сначала трубы, потом двор');
    expect(await page.getByTestId('send-resolution').isDisabled()).toBe(true);
    const comment = page
      .getByTestId('resolution')
      .getByRole('textbox', { name: desk.word('resolutions', 'onBehalf.reason') });
    await comment.fill('Трубы важнее');
    await operator.done(
      operator.post<Resolution>(
        `/api/v1/resolutions/${proposed.id}/answers`,
        { agency: 'dep-utilities', answer: 'refuse', comment: 'Трубы важнее' },
        { 'if-match': `"${proposed.version}"` },
      ),
    );
    await page.getByText(desk.word('resolutions', 'shared.answerLate')).waitFor();
    expect(await comment.inputValue()).toBe('Трубы важнее');
    await page.getByTestId('resolution-held').waitFor({ state: 'detached' });
    expect([await note.inputValue(), await page.getByTestId('send-resolution').isDisabled()]).toEqual([
      'Сначала трубы, потом двор',
      false,
    ]);
  }, 180_000);
});

describe('Given a work of a planner that clashes with one of another body', () => {
  it('the other one is not offered for change; free days for it are proposed with one click', async () => {
    const [planner, operator] = [await stage.abat.as('planner'), await stage.abat.as('operator')];
    const days = { start: '2031-10-10', end: '2031-10-20', function: 'improvement' };
    const geometry = { type: 'Point', coordinates: [LON, LAT] };
    const yard = { ...days, title: 'Двор аппарата у школы', agency: 'akim-almaty', geometry };
    const own = await planner.done(planner.post<Work>('/api/v1/works', yard));
    const hedge = { ...days, title: 'Изгородь управления у школы', agency: 'dep-environment', geometry };
    const other = await operator.done(operator.post<Work>('/api/v1/works', hedge));
    const path = `/api/v1/findings?subject=${own.id}&rule=work.clash`;
    const finding = await waitUntil(async () => (await operator.read<ListPage<Finding>>(path)).items[0], {
      what: 'the clash',
    });
    await stage.abat.settled();

    const desk = await stage.openAs('planner', { ...WIDE, path: `/works?layers=none&sel=work:${other.id}` });
    const { page } = desk;
    const drawer = page.getByTestId('drawer');
    await drawer.getByRole('heading', { name: other.title }).waitFor();
    await desk.settled();
    const forChange = drawer.locator('[data-testid=delete-record], [data-testid=add-permit]');
    expect(await forChange.count()).toBe(0);
    await desk.follow(`/works?layers=none&sel=work:${own.id}`);
    await forChange.nth(1).waitFor();

    await desk.follow(`/findings?layers=none&sel=finding:${finding.id}`);
    const side = page.getByRole('region', { name: other.title, exact: true });
    await side.getByText(desk.word('resolutions', 'notYours.propose')).waitFor();
    await side.getByTestId('take-dates').first().click();
    await page.locator('[data-testid=resolution][data-state=proposed]').getByText(other.title).waitFor();
    await side.getByText(desk.word('resolutions', 'notYours.taken')).waitFor();
    expect(await side.getByTestId('take-dates').count()).toBe(0);
    const { items } = await operator.read<{ items: Resolution[] }>(`/api/v1/findings/${finding.id}/resolutions`);
    expect(items[0]).toMatchObject({
      ...{ agency: 'akim-almaty', kind: 'reschedule', state: 'proposed' },
      plan: { moves: [{ work: other.id }] },
    });
  }, 180_000);
});

describe('Given the registers beside the map', () => {
  it('a need is drawn; Escape in the question about unsaved changes keeps the form', async () => {
    const path = `/needs?layers=none&row=new&map=17/${LAT}/${LON}`;
    const desk = await stage.openAs('operator', { ...WIDE, path });
    const { page } = desk;
    await desk.mapDrawn();
    await drawSquare(desk);
    await name(desk, 'Скамейки у школы');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: desk.word('edit', 'unsaved.title') });
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await page.getByTestId('save-record').click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Скамейки у школы' }).waitFor();
    await desk.picture('plan-need-drawn');
    const operator = await stage.abat.as('operator');
    const { items } = await operator.read<ListPage<Need>>('/api/v1/needs?q=Скамейки');
    expect(items[0]?.geometry?.type).toBe('Polygon');
    // Nobody invents a number for it.
    const { externalId } = items[0]!;
    expect(externalId).toMatch(/^D-\d+$/);
    await page.getByTestId('drawer').getByText(externalId).waitFor();
  }, 120_000);

  it('a need is drawn and saved on a phone, where the form lies over the page and its bar', async () => {
    const path = `/needs?layers=none&row=new&map=17/${LAT}/${LON}`;
    const desk = await stage.openAs('operator', { phone: { at: [LON, LAT] }, path });
    const { page } = desk;
    await page.getByText(desk.word('edit', 'shape.tool.point'), { exact: true }).tap();
    await page.locator('[data-layout=map] main').waitFor({ state: 'attached' });
    await desk.mapDrawn();
    const [map, sheet] = [await page.getByTestId('map').boundingBox(), await page.getByTestId('drawer').boundingBox()];
    await page.touchscreen.tap(map!.x + map!.width / 2, (map!.y + sheet!.y) / 2);
    await page.getByTestId('record-editor').getByText('1 часть').waitFor();
    await desk.picture('plan-need-phone-map');
    await page.getByTestId('map-switch').tap();
    await name(desk, 'Урна у школы');
    await desk.picture('plan-need-phone-form');
    await page.getByTestId('save-record').tap();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Урна у школы' }).waitFor();
  }, 120_000);

  it('a planner enters a wish of residents that names no body yet, for the own district alone', async () => {
    const desk = await stage.openAs('planner', { ...WIDE, path: '/needs?layers=none&row=new' });
    const { page } = desk;
    await name(desk, 'Освещение двора');
    const body = page.locator('.mantine-Select-root', { hasText: desk.word('plan', 'hint.needBody') });
    await body.locator('button').click();
    const district = page.locator('.mantine-Select-root', { hasText: desk.word('plan', 'field.territory') }).last();
    await district.locator('button').click();
    desk.faults.expect(/403/);
    await page.getByTestId('save-record').click();
    await page.getByText(FIELD_REASONS['need.foreign-district'].ru).waitFor();
    desk.faults.expectNone();
    await desk.picture('plan-need-refused');
    await district.locator('input').first().click();
    await page.getByRole('option', { name: 'Алматы' }).click();
    await page.getByTestId('save-record').click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Освещение двора' }).waitFor();
    await page.getByText(desk.word('plan', 'need.decision'), { exact: true }).waitFor();
    await desk.picture('plan-need-of-district');
  }, 120_000);

  // Long options of a list must not widen the page: a phone would lay it out anew while the finger is still on it.
  it('choice lists of a work open on a phone under the finger', async () => {
    const path = '/works?layers=none&new=work';
    const desk = await stage.openAs('operator', { phone: { at: [LON, LAT] }, path });
    const fields = desk.page.getByTestId('work-editor').locator('.mantine-Select-input');
    for (const index of [0, 1]) {
      await fields.nth(index).tap();
      const option = desk.page.getByRole('option').first();
      const words = await option.textContent();
      await option.tap();
      await waitUntil(async () => (await fields.nth(index).inputValue()) === words, { what: `${words} to be chosen` });
    }
    expect(await desk.page.evaluate(() => window.innerWidth)).toBe(390);
  }, 120_000);

  it('a ban is put on a spot, and taken from it again', async () => {
    const path = `/restrictions?layers=none&row=new&map=17/${LAT}/${LON}`;
    const desk = await stage.openAs('operator', { ...WIDE, path });
    const { page } = desk;
    await desk.mapDrawn();
    await drawPoint(desk);
    await name(desk, 'Ярмарка у школы');
    for (const [field, day] of [
      ['from', '10.07.2031'],
      ['to', '01.07.2031'],
    ] as const) {
      await textBox(desk, 'plan', `field.${field}`).fill(day);
      await textBox(desk, 'plan', `field.${field}`).press('Tab');
    }
    await page.getByTestId('save-record').click();
    await page.getByText(desk.word('edit', 'fault.dates-reversed')).waitFor();
    await textBox(desk, 'plan', 'field.to').fill('12.07.2031');
    await textBox(desk, 'plan', 'field.to').press('Tab');
    await page.getByTestId('save-record').click();
    await page.getByTestId('drawer').getByRole('heading', { name: 'Ярмарка у школы' }).waitFor();
    const operator = await stage.abat.as('operator');
    const stored = async (): Promise<Restriction | undefined> =>
      (await operator.read<ListPage<Restriction>>('/api/v1/restrictions?q=Ярмарка у школы')).items[0];
    expect(await stored()).toMatchObject({ externalId: expect.stringMatching(/^R-\d+$/), geometry: { type: 'Point' } });
    await page.getByRole('button', { name: desk.word('common', 'action.edit') }).click();
    await page.getByRole('button', { name: desk.word('edit', 'shape.remove') }).click();
    await page.getByTestId('save-record').click();
    await page.getByText(desk.word('plan', 'restriction.city'), { exact: true }).first().waitFor();
    expect((await stored())?.geometry).toBeNull();
  }, 120_000);
});
