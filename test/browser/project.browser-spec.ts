import type { Attachment, Baseline, Project, Work } from '@abat/contracts';
import { PHOTO_OF } from '../support/photo.js';
import { prepareStage } from './support/stage.js';

const stage = prepareStage();

/** A courtyard of Almaty district with nothing of the demonstration programme around it. */
const [LON, LAT] = [71.47515, 51.1465];
const WIDE = { width: 1920, height: 1080 };

/** A project with a frozen plan of two works, one of which is late and one cancelled since, and a third that came later. */
async function frozen(): Promise<Project> {
  const operator = await stage.abat.as('operator');
  const project = await operator.done(
    operator.post<Project>('/api/v1/projects', { title: 'Двор у школы', agency: 'dep-environment' }),
  );
  const work = (title: string, place: number): Promise<Work> =>
    operator.done(
      operator.post<Work>('/api/v1/works', {
        ...{ title, agency: 'dep-environment', function: 'improvement', costKzt: '1500000', project: project.code },
        ...{ start: '2031-06-10', end: '2031-06-30' },
        geometry: { type: 'Point', coordinates: [LON + place / 1000, LAT] },
      }),
    );
  const [paths, scene] = [await work('Дорожки двора', 0), await work('Сцена во дворе', 1)];
  await operator.done(
    operator.post<Baseline>('/api/v1/baselines', { project: project.code, name: 'Утверждённый план' }),
  );
  await operator.done(operator.patch(`/api/v1/works/${paths.id}`, { end: '2031-07-14' }, paths.version));
  await operator.done(operator.patch(`/api/v1/works/${scene.id}`, { status: 'cancelled' }, scene.version));
  await work('Навес во дворе', 2);
  await stage.abat.settled();
  return project;
}

describe('Given a project with works that came and went', () => {
  it('it is cancelled with the works it names beforehand, and taken up with them', async () => {
    const { id } = await frozen();
    const desk = await stage.openAs('operator', { ...WIDE, path: `/projects/${id}` });
    const { page } = desk;
    const operator = await stage.abat.as('operator');
    const living = async () => {
      const { works } = await operator.read<Project>(`/api/v1/projects/${id}`);
      return works.filter(({ status }) => status === 'planned').length;
    };
    const move = async (name: string, count: string): Promise<void> => {
      const row = page.getByRole('listitem').filter({ hasText: count });
      await page.getByRole('textbox', { name: desk.word('plan', 'phase.reason') }).fill('Проба');
      await row.getByRole('button', { name: new RegExp(name) }).click();
      await row.waitFor({ state: 'detached' });
    };
    await page.getByText(desk.word('plan', 'baseline.works')).click();
    await page.getByText(desk.word('plan', 'baseline.standing.cancelled'), { exact: true }).waitFor();
    await page.getByRole('group').getByText('10–30.06.2031 → 10.06–14.07.2031').waitFor();
    await desk.picture('plan-project-frozen');
    await move(desk.word('plan', 'phase.cancel'), 'С проектом отменятся 2');
    expect(await living()).toBe(0);
    await desk.picture('plan-project-cancelled');
    await move(desk.word('programme', 'phase.identification'), 'Вернутся 2');
    expect(await living()).toBe(2);
  }, 180_000);
});

describe('Given a project and a work beside its own that is in none', () => {
  it('the work is found on the page of the project and put into it', async () => {
    const { id, code } = await frozen();
    const operator = await stage.abat.as('operator');
    const hedge = await operator.done(
      operator.post<Work>('/api/v1/works', {
        ...{ title: 'Живая изгородь у школы', agency: 'dep-environment', function: 'improvement' },
        ...{ start: '2031-08-01', end: '2031-08-20', geometry: { type: 'Point', coordinates: [LON, LAT + 0.0005] } },
      }),
    );
    const desk = await stage.openAs('operator', { ...WIDE, path: `/projects/${id}` });
    const { page } = desk;
    await page.getByRole('button', { name: desk.word('plan', 'join.open') }).click();
    const choice = page.getByRole('combobox', { name: desk.word('plan', 'join.label') });
    await choice.click();
    await page.getByRole('option', { name: new RegExp(`^W-${hedge.number} · ${hedge.title} · `) }).waitFor();
    await desk.picture('plan-project-join');
    await choice.fill(`W-${hedge.number}`);
    await page.getByRole('option', { name: new RegExp(hedge.title) }).click();
    await page.getByRole('button', { name: desk.word('plan', 'join.submit') }).click();
    await page.getByTestId('project-page').getByRole('link', { name: hedge.title }).waitFor();
    expect((await operator.read<Work>(`/api/v1/works/${hedge.id}`)).project).toBe(code);
  }, 180_000);
});

describe('Given a project with a photo added by mistake', () => {
  it('the photo is taken back', async () => {
    const operator = await stage.abat.as('operator');
    const draft = { title: 'Сквер с чужим фото', agency: 'dep-environment' };
    const { id } = await operator.done(operator.post<Project>('/api/v1/projects', draft));
    const photo = PHOTO_OF.jpeg(Buffer.alloc(0));
    for (const name of ['сквер.jpg', 'чужой двор.jpg'])
      await operator.done(operator.upload(`/api/v1/attachments?owner=project&ownerId=${id}`, name, photo));
    const desk = await stage.openAs('operator', { ...WIDE, path: `/projects/${id}` });
    const { page } = desk;
    await page.getByRole('button', { name: `${desk.word('common', 'action.delete')}: чужой двор.jpg` }).click();
    await page.getByRole('dialog').getByText(desk.word('plan', 'goes.attachments')).waitFor();
    await page.getByTestId('delete-sure').click();
    await page.getByRole('link', { name: /чужой двор/ }).waitFor({ state: 'detached' });
    const { items } = await operator.read<{ items: Attachment[] }>(`/api/v1/attachments?ownerId=${id}`);
    expect(items.map(({ fileName }) => fileName)).toEqual(['сквер.jpg']);
  }, 120_000);
});
