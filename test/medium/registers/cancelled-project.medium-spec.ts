import type { Principal } from '@abat/access';
import { type Project, type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { DetectSubjects } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import { ChangePhase, ProjectRegister } from '@abat/works';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { rulesReactingTo } from '../../../libs/findings/src/rules/registry.js';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let projects: ProjectRegister;
let phases: ChangePhase;
let detector: Detector;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const transactions = new TransactionRunner(bench.db);
  projects = new ProjectRegister(bench.db, transactions);
  phases = new ChangePhase(transactions);
  detector = new Detector(transactions);
}, 120_000);
afterAll(() => bench?.close());

let place = 0;
const project = (): Promise<Project> =>
  projects.create(ADMIN, { title: 'Водно-зелёный бульвар', agency: 'dep-environment' }) as Promise<Project>;
/** A paving by the Water-Green Boulevard; each on a place of its own. */
const paving = (changes: Record<string, unknown> = {}): Promise<Work> => {
  const x = 20 + 40 * (place += 1);
  const draft = {
    ...{ title: 'Тротуар у бульвара', agency: 'dep-environment', function: 'improvement', workType: 'footway' },
    ...{ start: '2031-05-01', end: '2031-06-30', geometry: box(x, 10, x + 20, 30) },
  };
  return bench.createWork.execute(ADMIN, workDraftSchema.parse({ ...draft, ...changes }));
};
const change = (work: Work, patch: Record<string, unknown>): Promise<Work> =>
  bench.changeWork.execute(ADMIN, work, workPatchSchema.parse(patch));
const read = ({ id }: { id: string }) => projects.getById(id);
const cancel = async (row: Project, by = ADMIN) =>
  phases.execute(by, await read(row), { phase: 'cancelled', reason: 'Нет денег' });
const takeUp = async (row: Project, by = ADMIN) =>
  phases.execute(by, await read(row), { phase: 'identification', reason: 'Деньги нашлись' });
const statusOf = async (works: readonly Work[]) =>
  Promise.all(works.map(async ({ id }) => (await bench.works.getById(id)).status));
const worksOf = async (row: Project, phase: string) =>
  (await read(row)).moves.find((move) => move.phase === phase)?.works;
/** Ids of works told of by what is done. */
async function told(doing: () => Promise<unknown>): Promise<string[]> {
  await bench.db.query('TRUNCATE outbox');
  await doing();
  const rows: { data: { ids: string[] } }[] = await bench.db.query(
    "SELECT data FROM outbox WHERE type = 'work.updated'",
  );
  return rows.flatMap(({ data }) => data.ids).sort();
}
const ids = (works: readonly Work[]): string[] => works.map(({ id }) => id).sort();

/** A project with a work in each status; the first three are still to be done or under way. */
async function filled(): Promise<{ row: Project; works: Work[] }> {
  const row = await project();
  const works: Work[] = [];
  for (const status of ['planned', 'approved', 'running', 'finished', 'cancelled'])
    works.push(await paving({ project: row.code, status }));
  return { row, works };
}

describe('A cancelled project', () => {
  it('cancels the works that are not finished, says how many beforehand, and tells of each', async () => {
    const { row, works } = await filled();
    expect(await worksOf(row, 'cancelled')).toBe(3);
    expect(await told(() => cancel(row))).toEqual(ids(works.slice(0, 3)));
    expect(await statusOf(works)).toEqual(['cancelled', 'cancelled', 'cancelled', 'finished', 'cancelled']);
    const [newest] = await bench.works.history(works[0]?.id ?? '');
    expect([newest?.actor, newest?.changes.map(({ field, after }) => [field, after])]).toEqual([
      ADMIN.name,
      [['status', 'cancelled']],
    ]);
  });

  it('gives those back as they were when it is taken up again, and no others', async () => {
    const { row, works } = await filled();
    await cancel(row);
    expect(await worksOf(row, 'identification')).toBe(3);
    expect(await told(() => takeUp(row))).toEqual(ids(works.slice(0, 3)));
    expect(await statusOf(works)).toEqual(['planned', 'approved', 'running', 'finished', 'cancelled']);
    expect(await worksOf(row, 'cancelled')).toBe(3);
  });

  it('keeps no hold on a work that lived again or left it meanwhile', async () => {
    const { row, works } = await filled();
    const [revived, moved] = works as [Work, Work];
    await cancel(row);
    // As a file does it.
    await bench.db.query("UPDATE work SET status = 'planned' WHERE id = $1", [revived.id]);
    await bench.db.query("UPDATE work SET status = 'cancelled' WHERE id = $1", [revived.id]);
    await change(await bench.works.getById(moved.id), { project: (await project()).code });
    await change(await bench.works.getById(works[2]?.id ?? ''), { title: 'Тротуар' });
    expect(await worksOf(row, 'identification')).toBe(1);
    await takeUp(row);
    expect(await statusOf(works)).toEqual(['cancelled', 'cancelled', 'running', 'finished', 'cancelled']);
  });

  it('fires no more after the change alone, as in a full run, and again when it is taken up', async () => {
    const row = await project();
    const geometry = box(-60, 10, -20, 40);
    const work = await paving({ geometry, project: row.code });
    await paving({ geometry, function: (await bench.functions.create(ADMIN, { code: 'water', nameRu: 'Вода' })).code });
    const standing = async () =>
      (await bench.db.query<unknown[]>("SELECT rule FROM finding WHERE status <> 'closed' ORDER BY 1")).length;
    const follow = async (doing: () => Promise<unknown>): Promise<number> => {
      await new DetectSubjects(detector).execute('work', await told(doing));
      const incremental = await standing();
      for (const rule of rulesReactingTo('work')) await detector.detectAll(rule);
      expect(await standing()).toBe(incremental);
      return incremental;
    };
    expect(await follow(() => change(work, { title: 'Тротуар' }))).toBeGreaterThan(0);
    expect(await follow(() => cancel(row))).toBe(0);
    expect(await follow(() => takeUp(row))).toBeGreaterThan(0);
  });

  it('is not cancelled by a body that may not change one of its works', async () => {
    const row = await project();
    const works = [await paving({ project: row.code }), await paving({ project: row.code, agency: 'akim-esil' })];
    const executive: Principal = {
      ...{ ...ADMIN, role: 'executive' },
      agencyId: await bench.value("SELECT id FROM agency WHERE code = 'dep-environment'"),
    };
    await expect(cancel(row, executive)).rejects.toMatchObject({ code: 'access.outside-agency' });
    expect([(await read(row)).phase, await statusOf(works)]).toEqual(['identification', ['planned', 'planned']]);
    await cancel(row);
    await expect(takeUp(row, executive)).rejects.toMatchObject({ code: 'access.outside-agency' });
  });
});
