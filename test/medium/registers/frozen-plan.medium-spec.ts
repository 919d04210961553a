import { programmeQuerySchema, type Project, type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { ReadProgramme } from '@abat/programme';
import { BaselineRegister, ProjectRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let projects: ProjectRegister;
let baselines: BaselineRegister;
beforeAll(async () => {
  bench = await RegisterBench.open();
  const transactions = new TransactionRunner(bench.db);
  projects = new ProjectRegister(bench.db, transactions);
  baselines = new BaselineRegister(bench.db, transactions);
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
const project = (): Promise<Project> =>
  projects.create(ADMIN, { title: 'Бульвар', agency: 'dep-environment', function: 'improvement' }) as Promise<Project>;

describe('A frozen plan', () => {
  it('stays while the living one slips', async () => {
    const row = await project();
    const work = await paving({ project: row.code, costKzt: '100.00' });
    const frozen = await baselines.create(ADMIN, { project: row.code, name: 'Утверждённый' });
    expect([frozen.slipDays, frozen.slipKzt]).toEqual([0, '0.00']);
    await change(work, { end: '2026-07-14', costKzt: '90.50' });
    const days = { start: '2026-05-01', end: '2026-06-30', liveStart: '2026-05-01', liveEnd: '2026-07-14' };
    const slip = { slipDays: 14, slipKzt: '-9.50' };
    expect(await baselines.getById(frozen.id)).toMatchObject({ ...days, ...slip, works: [{ ...days, ...slip }] });
  });

  it('tells works that came and went since, and the end and sum of the living ones minus its own', async () => {
    const row = await project();
    const add = (title: string, costKzt: string, end: string) =>
      paving({ project: row.code, title, costKzt, start: '2026-05-01', end });
    const [kept, dropped] = [await add('Аллея', '100.00', '2026-06-30'), await add('Сцена', '50.00', '2026-08-31')];
    const [deleted, moved] = [await add('Навес', '20.00', '2026-07-31'), await add('Фонтан', '5.00', '2026-07-31')];
    const frozen = await baselines.create(ADMIN, { project: row.code, name: 'Утверждённый' });
    await add('Велодорожка', '30.00', '2026-09-30');
    await change(kept, { end: '2026-07-10' });
    await change(dropped, { status: 'cancelled' });
    await bench.deleteWork.execute(ADMIN, deleted);
    await change(moved, { project: (await project()).code });
    await paving({ project: row.code, title: 'Отменена и не заморожена', status: 'cancelled' });
    const { slipDays, slipKzt, works } = await baselines.getById(frozen.id);
    expect([slipDays, slipKzt]).toEqual([30, '-45.00']);
    expect(
      works.map((one) => [one.title, one.standing, one.end, one.liveEnd, one.slipDays, one.slipKzt]).sort(),
    ).toEqual([
      ['Аллея', 'kept', '2026-06-30', '2026-07-10', 10, '0.00'],
      ['Велодорожка', 'added', null, '2026-09-30', null, '30.00'],
      ['Навес', 'removed', '2026-07-31', null, null, '-20.00'],
      ['Сцена', 'cancelled', '2026-08-31', null, null, '-50.00'],
      ['Фонтан', 'removed', '2026-07-31', null, null, '-5.00'],
    ]);
    await change(await bench.works.getById(kept.id), { status: 'cancelled' });
    const [added] = (await projects.getById(row.id)).works.filter(({ title }) => title === 'Велодорожка');
    await change(await bench.works.getById(added?.id ?? ''), { status: 'cancelled' });
    const empty = await baselines.getById(frozen.id);
    expect([empty.slipDays, empty.slipKzt]).toEqual([null, '-175.00']);
  });

  it('slips to the day a work really ended, and from day to day while one runs on past its end', async () => {
    const row = await project();
    const late = await paving({ project: row.code, title: 'Ступени', costKzt: '100.00' });
    const running = await paving({ project: row.code, title: 'Пандус' });
    const frozen = await baselines.create(ADMIN, { project: row.code, name: 'Утверждённый' });
    await change(late, { status: 'finished', finishedOn: '2026-08-15', costKzt: '130.00' });
    await change(running, { status: 'running', start: '2020-05-01', end: '2020-06-30' });
    const [overrun] = await bench.db.query<{ days: number }[]>(
      "SELECT (now() AT TIME ZONE 'Asia/Almaty')::date - DATE '2026-06-30' AS days",
    );
    const { slipDays, works } = await baselines.getById(frozen.id);
    const slips = Object.fromEntries(works.map((one) => [one.title, one.slipDays]));
    expect(slips).toEqual({ Ступени: 46, Пандус: overrun?.days });
    expect(slipDays).toBe(Math.max(46, overrun?.days ?? 0));
    const programme = await new ReadProgramme(bench.db).lines(
      programmeQuerySchema.parse({ project: row.code, sort: 'title' }),
    );
    expect(programme.items.map(({ title, baseline }) => [title, baseline?.slipDays, baseline?.slipKzt])).toEqual([
      ['Пандус', overrun?.days, null],
      ['Ступени', 46, '30.00'],
    ]);
  });
});
