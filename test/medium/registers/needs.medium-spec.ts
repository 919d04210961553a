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
});
