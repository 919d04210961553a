import type { Principal } from '@abat/access';
import { type Need, needDraftSchema, type Project, type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { DetectSubjects } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import { ApprovalRegister, ChangePhase, NeedRegister, ProjectRegister } from '@abat/works';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { rulesReactingTo } from '../../../libs/findings/src/rules/registry.js';
import { SettleEndedProjects1790000000052 } from '../../../libs/platform/src/database/migrations/1790000000052-settle-ended-projects.js';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let projects: ProjectRegister;
let needs: NeedRegister;
let phases: ChangePhase;
let detector: Detector;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const transactions = new TransactionRunner(bench.db);
  projects = new ProjectRegister(bench.db, transactions);
  needs = new NeedRegister(bench.db, transactions);
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
/** Ids of works (or of needs) told of by what is done. */
async function told(doing: () => Promise<unknown>, type = 'work.updated'): Promise<string[]> {
  await bench.db.query('TRUNCATE outbox');
  await doing();
  const rows: { data: { ids: string[] } }[] = await bench.db.query('SELECT data FROM outbox WHERE type = $1', [type]);
  return rows.flatMap(({ data }) => data.ids).sort();
}
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort();
/** Needs gathered into a project. */
async function gathered(row: Project, count: number): Promise<Need[]> {
  const found: Need[] = [];
  for (let made = 0; made < count; made += 1) {
    const wish = {
      externalId: `wish-${(place += 1)}`,
      title: 'Скамьи на бульваре',
      origin: 'resident',
      agency: 'dep-environment',
    };
    const need = await needs.create(ADMIN, needDraftSchema.parse(wish));
    found.push(await needs.change(ADMIN, need, { project: row.code }));
  }
  return found;
}
const standingOf = (found: readonly Need[]) =>
  Promise.all(
    found.map(async ({ id }) => {
      const { status, project: code } = await needs.getById(id);
      return [status, code];
    }),
  );
const needsOf = async (row: Project, phase: string) =>
  (await read(row)).moves.find((move) => move.phase === phase)?.needs;

/** A project with a work in each status; the first three are still to be done or under way. */
async function filled(): Promise<{ row: Project; works: Work[] }> {
  const row = await project();
  const works: Work[] = [];
  for (const status of ['planned', 'approved', 'running', 'finished', 'cancelled'])
    works.push(await paving({ project: row.code, status }));
  return { row, works };
}

describe('A deleted project', () => {
  it('opens the needs gathered into it again, and tells of each', async () => {
    const row = await project();
    const wishes = await gathered(row, 2);
    const remove = async () => projects.remove(ADMIN, await read(row));
    expect(await told(remove, 'need.changed')).toEqual(ids(wishes));
    expect(await standingOf(wishes)).toEqual([
      ['new', null],
      ['new', null],
    ]);
  });

  it('does not take along what a body answered', async () => {
    const row = await project();
    const approvals = new ApprovalRegister(bench.db, new TransactionRunner(bench.db));
    const asked = await approvals.create(ADMIN, {
      ...{ project: row.code, position: 1, agency: 'akim-esil', matter: 'land', askedOn: '2026-03-02' },
    });
    await approvals.change(ADMIN, asked, { answer: 'refused', answeredOn: '2026-03-10' });
    await expect(projects.remove(ADMIN, await read(row))).rejects.toMatchObject({ code: 'project.answered' });
    expect((await read(row)).approvals).toHaveLength(1);
  });
});

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

describe('Needs of a cancelled project', () => {
  it('are open again, in the open and in their history; those that are done stay so', async () => {
    const row = await project();
    const found = await gathered(row, 2);
    const [done] = (await gathered(row, 1)) as [Need];
    await needs.change(ADMIN, done, { status: 'done' });
    expect(await needsOf(row, 'cancelled')).toBe(2);
    expect(await told(() => cancel(row), 'need.changed')).toEqual(ids(found));
    expect(await standingOf([...found, done])).toEqual([
      ['new', null],
      ['new', null],
      ['done', row.code],
    ]);
    const [newest] = await needs.history(found[0]?.id ?? '');
    expect([newest?.actor, newest?.changes.find(({ field }) => field === 'status')]).toEqual([
      ADMIN.name,
      { field: 'status', before: 'bundled', after: 'new' },
    ]);
  });

  it('are gathered again when it is taken up, but not those that somebody decided on since', async () => {
    const [row, other] = [await project(), await project()];
    const [kept, moved, declined, renamed] = (await gathered(row, 4)) as [Need, Need, Need, Need];
    await cancel(row);
    const decide = async ({ id }: Need, patch: object) => needs.change(ADMIN, await needs.getById(id), patch);
    await decide(moved, { project: other.code });
    await decide(declined, { status: 'declined', statusReason: 'Нет места' });
    await decide(renamed, { title: 'Лавки на бульваре' });
    expect(await needsOf(row, 'identification')).toBe(2);
    expect(await told(() => takeUp(row), 'need.changed')).toEqual(ids([kept, renamed]));
    expect(await standingOf([kept, moved, declined, renamed])).toEqual([
      ['bundled', row.code],
      ['bundled', other.code],
      ['declined', null],
      ['bundled', row.code],
    ]);
    await cancel(row);
    expect(await needsOf(row, 'identification')).toBe(2);
  });
});

describe('A project that was cancelled before it took its works along', () => {
  it('has them cancelled and its needs opened, and gives both back when it is taken up', async () => {
    const migration = new SettleEndedProjects1790000000052();
    const run = async (way: 'up' | 'down'): Promise<void> => {
      const runner = bench.db.createQueryRunner();
      await migration[way](runner).finally(() => runner.release());
    };
    const [{ row, works }, living] = [await filled(), await filled()];
    const found = await gathered(row, 1);
    await run('down');
    await bench.db.query("UPDATE project SET phase = 'cancelled', cancel_reason = 'Нет денег' WHERE id = $1", [row.id]);
    await bench.db.query('TRUNCATE outbox');
    await run('up');
    expect(await statusOf(works)).toEqual(['cancelled', 'cancelled', 'cancelled', 'finished', 'cancelled']);
    expect(await statusOf(living.works)).toEqual(['planned', 'approved', 'running', 'finished', 'cancelled']);
    expect(await standingOf(found)).toEqual([['new', null]]);
    const [newest] = await bench.works.history(works[0]?.id ?? '');
    expect(newest?.changes).toEqual([{ field: 'status', before: 'planned', after: 'cancelled' }]);
    const changed = [...ids(works.slice(0, 3)), ...ids(found)];
    const events: { type: string; rooms: string[]; ids: string[] }[] = await bench.db.query(
      `SELECT type, rooms, ARRAY(SELECT jsonb_array_elements_text(data -> 'ids')) AS ids FROM outbox
       WHERE type = 'work.updated' OR subject_id = ANY ($1) ORDER BY type DESC, id`,
      [changed],
    );
    expect(events.flatMap((event) => event.ids)).toEqual(changed);
    const { agency, almaty } = (
      await bench.db.query<{ agency: string; almaty: string }[]>(
        `SELECT (SELECT id FROM agency WHERE code = 'dep-environment') AS agency,
           (SELECT id FROM territory WHERE external_id = 'almaty') AS almaty`,
      )
    )[0] as { agency: string; almaty: string };
    expect(events[0]?.rooms).toEqual(['city', `district:${almaty}`, `agency:${agency}`]);
    await takeUp(row);
    expect(await statusOf(works)).toEqual(['planned', 'approved', 'running', 'finished', 'cancelled']);
    expect(await standingOf(found)).toEqual([['bundled', row.code]]);
  });
});
