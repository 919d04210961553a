import { type Need, type NeedDraft, needDraftSchema, type Project } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { NeedRegister, ProjectRegister } from '@abat/works';
import { ADMIN, RegisterBench } from './support.js';

const OF = { agency: 'dep-environment' };

describe('A need', () => {
  let bench: RegisterBench;
  let projects: ProjectRegister;
  let needs: NeedRegister;

  beforeAll(async () => {
    bench = await RegisterBench.open();
    const of = [bench.db, new TransactionRunner(bench.db)] as const;
    projects = new ProjectRegister(...of);
    needs = new NeedRegister(...of);
  }, 120_000);
  afterAll(() => bench?.close());

  it('is bundled into a project and out again', async () => {
    const draft = { ...OF, title: 'Бульвар', function: 'improvement' };
    const project = (await projects.create(ADMIN, draft)) as Project;
    const wish = { ...OF, externalId: 'need-1', title: 'Детская площадка', origin: 'resident', territory: 'almaty' };
    const created = (await needs.create(ADMIN, needDraftSchema.parse(wish) as NeedDraft)) as Need;
    const bundled = await needs.change(ADMIN, created, { project: project.code });
    expect([bundled.status, bundled.project, (await projects.getById(project.id)).needs.length]).toEqual([
      'bundled',
      project.code,
      1,
    ]);
    const free = await needs.change(ADMIN, bundled, { project: null });
    expect([free.status, free.project]).toEqual(['new', null]);
  });

  it.each(['guarantee', 'closed', 'cancelled'])('is not bundled into a project in the phase %s', async (phase) => {
    const project = (await projects.create(ADMIN, { ...OF, title: 'Бульвар' })) as Project;
    const wish = (title: string) =>
      needs.create(
        ADMIN,
        needDraftSchema.parse({ ...OF, externalId: `${phase}-${title}`, title, origin: 'resident' }) as NeedDraft,
      );
    const inside = await needs.change(ADMIN, await wish('Фонари'), { project: project.code });
    await bench.db.query("UPDATE project SET phase = $2, cancel_reason = 'Нет денег' WHERE id = $1", [
      project.id,
      phase,
    ]);
    const need = await wish('Скамьи');
    const refused = { code: 'project.takes-no-needs', detail: phase };
    await expect(needs.change(ADMIN, need, { project: project.code })).rejects.toMatchObject(refused);
    expect((await needs.getById(need.id)).status).toBe('new');
    // What it met may be told later; what is in it may be named anew, but not opened again in it.
    const met = await needs.change(ADMIN, inside, { title: 'Светильники', status: 'done' });
    await expect(needs.change(ADMIN, met, { status: 'bundled' })).rejects.toMatchObject(refused);
  });
});
