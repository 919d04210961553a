import { type Project, type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { PermitRegister, ProjectRegister } from '@abat/works';
import { projectFacts } from '../../../libs/works/src/persistence/project.reader.js';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let projects: ProjectRegister;
let permits: PermitRegister;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const transactions = new TransactionRunner(bench.db);
  projects = new ProjectRegister(bench.db, transactions);
  permits = new PermitRegister(bench.db, transactions);
  for (const standing of ['budget', 'need'] as const)
    await bench.lines.create(ADMIN, {
      ...{ code: `line-${standing}`, year: 2031, administrator: 'dep-environment', source: 'local', standing },
    } as never);
}, 120_000);
afterAll(() => bench?.close());

let place = 0;
const project = (): Promise<Project> =>
  projects.create(ADMIN, { title: 'Водно-зелёный бульвар', agency: 'dep-environment' }) as Promise<Project>;
const draftOf = (changes: Record<string, unknown>) => {
  const x = 20 + 40 * (place += 1);
  return workDraftSchema.parse({
    ...{ title: 'Тротуар у бульвара', agency: 'dep-environment', function: 'improvement' },
    ...{ start: '2031-05-01', end: '2031-06-30', geometry: box(x, 10, x + 20, 30), ...changes },
  });
};
const add = (changes: Record<string, unknown> = {}): Promise<Work> => bench.createWork.execute(ADMIN, draftOf(changes));
const change = (work: Work, patch: Record<string, unknown>): Promise<Work> =>
  bench.changeWork.execute(ADMIN, work, workPatchSchema.parse(patch));
const lacking = async (row: Project) => {
  const { worksWithoutLine, worksWithoutPermit } = await projectFacts(bench.db.manager, row.id);
  return { worksWithoutLine, worksWithoutPermit };
};

describe('The money a phase asks for', () => {
  it.each([
    ['line-budget', 0],
    ['line-need', 1],
  ])('is in the budget: of %s %i work lacks it', async (budgetLine, worksWithoutLine) => {
    const row = await project();
    await add({ project: row.code, budgetLine });
    expect(await lacking(row)).toMatchObject({ worksWithoutLine });
  });
});

describe('The permit a phase asks for', () => {
  it.each([
    ['breaks the surface', { surfaceBreaking: true }, 1],
    ['is dug from above', { method: 'open-cut' }, 1],
    ['is drilled below, though it is said to break it', { surfaceBreaking: true, method: 'trenchless' }, 0],
    ['leaves the ground alone', {}, 0],
  ])('is for a work that %s: %j, %i', async (_title, changes, worksWithoutPermit) => {
    const row = await project();
    await add({ project: row.code, ...changes });
    expect(await lacking(row)).toMatchObject({ worksWithoutPermit });
  });

  it.each([
    ['all its days', { issuedOn: '2031-05-01', validTo: '2031-06-30' }, 0],
    ['no day that is known', {}, 1],
    ['its days without an end', { issuedOn: '2031-05-01' }, 0],
    ['its days but the first', { issuedOn: '2031-05-02' }, 1],
    ['its days but the last', { issuedOn: '2031-05-01', validTo: '2031-06-29' }, 1],
  ])('covers %s: %j, %i', async (_title, days, worksWithoutPermit) => {
    const row = await project();
    const work = await add({ project: row.code, surfaceBreaking: true });
    await permits.create(ADMIN, { work: work.id, kind: 'excavation', document: '№ 1', ...days });
    expect(await lacking(row)).toMatchObject({ worksWithoutPermit });
  });
});

describe.each(['guarantee', 'closed', 'cancelled'])('A project in the phase %s', (phase) => {
  const ended = async (row: Project): Promise<void> => {
    await bench.db.query("UPDATE project SET phase = $2, cancel_reason = 'Нет денег' WHERE id = $1", [row.id, phase]);
  };
  const refused = { code: 'project.takes-no-works', detail: phase };

  it('takes no work that is still to be done, new or from elsewhere', async () => {
    const row = await project();
    await ended(row);
    await expect(add({ project: row.code })).rejects.toMatchObject(refused);
    const work = await add();
    await expect(change(work, { project: row.code })).rejects.toMatchObject(refused);
    expect((await projects.getById(row.id)).workCount).toBe(0);
    await add({ project: row.code, status: 'finished' });
  });

  it('gives none of its cancelled works back to life by itself, and lets the others be changed', async () => {
    const row = await project();
    const [gone, running] = [
      await add({ project: row.code, status: 'cancelled' }),
      await add({ project: row.code, status: 'running' }),
    ];
    await ended(row);
    await expect(change(gone, { status: 'planned' })).rejects.toMatchObject(refused);
    const named = await change(running, { title: 'Тротуар', project: row.code });
    const free = await change(named, { project: null });
    expect([named.title, free.project]).toEqual(['Тротуар', null]);
  });

  it('lets none of its finished works be taken up again', async () => {
    const row = await project();
    const work = await add({ project: row.code, status: 'finished', finishedOn: '2026-06-20' });
    await ended(row);
    await expect(change(work, { status: 'running' })).rejects.toMatchObject(refused);
  });
});

describe('What a phase asked for and was taken away since', () => {
  it('is told of the project as long as it lacks', async () => {
    const row = await project();
    const work = await add({ project: row.code, budgetLine: 'line-budget', costKzt: '100.00', dateCertainty: 'firm' });
    await bench.db.query("UPDATE project SET phase = 'construction' WHERE id = $1", [row.id]);
    expect((await projects.getById(row.id)).lacks).toEqual(['function', 'approvals', 'contractor']);
    await change(work, { contractor: 'Подрядчик' });
    expect((await projects.getById(row.id)).lacks).toEqual(['function', 'approvals']);
  });
});
