import type { Principal } from '@abat/access';
import {
  type Geometry,
  needDraftSchema,
  type Project,
  type Work,
  workDraftSchema,
  workPatchSchema,
} from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import {
  ApprovalRegister,
  BaselineRegister,
  ChangePhase,
  HandoverRegister,
  HolidayRegister,
  MilestoneRegister,
  NeedRegister,
  PermitRegister,
  ProgressReportRegister,
  ProjectRegister,
} from '@abat/works';
import { ADMIN, at, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let projects: ProjectRegister;
let phases: ChangePhase;
let approvals: ApprovalRegister;
let milestones: MilestoneRegister;
let needs: NeedRegister;
let baselines: BaselineRegister;
let progress: ProgressReportRegister;
let permits: PermitRegister;
let handovers: HandoverRegister;
let holidays: HolidayRegister;

beforeAll(async () => {
  bench = await RegisterBench.open();
  const of = [bench.db, new TransactionRunner(bench.db)] as const;
  projects = new ProjectRegister(...of);
  phases = new ChangePhase(of[1]);
  approvals = new ApprovalRegister(...of);
  milestones = new MilestoneRegister(...of);
  needs = new NeedRegister(...of);
  baselines = new BaselineRegister(...of);
  progress = new ProgressReportRegister(...of);
  permits = new PermitRegister(...of);
  handovers = new HandoverRegister(...of);
  holidays = new HolidayRegister(...of);
}, 120_000);
afterAll(() => bench?.close());

let place = 0;
/** A paving of a pavement by the Water-Green Boulevard; each on a place of its own. */
const paving = (changes: Record<string, unknown> = {}): Promise<Work> => {
  const x = 20 + 40 * (place += 1);
  return bench.createWork.execute(
    ADMIN,
    workDraftSchema.parse({
      ...{ title: 'Тротуар у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
      ...{ start: '2026-05-01', end: '2026-06-30', geometry: box(x, 10, x + 20, 30), workType: 'footway' },
      ...changes,
    }),
  );
};
const change = (work: { id: string; version: number }, patch: Record<string, unknown>) =>
  bench.changeWork.execute(ADMIN, work, workPatchSchema.parse(patch));
const project = (changes: Record<string, unknown> = {}): Promise<Project> =>
  projects.create(ADMIN, {
    title: 'Бульвар',
    agency: 'dep-environment',
    function: 'improvement',
    ...changes,
  }) as Promise<Project>;
const move = (row: Project, phase: Project['phase'], reason?: string) => phases.execute(ADMIN, row, { phase, reason });
const code = (value: string) => expect.objectContaining({ code: value });
const restrictionsOf = (work: string) =>
  bench.db.query<{ kind: string; state: string; surface: string | null; first: string; last: string }[]>(
    `SELECT kind, state, surface, lower(active)::text AS first, last_day(active)::text AS last FROM restriction WHERE work_id = $1 ORDER BY kind`,
    [work],
  );

describe('A project', () => {
  it('goes from the idea to the end of the guarantee, and says at each step what it lacks', async () => {
    let row = await project({ agency: undefined, function: undefined });
    expect(row.phase).toBe('identification');
    await expect(move(row, 'design')).rejects.toThrow(code('project.phase-not-allowed'));
    await expect(move(row, 'programming')).rejects.toMatchObject({
      code: 'project.phase-incomplete',
      errors: [{ code: 'agency' }, { code: 'function' }],
    });
    row = (await projects.change(ADMIN, row, { agency: 'dep-environment', function: 'improvement' })) as Project;
    row = await move(row, 'programming');
    await expect(move(row, 'design')).rejects.toMatchObject({ errors: [{ code: 'works' }] });
    let work = await paving({ project: row.code, surfaceBreaking: true });
    row = await move(row, 'design');
    await expect(move(row, 'approval')).rejects.toMatchObject({ errors: [{ code: 'cost' }] });
    work = await change(work, { costKzt: '1500000.50' });
    row = await move(row, 'approval');
    const approval = await approvals.create(ADMIN, {
      project: row.code,
      position: 1,
      agency: 'dep-environment',
      matter: 'design',
      askedOn: '2026-03-02',
    });
    await bench.lines.create(ADMIN, {
      code: 'b-boulevard',
      year: 2026,
      administrator: 'dep-environment',
      source: 'local',
    } as never);
    work = await change(work, { budgetLine: 'b-boulevard' });
    await expect(move(row, 'procurement')).rejects.toMatchObject({ errors: [{ code: 'approvals' }] });
    await approvals.change(ADMIN, approval, { answer: 'approved', answeredOn: '2026-03-10' });
    row = await move(row, 'procurement');
    await expect(move(row, 'construction')).rejects.toMatchObject({
      errors: [{ code: 'contractor' }, { code: 'firm-dates' }, { code: 'excavation-permit' }],
    });
    work = await change(work, { contractor: 'Подрядчик', dateCertainty: 'firm' });
    const permit = await permits.create(ADMIN, {
      work: work.id,
      kind: 'excavation',
      document: '№ 1',
      validTo: '2026-06-29',
    });
    await expect(move(row, 'construction')).rejects.toMatchObject({ errors: [{ code: 'excavation-permit' }] });
    await permits.change(ADMIN, permit, { validTo: '2026-06-30' });
    row = await move(row, 'construction');
    const wish = { externalId: 'need-boulevard', title: 'Тротуар вдоль бульвара', origin: 'resident' };
    const need = await needs.create(ADMIN, needDraftSchema.parse(wish));
    await needs.change(ADMIN, need, { project: row.code });
    await expect(move(row, 'acceptance')).rejects.toMatchObject({ errors: [{ code: 'works-finished' }] });
    work = await change(work, { status: 'finished', finishedOn: '2026-06-20' });
    row = await move(row, 'acceptance');
    await expect(move(row, 'guarantee')).rejects.toMatchObject({ errors: [{ code: 'handover' }] });
    const handover = await handovers.create(ADMIN, {
      work: work.id,
      holder: 'dep-environment',
      handedOn: '2026-07-01',
      document: 'Акт № 7',
      guaranteeUntil: '2200-01-01',
      holdsSites: false,
    });
    row = await move(row, 'guarantee');
    await expect(move(row, 'closed')).rejects.toMatchObject({ errors: [{ code: 'guarantee-over' }] });
    await handovers.change(ADMIN, handover, { guaranteeUntil: '2026-07-02' });
    row = await move(row, 'closed');
    expect([row.phase, row.moves]).toEqual([
      'closed',
      [{ phase: 'guarantee', missing: [], needsReason: true, works: 0, needs: 0 }],
    ]);
    expect(await needs.getById(need.id)).toMatchObject({
      status: 'done',
      project: row.code,
      version: need.version + 2,
    });
    const [done] = await needs.history(need.id);
    expect([done?.actor, done?.changes.find(({ field }) => field === 'status')?.after]).toEqual([ADMIN.name, 'done']);
    expect(
      await bench.value(`SELECT count(*)::int FROM outbox WHERE type = 'need.changed' AND subject_id = $1`, [need.id]),
    ).toBe(3);
  });

  it('is called by its number where nobody gives it a code, and found by it', async () => {
    const rows = [await project(), await project()];
    for (const { code, number } of rows) expect(code).toBe(`P-${number}`);
    const [first, second] = rows as [Project, Project];
    expect(second.number).toBe(first.number + 1);
    const coded = (await projects.create(ADMIN, { code: 'BLVD', title: 'Бульвар' })) as Project;
    for (const q of [`P-${coded.number}`, `№ ${coded.number}`]) {
      const { items } = await projects.list({ q, limit: 5, sort: '-number' });
      expect(items.map(({ code }) => code)).toEqual(['BLVD']);
    }
    const { number, externalId } = await paving();
    expect(externalId).toBe(`W-${number}`);
  });

  it('goes back, is cancelled and taken up again with a reason only', async () => {
    let row = await move(await project(), 'programming');
    await expect(move(row, 'identification')).rejects.toThrow(code('request.invalid'));
    row = await move(row, 'cancelled', 'Нет денег');
    expect(row.phaseReason).toBe('Нет денег');
    row = await move(row, 'identification', 'Деньги нашлись');
    expect([row.phase, row.phaseReason]).toEqual(['identification', 'Деньги нашлись']);
  });

  it('is not moved by somebody who saw an older version', async () => {
    const row = await project();
    await move(row, 'programming');
    await expect(move(row, 'programming')).rejects.toThrow(code('request.precondition-failed'));
  });

  it('tells sums, days and shares of its works', async () => {
    const row = await project();
    await paving({ project: row.code, costKzt: '10.10', start: '2026-04-20' });
    await paving({ project: row.code, costKzt: '20.20', end: '2026-08-01' });
    await paving({ project: row.code, costKzt: '99', status: 'cancelled' });
    const read = await projects.getById(row.id);
    expect([read.workCount, read.worksCostKzt, read.worksStart, read.worksEnd]).toEqual([
      3,
      '30.30',
      '2026-04-20',
      '2026-08-01',
    ]);
    expect(read.territories.map(({ externalId, share }) => [externalId, share])).toEqual([['almaty', 1]]);
  });

  it('tells the ground of its works in each district, what several of them share once', async () => {
    const row = await project();
    const lay = (geometry: Geometry, more: object = {}) => paving({ project: row.code, geometry, ...more });
    await lay(box(-100, 3000, 100, 3040));
    await lay(box(50, 3020, 150, 3060));
    await lay(box(150, 3020, 190, 3060));
    await lay(box(-300, 3000, -200, 3040));
    await lay(box(300, 3000, 340, 3040));
    await lay(box(300, 3000, 400, 3040), { status: 'cancelled' });
    await lay({ type: 'LineString', coordinates: [at(310, 3010), at(330, 3010)] });
    const united: { externalId: string; areaM2: number }[] = await bench.db.query(
      `SELECT t.external_id AS "externalId", round(ST_Area(ST_Intersection(u.ground, t.geom_m))::numeric, 1)::float8 AS "areaM2"
       FROM territory_now t, (SELECT ST_Union(z.geom_m) AS ground FROM work w JOIN work_zone z ON z.work_id = w.id
         WHERE w.project_id = $1 AND w.status <> 'cancelled' AND ST_Dimension(z.geom_m) = 2) u
       WHERE t.kind = 'district' ORDER BY 1`,
      [row.id],
    );
    const { territories } = await projects.getById(row.id);
    const told = territories.map(({ externalId, areaM2 }) => ({ externalId, areaM2 }));
    expect(told.toSorted((one, other) => one.externalId.localeCompare(other.externalId))).toEqual(united);
    const [almaty, esil] = united.map(({ areaM2 }) => areaM2);
    expect((almaty ?? 0) > 10_000 && (esil ?? 0) > 7_900).toBe(true);
    expect(territories.map(({ share }) => share).reduce((sum, share) => sum + share)).toBeCloseTo(1, 3);
  });

  it('is found by phase, text and district', async () => {
    const row = await project({ title: 'Сквер у Байтерека' });
    await paving({ project: row.code });
    const query = { limit: 50, sort: '-number' } as const;
    for (const filters of [
      { q: 'байтерек' },
      { phase: ['identification' as const], q: 'Сквер' },
      { territory: 'almaty', q: 'сквер' },
    ])
      expect((await projects.list({ ...query, ...filters })).items.map(({ id }) => id)).toEqual([row.id]);
    expect((await projects.list({ ...query, territory: 'esil', q: 'сквер' })).total).toBe(0);
  });
});

describe('An approval', () => {
  const chain = async (changes: Record<string, unknown>) => {
    const row = await project();
    return approvals.create(ADMIN, {
      project: row.code,
      position: 1,
      agency: 'dep-environment',
      matter: 'land',
      ...changes,
    });
  };
  it('waits without weekends and holidays', async () => {
    await holidays.create(ADMIN, { day: '2026-03-09', nameRu: 'Перенос с 8 марта' });
    const row = await chain({
      askedOn: '2026-03-05',
      answeredOn: '2026-03-10',
      answer: 'approved',
      dueOn: '2026-03-09',
    });
    expect([row.waitingDays, row.waitingWorkingDays, row.overdue]).toEqual([5, 2, true]);
  });
  it('that was not asked waits for nothing', async () => {
    const row = await chain({});
    expect([row.waitingDays, row.waitingWorkingDays, row.overdue]).toEqual([null, null, false]);
  });
  it('has no answer without a day or a question, nor before it', async () => {
    for (const wrong of [
      { answer: 'approved' },
      { askedOn: '2026-03-05', answeredOn: '2026-03-06' },
      { answer: 'refused', answeredOn: '2026-03-06' },
      { askedOn: '2026-03-05', answer: 'approved', answeredOn: '2026-03-04' },
    ])
      await expect(chain(wrong)).rejects.toThrow(code('request.invalid'));
  });
});

describe('A finished paving', () => {
  it('proposes its fresh surface, which follows its end until a person declines it', async () => {
    let work = await change(await paving(), { status: 'finished', finishedOn: '2026-06-20' });
    expect(await restrictionsOf(work.id)).toEqual([
      { kind: 'fresh-surface', state: 'proposed', surface: 'paving', first: '2026-06-20', last: '2029-06-19' },
    ]);
    work = await change(work, { finishedOn: '2026-06-25', stage: 'construction' });
    expect(await restrictionsOf(work.id)).toMatchObject([{ first: '2026-06-25', last: '2030-06-24' }]);
    const [row] = (await bench.restrictions.list({ work: work.id, limit: 5, sort: 'from' })).items;
    if (!row) throw new Error('no restriction');
    await bench.restrictions.change(ADMIN, row, { state: 'declined' });
    await change(work, { finishedOn: '2026-06-26' });
    expect(await restrictionsOf(work.id)).toMatchObject([{ state: 'declined', first: '2026-06-25' }]);
  });
  it('withdraws the proposal when it is taken up again', async () => {
    let work = await change(await paving(), { status: 'finished' });
    work = await change(work, { status: 'running' });
    expect([await restrictionsOf(work.id), work.finishedOn]).toEqual([[], null]);
  });
  it.each([['lawn'], ['soil']])('of %s proposes nothing', async (surface) => {
    const work = await change(await paving({ surface }), { status: 'finished' });
    expect(await restrictionsOf(work.id)).toEqual([]);
  });
});

describe('A handover', () => {
  const handed = async (changes: Record<string, unknown> = {}) => {
    const work = await change(await paving(), { status: 'finished', finishedOn: '2026-06-20' });
    const row = await handovers.create(ADMIN, {
      ...{
        work: work.id,
        holder: 'dep-environment',
        handedOn: '2026-07-01',
        document: 'Акт',
        holdsSites: false,
        ...changes,
      },
    });
    return { work, row };
  };
  it('accepts the work and sets its guarantee; taking it back withdraws both', async () => {
    const { work, row } = await handed({ guaranteeUntil: '2028-07-01' });
    expect((await bench.works.getById(work.id)).status).toBe('accepted');
    expect(await restrictionsOf(work.id)).toMatchObject([
      { kind: 'fresh-surface', state: 'proposed' },
      { kind: 'guarantee', state: 'confirmed', first: '2026-07-01', last: '2028-07-01' },
    ]);
    await handovers.remove(ADMIN, row);
    expect((await bench.works.getById(work.id)).status).toBe('finished');
    expect((await restrictionsOf(work.id)).map(({ kind }) => kind)).toEqual(['fresh-surface']);
  });
  it('is the only way to an accepted work, and happens once', async () => {
    await expect(change(await paving(), { status: 'accepted' })).rejects.toThrow(code('work.handover-missing'));
    await expect(paving({ status: 'accepted' })).rejects.toThrow(code('work.handover-missing'));
    const { work } = await handed();
    await expect(
      handovers.create(ADMIN, {
        work: work.id,
        holder: 'dep-environment',
        handedOn: '2026-07-02',
        document: 'Акт 2',
        holdsSites: false,
      }),
    ).rejects.toThrow();
  });
  it('is not given of a cancelled work', async () => {
    const work = await paving({ status: 'cancelled' });
    await expect(
      handovers.create(ADMIN, {
        work: work.id,
        holder: 'dep-environment',
        handedOn: '2026-07-02',
        document: 'Акт',
        holdsSites: false,
      }),
    ).rejects.toThrow(code('work.status-not-allowed'));
  });
});

describe('Who may not', () => {
  const foreign: Principal = { ...ADMIN, role: 'executive', agencyId: '0190a000-0000-7000-8000-0000000000ff' };
  const viewer: Principal = { ...ADMIN, role: 'viewer' };
  it('touch the projects and works of another body', async () => {
    const row = await project();
    const work = await paving({ project: row.code });
    for (const [principal, refusal] of [
      [foreign, 'access.outside-agency'],
      [viewer, 'access.denied'],
    ] as const) {
      const refused = code(refusal);
      await expect(projects.change(principal, row, { title: 'x' })).rejects.toThrow(refused);
      await expect(phases.execute(principal, row, { phase: 'programming' })).rejects.toThrow(refused);
      await expect(
        milestones.create(principal, { project: row.code, title: 'x', dueOn: '2026-01-01' }),
      ).rejects.toThrow(refused);
      await expect(baselines.create(principal, { project: row.code, name: 'x' })).rejects.toThrow(refused);
      await expect(progress.create(principal, { work: work.id, reportedOn: '2026-01-01', percent: 1 })).rejects.toThrow(
        refused,
      );
      await expect(
        handovers.create(principal, {
          work: work.id,
          holder: 'dep-environment',
          handedOn: '2026-01-01',
          document: 'x',
          holdsSites: false,
        }),
      ).rejects.toThrow(refused);
    }
    expect((await projects.getById(row.id)).milestones).toEqual([]);
  });
});
