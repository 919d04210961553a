import type { Approval, Page as ListPage, Project, Work } from '@abat/contracts';
import type { Desk } from './support/desk.js';
import { drawSquare } from './support/drawing.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

const WIDE = { width: 1920, height: 1080 };
/** A courtyard of Almaty district with nothing of the demonstration programme around it. */
const [LON, LAT] = [71.47515, 51.1465];
const SQUARE = 'Сквер у школы';
const ASKED = 'Управление охраны окружающей среды и природопользования';

const editor = ({ page }: Desk) => page.getByTestId('record-editor');
const box = (desk: Desk, field: string) =>
  editor(desk).getByRole('textbox', { name: new RegExp(`^${desk.word('plan', `field.${field}`)}`) });

async function choose(desk: Desk, field: string, option: string | RegExp): Promise<void> {
  const label = new RegExp(`^${desk.word('plan', `field.${field}`)}`);
  await editor(desk).getByLabel(label).first().click();
  await desk.page.getByRole('option', { name: option }).first().click();
}

async function pick(desk: Desk, field: string, day: string): Promise<void> {
  await box(desk, field).fill(day);
  await box(desk, field).press('Tab');
}

async function save({ page }: Desk): Promise<void> {
  await page.getByTestId('save-record').click();
  await page.getByTestId('record-editor').waitFor({ state: 'detached' });
}

const button = (desk: Desk, namespace: string, key: string) =>
  desk.page.getByRole('button', { name: desk.word(namespace, key), exact: true });

describe('Given a planner with a project', () => {
  it('what a phase lacks is given, a body is asked, answers, and is asked again', async () => {
    const planner = await stage.openAs('planner', { ...WIDE, path: '/projects?row=new' });
    const { page } = planner;
    await box(planner, 'title').fill(SQUARE);
    await page.getByTestId('save-record').click();
    await page.getByTestId('project-page').waitFor();

    const lack = page.getByRole('button', { name: 'Укажите функцию' });
    await planner.settled();
    await planner.picture('project-1-lacks');
    await lack.click();
    await choose(planner, 'function', 'Благоустройство дворовых территорий');
    await box(planner, 'costKzt').fill('12 000 000');
    await planner.picture('project-2-form');
    await save(planner);
    await lack.waitFor({ state: 'detached' });

    await button(planner, 'plan', 'approval.add').click();
    await choose(planner, 'agency', ASKED);
    await pick(planner, 'askedOn', '02.03.2026');
    await save(planner);
    const turns = page.getByTestId('approval');
    await turns.filter({ hasText: planner.word('plan', 'approval.waiting') }).waitFor();
    await button(planner, 'plan', 'approval.takeBack').waitFor();
    expect(await button(planner, 'plan', 'approval.answer').count()).toBe(0);

    const executive = await stage.openAs('executive', WIDE);
    await executive.page.getByRole('link', { name: new RegExp(SQUARE) }).click();
    await choose(executive, 'answer', executive.word('plan', 'answer.returned'));
    await pick(executive, 'answeredOn', '10.03.2026');
    await box(executive, 'comment').fill('Нет плана посадок');
    await executive.picture('project-3-answer');
    await save(executive);
    expect(await button(executive, 'plan', 'approval.add').count()).toBe(0);

    const returned = turns.filter({ hasText: planner.word('plan', 'answer.returned') });
    await returned.getByText('Нет плана посадок').waitFor();
    await returned.getByText('5 рабочих дней').waitFor();
    await button(planner, 'plan', 'approval.again').click();
    await pick(planner, 'askedOn', '01.04.2026');
    await save(planner);
    await turns.nth(1).waitFor();
    await planner.settled();
    await planner.picture('project-4-again');
    await planner.speak('kk');
    await planner.picture('project-5-kk');
    const { items } = await (await stage.abat.as('planner')).read<ListPage<Project>>(`/api/v1/projects?q=${SQUARE}`);
    expect(items[0]).toMatchObject({ agency: 'akim-almaty', costKzt: '12000000.00', waitingApprovals: 1 });
  }, 180_000);
});

