import {
  FIELD_REASONS,
  type Handover,
  type Milestone,
  type Page as ListPage,
  type Permit,
  type ProgressReport,
  type Project,
  type Work,
} from '@abat/contracts';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../support/wait.js';
import { barriers } from './support/barriers.js';
import type { Desk } from './support/desk.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

const WIDE = { width: 1920, height: 1080 };
const TITLE = 'Ремонт тротуара у школы';

/** A project of the body of the executive with one work that digs, done and reported of, and a milestone. */
async function prepare(): Promise<{ project: Project; work: Work }> {
  const executive = await stage.abat.as('executive');
  const post = <Row>(path: string, body: object): Promise<Row> => executive.done(executive.post<Row>(path, body));
  const project = await post<Project>('/api/v1/projects', { title: 'Тротуары', agency: 'dep-environment' });
  const work = await post<Work>('/api/v1/works', {
    ...{ title: TITLE, agency: 'dep-environment', function: 'improvement', project: project.code },
    ...{ start: '2025-05-01', end: '2025-06-30', status: 'finished', finishedOn: '2025-06-20', surfaceBreaking: true },
    geometry: { type: 'Point', coordinates: [71.47515, 51.1465] },
  });
  for (const [reportedOn, percent] of [
    ['2025-06-01', 40],
    ['2025-06-10', 90],
  ] as const)
    await post('/api/v1/progress-reports', { work: work.id, reportedOn, percent });
  await post('/api/v1/milestones', { project: project.code, title: 'Не та веха', dueOn: '2025-07-01' });
  return { project, work };
}

const dialog = ({ page }: Desk): Locator => page.getByRole('dialog');
const fill = async (desk: Desk, label: string, text: string): Promise<void> => {
  const box = dialog(desk).getByRole('textbox', { name: new RegExp(`^${label}`) });
  await box.fill(text);
  await box.press('Tab');
};
const choose = async (desk: Desk, label: string, option: string): Promise<void> => {
  await dialog(desk)
    .getByRole('combobox', { name: new RegExp(`^${label}`) })
    .click();
  await desk.page.getByRole('option', { name: option }).first().click();
};
const save = async (desk: Desk): Promise<void> => {
  await dialog(desk).getByTestId('save-record').click();
  await dialog(desk).waitFor({ state: 'detached' });
};
/** Presses the delete button of a record and answers the question. */
const remove = async (desk: Desk, button: Locator, picture?: string): Promise<void> => {
  await button.click();
  await desk.page.getByTestId('delete-sure').waitFor();
  if (picture) await desk.picture(picture);
  await desk.page.getByTestId('delete-sure').click();
  await dialog(desk).waitFor({ state: 'detached' });
};
const ofWork = async <Row>(register: string, { id }: Work): Promise<Row[]> =>
  (await (await stage.abat.as('viewer')).read<ListPage<Row>>(`/api/v1/${register}?work=${id}`)).items;
const hasFocus = (where: Locator): Promise<boolean> => where.evaluate((element) => element === document.activeElement);

describe('Given an executive whose work is done', () => {
  it('adds a permit, hands over and corrects it, and takes back a wrong report, a milestone and the work', async () => {
    const { project, work } = await prepare();
    const desk = await stage.openAs('executive', {
      ...WIDE,
      path: `/works?layers=none&w.period=all&sel=work:${work.id}`,
    });
    const { page } = desk;
    const drawer = page.getByTestId('drawer');
    const heading = drawer.getByRole('heading', { name: TITLE });
    await drawer.getByText(desk.word('plan', 'permit.lacksDigging')).waitFor();

    await page.getByTestId('add-permit').click();
    await fill(desk, desk.word('plan', 'field.document').slice(0, 8), 'Ордер № 12');
    await fill(desk, desk.word('plan', 'permit.from'), '01.05.2025');
    await fill(desk, desk.word('plan', 'permit.to'), '30.06.2025');
    await desk.settled();
    expect(await barriers(desk)).toEqual([]);
    await desk.picture('amends-permit-form');
    await save(desk);
    await page.getByTestId('permits').getByText('Ордер № 12').waitFor();
    await drawer.getByText(desk.word('plan', 'permit.lacksDigging')).waitFor({ state: 'detached' });
    expect(await ofWork<Permit>('permits', work)).toMatchObject([
      { kind: 'excavation', document: 'Ордер № 12', issuedOn: '2025-05-01', validTo: '2025-06-30' },
    ]);

    await page.getByTestId('edit-handover').click();
    await choose(desk, desk.word('plan', 'field.holder'), 'Акимат');
    await fill(desk, desk.word('plan', 'field.handedOn'), '19.06.2025');
    await fill(desk, desk.word('plan', 'field.document').slice(0, 8), 'Акт № 1');
    desk.faults.expect(/422/);
    await dialog(desk).getByTestId('save-record').click();
    await dialog(desk).getByText(FIELD_REASONS['handover.before-finish'].ru).waitFor();
    desk.faults.expectNone();
    await fill(desk, desk.word('plan', 'field.handedOn'), '01.07.2025');
    await save(desk);
    await page.getByTestId('work-handover').getByText('Акт № 1').waitFor();
    await page.getByTestId('edit-handover').click();
    await fill(desk, desk.word('plan', 'field.handedOn'), '02.07.2025');
    await fill(desk, desk.word('plan', 'field.guaranteeUntil'), '01.07.2028');
    await save(desk);
    await waitUntil(async () => (await ofWork<Handover>('handovers', work))[0]?.guaranteeUntil === '2028-07-01', {
      what: 'the guarantee',
    });
    await desk.settled();
    await desk.picture('amends-work');
    await remove(desk, page.getByTestId('work-handover').getByTestId('delete-record'), 'amends-take-back');
    await page.getByText(desk.word('plan', 'handover.none')).waitFor();
    expect(await ofWork<Handover>('handovers', work)).toEqual([]);

    const wrong = page.getByTestId('reports').getByRole('listitem').filter({ hasText: '90 %' });
    await remove(desk, wrong.getByTestId('delete-record'));
    await wrong.waitFor({ state: 'detached' });
    expect((await ofWork<ProgressReport>('progress-reports', work)).map(({ percent }) => percent)).toEqual([40]);
    await waitUntil(() => hasFocus(heading), { what: 'the focus on the title of the drawer' });

    await remove(desk, page.getByRole('button', { name: `${desk.word('common', 'action.delete')}: ${TITLE}` }));
    await drawer.waitFor({ state: 'detached' });
    await waitUntil(() => hasFocus(page.locator('#panel')), { what: 'the focus on the page' });

    await desk.follow(`/projects/${project.id}`);
    await page.getByRole('button', { name: 'Не та веха' }).click();
    await remove(desk, page.getByTestId('drawer').getByTestId('delete-record'), 'amends-milestone');
    await page.getByText(desk.word('plan', 'milestone.none')).waitFor();
    const left = await (await stage.abat.as('viewer')).read<Project>(`/api/v1/projects/${project.id}`);
    expect(left.milestones).toEqual([] as Milestone[]);
  }, 240_000);
});
