import type { Principal } from '@abat/access';
import { type EventType, liveEventSchema, type Work, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { DetectSubjects } from '@abat/findings';
import { jobsFor } from '@abat/live';
import { TransactionRunner } from '@abat/platform';
import { HolidayRegister, WorkSeasonRegister, WorkTypeRegister } from '@abat/works';
import { Detector } from '../../../libs/findings/src/application/detector.js';
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
  it('that begins to dig has its works do so, but for those of which somebody said otherwise', async () => {
    const type = await types.create(ADMIN, { code: 'lamp', nameRu: 'Светильники', trench: false, noise: 1 });
    const lamps = async (more: object = {}) => {
      const draft = { title: 'Светильники', agency: 'dep-environment', function: 'improvement', workType: 'lamp' };
      const days = { start: '2030-05-01', end: '2030-06-30', geometry: box(60, 10, 80, 30) };
      return (await bench.createWork.execute(ADMIN, workDraftSchema.parse({ ...draft, ...days, ...more }))).id;
    };
    const plain = await lamps();
    const others = [
      await lamps({ method: 'trenchless' }),
      await lamps({ status: 'finished', finishedOn: '2026-06-20' }),
      await lamps({ workType: 'cable', surfaceBreaking: false }),
    ];
    const digs = async (id: string) => (await bench.works.getById(id)).surfaceBreaking;
    const digging = await types.change(ADMIN, type, { trench: true });
    expect(await digs(plain)).toBe(true);
    for (const id of others) expect(await digs(id)).toBe(false);
    const told = await bench.value<{ ids: string[] }>(
      "SELECT data FROM outbox WHERE type = 'work.updated' AND data ? 'bulk' ORDER BY id DESC LIMIT 1",
    );
    expect(told.ids).toEqual([plain]);
    // Told again what it does already it changes nothing: this one was said to leave the ground alone.
    const said = await lamps({ surfaceBreaking: false });
    await types.change(ADMIN, digging, { trench: true, noise: 2 });
    expect([await digs(said), await digs(plain)]).toEqual([false, true]);
  });
  it('that a function gets or hands down has works dig or not', async () => {
    const parent = await bench.functions.create(ADMIN, { code: 'grids', nameRu: 'Сети' });
    await bench.functions.create(ADMIN, { code: 'grids.gas', nameRu: 'Газ', parent: 'grids' });
    await bench.functions.create(ADMIN, { code: 'grids.light', nameRu: 'Свет', parent: 'grids', workType: 'lighting' });
    const made = async (code: string, more: object = {}) => {
      const draft = { title: 'Сети', agency: 'dep-environment', function: code, geometry: box(60, 10, 80, 30) };
      const days = { start: '2030-05-01', end: '2030-06-30' };
      return (await bench.createWork.execute(ADMIN, workDraftSchema.parse({ ...draft, ...days, ...more }))).id;
    };
    const [gas, light, own] = [
      await made('grids.gas'),
      await made('grids.light'),
      await made('grids', { workType: 'road' }),
    ];
    const digging = async () => {
      const works = await Promise.all([gas, light, own].map((id) => bench.works.getById(id)));
      return works.map(({ surfaceBreaking }) => surfaceBreaking);
    };
    const before = await digging();
    expect(before[0]).toBe(false);
    const typed = await bench.functions.change(ADMIN, parent, { workType: 'heat-network' });
    expect(await digging()).toEqual([true, before[1], before[2]]);
    await bench.functions.change(ADMIN, typed, { workType: null });
    expect(await digging()).toEqual(before);
  });
  it('stays while a restriction names it', async () => {
    const type = await types.create(ADMIN, { code: 'mural', nameRu: 'Роспись', trench: false, noise: 1 });
    const ban = await bench.restrictions.create(ADMIN, {
      ...{ externalId: 'no-murals', kind: 'ban', from: '2030-05-01', to: '2030-05-09', workTypes: ['mural'] },
    });
    await expect(types.remove(ADMIN, type)).rejects.toThrow(expect.objectContaining({ code: 'resource.in-use' }));
    await bench.restrictions.remove(ADMIN, ban);
    await types.remove(ADMIN, type);
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
  it('and a restriction that are deleted take their findings along, without waiting for the night', async () => {
    const findings = (work: Work): Promise<unknown[]> =>
      bench.db.query(
        "SELECT rule, status FROM finding WHERE rule IN ('work.season', 'work.event') AND $1 IN (subject_a, subject_b) ORDER BY rule",
        [work.id],
      );
    const judge = async (): Promise<void> => {
      const events: { type: EventType; subject_type: string; subject_id: string; data: object }[] =
        await bench.db.query('SELECT type, subject_type, subject_id, data FROM outbox ORDER BY id');
      await bench.db.query('TRUNCATE outbox');
      const told = events.map(({ type, data, ...row }, index) =>
        liveEventSchema.parse({
          ...{ seq: index + 1, type, at: '2026-01-01T00:00:00.000Z', territory: [], data },
          subject: row.subject_id ? { type: row.subject_type, id: row.subject_id } : null,
        }),
      );
      for (const { name, payload } of jobsFor(told))
        if (name === 'detect-subjects')
          await new DetectSubjects(new Detector(new TransactionRunner(bench.db))).execute(payload.subject, payload.ids);
    };
    await types.create(ADMIN, { code: 'hedge', nameRu: 'Живая изгородь', trench: false, noise: 1 });
    const season = await seasons.create(ADMIN, { workType: 'hedge', fromDay: '04-15', toDay: '05-31' });
    const place = { start: '2031-07-01', end: '2031-07-20', geometry: box(120, 110, 140, 130) };
    const hedge = { title: 'Изгородь', agency: 'dep-environment', function: 'improvement', workType: 'hedge' };
    const draft = workDraftSchema.parse({ ...hedge, ...place, surfaceBreaking: true });
    const work = await bench.createWork.execute(ADMIN, draft);
    const ban = await bench.restrictions.create(ADMIN, {
      ...{ externalId: 'ban', kind: 'ban', state: 'confirmed', from: '2031-07-01', to: '2031-07-10' },
      geometry: place.geometry,
    });
    await judge();
    expect(await findings(work)).toEqual([
      { rule: 'work.event', status: 'open' },
      { rule: 'work.season', status: 'open' },
    ]);
    await seasons.remove(ADMIN, season);
    await bench.restrictions.remove(ADMIN, ban);
    await judge();
    expect(await findings(work)).toEqual([
      { rule: 'work.event', status: 'closed' },
      { rule: 'work.season', status: 'closed' },
    ]);
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