describe('Given a question to a body', () => {
  async function asked(): Promise<{ project: Project; approval: Approval }> {
    const api = await stage.abat.as('planner');
    const draft = { title: 'Сквер с вопросом', agency: 'akim-almaty' };
    const project = await api.done(api.post<Project>('/api/v1/projects', draft));
    const question = { project: project.code, position: 1, matter: 'design', agency: 'dep-environment' };
    const approval = await api.done(
      api.post<Approval>('/api/v1/approvals', { ...question, askedOn: '2026-03-02', dueOn: '2026-03-20' }),
    );
    return { project, approval };
  }

  it('its form keeps what is written when the body answers meanwhile', async () => {
    const { project, approval } = await asked();
    const planner = await stage.openAs('planner', {
      ...WIDE,
      path: `/projects/${project.id}?part=approvals&row=${approval.id}`,
    });
    const { page } = planner;
    await pick(planner, 'dueOn', '27.03.2026');
    const executive = await stage.abat.as('executive');
    const answer = { answer: 'returned', answeredOn: '2026-03-10', comment: 'Нет плана посадок' };
    await executive.done(executive.patch(`/api/v1/approvals/${approval.id}`, answer, approval.version));

    const told = page.getByTestId('edit-closed');
    await told.getByText(planner.word('plan', 'answer.returned')).waitFor();
    expect(await box(planner, 'dueOn').inputValue()).toBe('27.03.2026');
    expect(await page.getByTestId('save-record').isDisabled()).toBe(true);
    expect(await page.getByTestId('delete-record').count()).toBe(0);
    await planner.picture('approval-answered');
    await planner.speak('kk');
    await planner.picture('approval-answered-kk');
  }, 120_000);

  it('without a link its buttons do nothing and say why by key', async () => {
    const { project } = await asked();
    const planner = await stage.openAs('planner', { ...WIDE, path: `/projects/${project.id}` });
    const { page } = planner;
    const takeBack = button(planner, 'plan', 'approval.takeBack');
    await takeBack.waitFor();
    planner.faults.expect(/ERR_|WebSocket|websocket|Failed to load/);
    await planner.context.setOffline(true);
    await page.locator('[data-testid=connection]:not([data-status=live])').waitFor();
    const why = page.getByRole('tooltip').filter({ hasText: planner.word('common', 'state.blockedWhileStale') });
    for (const held of [takeBack, button(planner, 'plan', 'approval.add')]) {
      await held.focus();
      await why.waitFor();
      await page.keyboard.press('Enter');
      expect(await editor(planner).count()).toBe(0);
      await held.blur();
      await why.waitFor({ state: 'detached' });
    }
    await planner.picture('project-held');
  }, 120_000);
});

describe('Given a work of one zone', () => {
  it('a second one is drawn with days of its own, measured, and taken away again', async () => {
    const operator = await stage.abat.as('operator');
    const work = await operator.done(
      operator.post<Work>('/api/v1/works', {
        ...{ title: 'Два участка', agency: 'dep-environment', function: 'improvement' },
        ...{ start: '2031-06-10', end: '2031-06-30' },
        geometry: { type: 'Point', coordinates: [LON + 0.01, LAT] },
      }),
    );
    const path = `/works?layers=none&sel=work:${work.id}&edit=1&map=17/${LAT}/${LON}`;
    const desk = await stage.openAs('operator', { ...WIDE, path });
    const { page } = desk;
    await desk.mapDrawn();
    const form = page.getByTestId('work-editor');
    await button(desk, 'edit', 'addZone').click();
    await drawSquare(desk);
    const end = form.getByRole('textbox', { name: new RegExp(`^${desk.word('edit', 'field.end')}`) });
    await end.fill('20.07.2031');
    await end.press('Tab');
    await page.getByTestId('preview').getByText(desk.word('edit', 'preview.none')).waitFor();
    await desk.picture('work-two-zones');
    await page.getByTestId('save-work').click();
    await form.waitFor({ state: 'detached' });
    const stored = await operator.read<Work>(`/api/v1/works/${work.id}`);
    expect(stored.zones.map(({ geometry, end: last }) => [geometry.type, last])).toEqual([
      ['Point', '2031-06-30'],
      ['Polygon', '2031-07-20'],
    ]);
    await button(desk, 'common', 'action.edit').click();
    await page.getByRole('button', { name: 'Удалить участок 1' }).click();
    await page.getByTestId('save-work').click();
    await form.waitFor({ state: 'detached' });
    expect((await operator.read<Work>(`/api/v1/works/${work.id}`)).zones).toMatchObject([{ end: '2031-07-20' }]);
  }, 120_000);
});
