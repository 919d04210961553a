import type { Principal } from '@abat/access';
import { type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { HolidayRegister, WorkSeasonRegister, WorkTypeRegister } from '@abat/works';
import { ADMIN, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let types: WorkTypeRegister;
let seasons: WorkSeasonRegister;
let holidays: HolidayRegister;

beforeAll(async () => {
  bench = await RegisterBench.open();
  const of = [bench.db, new TransactionRunner(bench.db)] as const;
  types = new WorkTypeRegister(...of);
  seasons = new WorkSeasonRegister(...of);
  holidays = new HolidayRegister(...of);
}, 120_000);
afterAll(() => bench?.close());

/** A cable laid by the Water-Green Boulevard. */
const cable = (): Promise<Work> =>
  bench.createWork.execute(
    ADMIN,
    workDraftSchema.parse({
      ...{ title: 'Кабель у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
      ...{ start: '2026-05-01', end: '2026-06-30', geometry: box(20, 10, 40, 30), workType: 'cable' },
    }),
  );

describe('A type of works', () => {
  it('gives its strip to the works of the type', async () => {
    const type = await types.create(ADMIN, { code: 'cable', nameRu: 'Кабель', trench: true, noise: 1 });
    const work = await cable();
    await types.change(ADMIN, type, { bufferM: 7.5 });
    expect((await bench.works.getById(work.id)).zones.map(({ bufferM }) => bufferM)).toEqual([7.5]);
    const back = await bench.changeWork.execute(
      ADMIN,
      await bench.works.getById(work.id),
      workPatchSchema.parse({ workType: null }),
    );
    expect(back.zones.map(({ bufferM }) => bufferM)).toEqual([5]);
  });
  it('tells the type when its season changes', async () => {
    const type = (await types.list({ limit: 50, sort: 'code', q: 'greening' })).items[0];
    await seasons.create(ADMIN, { workType: 'greening', fromDay: '06-15', toDay: '06-30' });
    const events: { data: { ids: string[] } }[] = await bench.db.query(
      "SELECT data FROM outbox WHERE subject_type = 'work-season' ORDER BY id DESC LIMIT 1",
    );
    expect(events[0]?.data.ids).toEqual([type?.id]);
  });
  it('and the type it left are told of a season that moved', async () => {
    const ids = await Promise.all(
      ['greening', 'road'].map((type) => bench.value<string>('SELECT id FROM work_type WHERE code = $1', [type])),
    );
    const season = await seasons.create(ADMIN, { workType: 'greening', fromDay: '02-01', toDay: '02-10' });
    await seasons.change(ADMIN, season, { workType: 'road' });
    const told = await bench.value<{ ids: string[] }>(
      "SELECT data FROM outbox WHERE subject_type = 'work-season' ORDER BY id DESC LIMIT 1",
    );
    expect(told.ids.toSorted()).toEqual(ids.toSorted());
  });
  it('nor its season or a holiday is changed by a planner', async () => {
    const planner: Principal = { ...ADMIN, role: 'planner' };
    await expect(types.create(planner, { code: 'x', nameRu: 'x', trench: false, noise: 0 })).rejects.toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
    await expect(holidays.create(planner, { day: '2027-01-01', nameRu: 'x' })).rejects.toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
    await expect(seasons.create(planner, { workType: 'road', fromDay: '01-01', toDay: '01-02' })).rejects.toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
  });
});
