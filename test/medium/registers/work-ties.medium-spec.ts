import type { Principal } from '@abat/access';
import { type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { ProjectRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let planner: Principal;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const projects = new ProjectRegister(bench.db, new TransactionRunner(bench.db));
  for (const [code, agency] of Object.entries({
    ours: 'akim-almaty',
    theirs: 'akim-esil',
    'ours-in-esil': 'akim-almaty',
  }))
    await projects.create(ADMIN, { code, title: code, agency });
  await projects.create(ADMIN, { code: 'nobodys', title: 'nobodys' });
  await create(ADMIN, { project: 'ours-in-esil', geometry: box(-60, 10, -50, 20) });
  planner = {
    ...{ userId: '0190a000-0000-7000-8000-00000000000b', name: 'Планировщик', role: 'planner' },
    districtId: await bench.value("SELECT id FROM territory WHERE external_id = 'almaty'"),
    agencyId: await bench.value("SELECT id FROM agency WHERE code = 'akim-almaty'"),
  };
}, 120_000);
afterAll(() => bench?.close());

function create(by: Principal, changes: Record<string, unknown> = {}): Promise<Work> {
  const draft = {
    ...{ title: 'Двор на Кенесары', agency: 'akim-almaty', function: 'improvement' },
    ...{ start: '2031-06-01', end: '2031-06-30', geometry: box(10, 10, 20, 20) },
  };
  return bench.createWork.execute(by, workDraftSchema.parse({ ...draft, ...changes }));
}
const change = (by: Principal, work: Work, patch: Record<string, unknown>): Promise<Work> =>
  bench.changeWork.execute(by, work, workPatchSchema.parse(patch));

describe('A planner of a district', () => {
  it.each([
    ['of another body', 'theirs', 'access.outside-agency'],
    ['of nobody', 'nobodys', 'access.outside-agency'],
    ['of the own body in another district', 'ours-in-esil', 'access.outside-district'],
  ])('may not put an own work into a project %s', async (_title, project, code) => {
    const before = await bench.value('SELECT count(*) FROM work');
    await expect(create(planner, { project })).rejects.toMatchObject({ code });
    expect(await bench.value('SELECT count(*) FROM work')).toBe(before);
    const work = await create(planner);
    await expect(change(planner, work, { project })).rejects.toMatchObject({ code });
    expect(await bench.works.getById(work.id)).toMatchObject({ version: work.version, project: null });
  });

  it('puts works into projects of the own body', async () => {
    const work = await create(planner, { project: 'ours' });
    const left = await change(planner, work, { project: null });
    expect(await change(planner, left, { project: 'ours' })).toMatchObject({ project: 'ours' });
  });

  it('goes on with a work somebody put into a project of another body, and may leave that', async () => {
    const work = await change(ADMIN, await create(planner), { project: 'theirs' });
    const kept = await change(planner, work, { project: 'theirs', title: 'Двор на Сарыарка' });
    expect(kept).toMatchObject({ project: 'theirs', title: 'Двор на Сарыарка' });
    const left = await change(planner, kept, { project: null });
    expect(left.project).toBeNull();
    await expect(change(planner, left, { project: 'theirs' })).rejects.toMatchObject({ code: 'access.outside-agency' });
  });
});
