import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity, type WorkSpec } from './support/test-city.js';

// The courtyard on Syganak street stands at the origin, 40 x 20 m; others are placed around it.
const courtyard: WorkSpec = { title: 'Двор на улице Сыганак', agency: 'akim-esil', at: { x: 100, y: 0, w: 40, h: 20 } };
const east = (gapM: number) => ({ x: 140 + gapM, y: 0, w: 40, h: 20 });

describe('measuring work.clash', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  async function clashOf(other: WorkSpec, first: WorkSpec = courtyard) {
    await city.addWork(first);
    await city.addWork(other);
    const report = await city.detect();
    expect(report.opened).toBe(report.measured);
    return (await city.findings())[0];
  }

  it.each([
    { name: '5 + 5: a gap of 9.9 m fires', gapM: 9.9, hinders: [false, false], fires: true },
    { name: '5 + 5: a gap of 10 m only lets the strips touch', gapM: 10, hinders: [false, false], fires: false },
    { name: '5 + 5: a gap of 10.1 m does not fire', gapM: 10.1, hinders: [false, false], fires: false },
    { name: '10 + 5: a gap of 14.9 m fires when one hinders traffic', gapM: 14.9, hinders: [true, false], fires: true },
    { name: '10 + 5: a gap of 15.1 m does not', gapM: 15.1, hinders: [true, false], fires: false },
    { name: '10 + 10: a gap of 19.9 m fires when both hinder traffic', gapM: 19.9, hinders: [true, true], fires: true },
    { name: '10 + 10: a gap of 20.1 m does not', gapM: 20.1, hinders: [true, true], fires: false },
  ])('$name', async ({ gapM, hinders: [first = false, second = false], fires }) => {
    const footway: WorkSpec = { title: 'Тротуар на улице Достык', at: east(gapM), hinders: second };
    const found = await clashOf(footway, { ...courtyard, hinders: first });
    expect(found !== undefined).toBe(fires);
    if (found) expect(found.measures).toMatchObject({ gapM, hindersTraffic: first || second });
  });

  it('measures two courtyards that share an edge', async () => {
    const found = await clashOf({ title: 'Двор на улице Кабанбай батыра', agency: 'akim-esil', at: east(0) });
    // A strip of 10 m along the common edge of 20 m and half a circle of 5 m, drawn with 16 corners, at each end.
    expect(found?.measures).toMatchObject({ gapM: 0, zonesA: 1, zonesB: 1, sameAgency: true, overlapDays: 30 });
    expect(found?.measures.overlapM2).toBeCloseTo(10 * 20 + 8 * 25 * Math.sin(Math.PI / 8), 1);
    expect(found?.measures.shareA).toBe(found?.measures.shareB);
  });

  it('does not take the hole of a work for its place', async () => {
    const ring = 'POLYGON((0 0,100 0,100 100,0 100,0 0),(20 20,80 20,80 80,20 80,20 20))';
    const around: WorkSpec = { title: 'Ограда парка «Жерұйық»', at: ring };
    const inside = (m: number): WorkSpec['at'] => ({ x: m, y: m, w: 100 - 2 * m, h: 100 - 2 * m });
    expect(await clashOf({ title: 'Клумба в парке «Жерұйық»', at: inside(31) }, around)).toBeUndefined();
    await city.clear();
    expect(await clashOf({ title: 'Газон в парке «Жерұйық»', at: inside(29) }, around)).toBeDefined();
  });

  it('counts one shared day, and none between adjacent days', async () => {
    const may = { ...courtyard, start: '2030-05-01', end: '2030-05-31' };
    const last = await clashOf({ title: 'Теплосеть', at: east(0), start: '2030-05-31', end: '2030-07-01' }, may);
    expect(last).toMatchObject({ from: '2030-05-31', to: '2030-05-31' });
    expect(last?.measures.overlapDays).toBe(1);
    await city.clear();
    expect(
      await clashOf({ title: 'Теплосеть', at: east(0), start: '2030-06-01', end: '2030-07-01' }, may),
    ).toBeUndefined();
  });

  it('leaves works of one project alone, not those of two', async () => {
    await city.addProject('boulevard');
    await city.addProject('embankment');
    const first = { ...courtyard, project: 'boulevard' };
    expect(await clashOf({ title: 'Бульвар Нуржол', at: east(0), project: 'boulevard' }, first)).toBeUndefined();
    await city.clear();
    expect(await clashOf({ title: 'Набережная Есиля', at: east(0), project: 'embankment' }, first)).toBeDefined();
    await city.clear();
    expect(await clashOf({ title: 'Набережная Есиля', at: east(0) }, first)).toBeDefined();
  });

  it('takes works of one agency less seriously', async () => {
    const own = await clashOf({ title: 'Двор 2', agency: 'akim-esil', at: east(0) });
    await city.clear();
    const others = await clashOf({ title: 'Двор 2', agency: 'dep-utilities', at: east(0) });
    expect(own?.agencies).toEqual(['akim-esil']);
    expect(others?.agencies).toEqual(['akim-esil', 'dep-utilities']);
    expect(own?.score).toBeLessThan(others?.score ?? 0);
    expect([own?.severity, others?.severity]).toEqual(['low', 'medium']);
  });

  it('never fires for a cancelled work', async () => {
    expect(await clashOf({ title: 'Отменённый ремонт', at: east(0), status: 'cancelled' })).toBeUndefined();
  });

  it('joins the zones of two works that meet: area once, days once', async () => {
    const found = await clashOf(
      {
        title: 'Водопровод вдоль улицы Сыганак',
        zones: [
          { at: { x: 100, y: 0, w: 20, h: 20 }, start: '2030-06-01', end: '2030-06-10' },
          { at: { x: 110, y: 0, w: 20, h: 20 }, start: '2030-06-05', end: '2030-06-14' },
          { at: { x: 300, y: 0, w: 20, h: 20 }, start: '2030-06-20', end: '2030-06-25' },
        ],
      },
      { ...courtyard, zones: [{ at: { x: 100, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' }] },
    );
    expect(found).toMatchObject({ from: '2030-06-01', to: '2030-06-14' });
    expect(found?.measures.overlapDays).toBe(14);
    // 20 m and 20 m shifted by 10 m with strips of 5 m: about 40 x 30 m, not twice 30 x 30 m.
    expect(found?.measures.overlapM2).toBeGreaterThan(1150);
    expect(found?.measures.overlapM2).toBeLessThan(1200);
    expect([found?.measures.zonesA, found?.measures.zonesB].sort()).toEqual([1, 3]);
  });

  it('counts only days on which the zones that overlap are both active', async () => {
    const found = await clashOf({
      title: 'Освещение в две очереди',
      zones: [
        { at: east(0), start: '2030-06-01', end: '2030-06-02' },
        { at: { x: 500, y: 0, w: 10, h: 10 }, start: '2030-06-03', end: '2030-06-20' },
        { at: { x: 60, y: 0, w: 40, h: 20 }, start: '2030-06-21', end: '2030-06-23' },
      ],
    });
    expect(found).toMatchObject({ from: '2030-06-01', to: '2030-06-23' });
    expect(found?.measures.overlapDays).toBe(5);
  });

  describe('of a work that ended', () => {
    const ended = (finishedOn: string | null, status = 'finished') => ({
      sql: `status = '${status}', finished_on = ${finishedOn ? `'${finishedOn}'` : 'NULL'}`,
      summer: { ...courtyard, start: '2030-06-01', end: '2030-08-31' },
    });
    const neighbour: WorkSpec = { title: 'Двор на улице Достык', at: east(0), start: '2030-07-20', end: '2030-08-31' };

    it.each<[string, string | null, string | undefined, number | null]>([
      ['before the other began', '2030-07-10', 'finished', null],
      ['before the other began, and is accepted', '2030-07-10', 'accepted', null],
      ['before it was to begin', '2030-05-20', 'finished', null],
      ['on the first day of the other', '2030-07-20', 'finished', 1],
      ['while the other went on', '2030-07-31', 'finished', 12],
      ['as late as planned', '2030-08-31', 'finished', 43],
      ['later than planned: the plan counts', '2030-09-20', 'finished', 43],
      ['on a day that the register does not say', null, 'finished', 43],
      ['and was taken up again', '2030-07-10', 'running', 43],
    ])('%s', async (_name, finishedOn, status, days) => {
      const { sql, summer } = ended(finishedOn, status);
      const id = await city.addWork(summer);
      const other = await city.addWork(neighbour);
      await city.detect();
      await city.setWork(id, sql);
      await city.detectSome([id]);
      const standing = async () => (await city.findings()).filter((finding) => finding.status !== 'closed');
      const found = await standing();
      expect(found.map(({ measures }) => measures.overlapDays)).toEqual(days === null ? [] : [days]);
      if (days === 12) expect(found[0]).toMatchObject({ from: '2030-07-20', to: '2030-07-31' });
      for (const run of [() => city.detectSome([other]), () => city.detect()]) {
        await run();
        expect(await standing()).toEqual(found);
      }
    });

    it('leaves out the zones that were to begin later', async () => {
      const id = await city.addWork({
        ...courtyard,
        zones: [
          { at: { x: 100, y: 0, w: 40, h: 20 }, start: '2030-06-01', end: '2030-06-30' },
          { at: { x: 300, y: 0, w: 40, h: 20 }, start: '2030-07-15', end: '2030-08-31' },
        ],
      });
      await city.setWork(id, "status = 'finished', finished_on = '2030-07-10'");
      await city.addWork({
        title: 'Сквер у «Байтерека»',
        at: { x: 300, y: 0, w: 40, h: 20 },
        start: '2030-07-01',
        end: '2030-08-01',
      });
      await city.addWork({ title: 'Тротуар на улице Достык', at: east(0), start: '2030-06-20', end: '2030-07-20' });
      await city.detect();
      expect((await city.findings()).map(({ measures }) => measures.overlapDays)).toEqual([11]);
    });
  });

  it('measures lines and points by their strips', async () => {
    const line = await clashOf({ title: 'Теплосеть на Кабанбай батыра', at: 'LINESTRING(0 24, 300 24)', firm: true });
    expect(line?.measures.gapM).toBe(4);
    expect([line?.measures.certaintyA, line?.measures.certaintyB].sort()).toEqual(['firm', 'planned']);
    await city.clear();
    const point = { title: 'Колодец у «Байтерека»', at: 'POINT(500 500)' };
    const same = await clashOf({ ...point, title: 'Опора у «Байтерека»' }, point);
    expect(same?.measures).toMatchObject({ gapM: 0, shareA: 1, shareB: 1 });
  });

  it('names the district of the place, both for a place on the border', async () => {
    const found = await clashOf({ title: 'Двор 2', at: east(0) });
    expect(found?.territories).toEqual(['almaty']);
    await city.clear();
    const across = await clashOf(
      { title: 'К востоку от границы', at: { x: 2, y: 0, w: 20, h: 20 } },
      { title: 'К западу от границы', at: { x: -22, y: 0, w: 20, h: 20 } },
    );
    expect(across?.territories).toEqual(['almaty', 'esil']);
  });

  it('marks a finding as demonstration when a side is', async () => {
    expect((await clashOf({ title: 'Показательный двор', at: east(0), demo: true }))?.demo).toBe(true);
  });

  it('measures alike in a full run and for one of the two works', async () => {
    const a = await city.addWork(courtyard);
    const b = await city.addWork({ title: 'Тротуар', at: 'LINESTRING(90 -3, 170 28, 110 40)', hinders: true });
    await city.detectSome([b]);
    const before = await city.findings();
    for (const run of [() => city.detectSome([a]), () => city.detectSome([a, b]), () => city.detect()])
      expect(await run()).toMatchObject({ measured: 1, unchanged: 1, opened: 0, updated: 0, closed: 0 });
    expect(await city.findings()).toEqual(before);
  });
});
