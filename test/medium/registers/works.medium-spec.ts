import { type Geometry, type WorkDraft, workDraftSchema, workPatchSchema } from '@abat/contracts';
import { ADMIN, at, box, RegisterBench } from './support.js';

let bench: RegisterBench;
beforeAll(async () => {
  bench = await RegisterBench.open();
}, 120_000);
afterAll(() => bench?.close());

const draft = (changes: Record<string, unknown>): WorkDraft =>
  workDraftSchema.parse({
    ...{ title: 'Благоустройство', agency: 'dep-environment', function: 'improvement' },
    ...{ start: '2031-06-01', end: '2031-06-30', geometry: box(10, 10, 20, 20) },
    ...changes,
  });
const create = (changes: Record<string, unknown> = {}) => bench.createWork.execute(ADMIN, draft(changes));
const change = (work: { id: string; version: number }, patch: Record<string, unknown>) =>
  bench.changeWork.execute(ADMIN, work, workPatchSchema.parse(patch));

describe('A work of a kind that digs a trench', () => {
  it.each([
    ['opens the ground when nobody says otherwise', { workType: 'heat-network' }, true],
    ['does not when a person says so', { workType: 'heat-network', surfaceBreaking: false }, false],
    ['does not when it is drilled or pulled', { workType: 'heat-network', method: 'trenchless' }, false],
    ['of a kind that digs none does not', { workType: 'greening' }, false],
    ['of a kind that digs none does when a person says so', { workType: 'greening', surfaceBreaking: true }, true],
  ])('%s', async (_title, given, surfaceBreaking) => expect(await create(given)).toMatchObject({ surfaceBreaking }));

  it.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['a kind that digs opens it', { workType: 'greening' }, { workType: 'heat-network' }, true],
    ['a kind that digs none does not', { workType: 'heat-network' }, { workType: 'greening' }, false],
    ['drilled or pulled does not', { workType: 'heat-network' }, { method: 'trenchless' }, false],
    [
      'what is said with it counts',
      { workType: 'greening' },
      { workType: 'heat-network', surfaceBreaking: false },
      false,
    ],
    ['what was said otherwise stays', { workType: 'greening', surfaceBreaking: true }, { workType: 'courtyard' }, true],
    ['another change changes nothing', { workType: 'heat-network' }, { title: 'Теплосеть' }, true],
  ])('changed: %s', async (_title, given, patch, surfaceBreaking) =>
    expect(await change(await create(given), patch)).toMatchObject({ surfaceBreaking }),
  );

  it('opens it as well where the kind is that of the function; a later kind changes no stored work', async () => {
    const kindOf = (code: string | null) =>
      bench.db.query(
        "UPDATE city_function SET work_type_id = (SELECT id FROM work_type WHERE code = $1) WHERE code = 'improvement'",
        [code],
      );
    const before = await bench.value("SELECT work_type_id FROM city_function WHERE code = 'improvement'");
    await kindOf('water-network');
    const work = await create();
    expect(work.surfaceBreaking).toBe(true);
    await bench.db.query("UPDATE city_function SET work_type_id = $1 WHERE code = 'improvement'", [before]);
    expect(await change(work, { workType: 'greening' })).toMatchObject({ surfaceBreaking: true });
  });
});

describe('A zone larger than may be stored today', () => {
  const zone = (geometry: Geometry, start = '2031-06-01', end = '2031-06-20') => ({ geometry, start, end });
  /** A work as it was stored before the size of zones was limited: a zone of 9 km by 4 beside a courtyard. */
  const old = async () => {
    const yard = box(10, 10, 20, 20);
    const work = await create({
      ...{ start: undefined, end: undefined, geometry: undefined },
      zones: [zone(box(30, 10, 40, 20)), zone(yard, '2031-06-10', '2031-06-30')],
    });
    await bench.db.query('UPDATE work_zone SET geom = ST_GeomFromGeoJSON($2) WHERE work_id = $1 AND number = 1', [
      work.id,
      JSON.stringify(box(-4500, -4500, 4500, -500)),
    ]);
    return bench.works.getById(work.id);
  };

  it('moves with its work, and the other zones are drawn anew beside it', async () => {
    const work = await old();
    const [wide, yard] = work.zones;
    if (!wide || !yard) throw new Error('two zones were stored');
    const later = (one: { geometry: Geometry }) => zone(one.geometry, '2031-07-01', '2031-07-20');
    const moved = await change(work, { zones: [later(wide), later(yard)] });
    expect([moved.start, moved.end]).toEqual(['2031-07-01', '2031-07-20']);
    const redrawn = await change(moved, { zones: [later(wide), later({ geometry: box(50, 10, 60, 20) })] });
    expect(redrawn.zones).toHaveLength(2);
  });

  it('is refused where it is drawn anew, and so is a new one beside it', async () => {
    const work = await old();
    const [wide, yard] = work.zones;
    if (!wide || !yard) throw new Error('two zones were stored');
    const redrawn = [zone(box(-4500, -4500, 4400, -500)), zone(yard.geometry)];
    await expect(change(work, { zones: redrawn })).rejects.toMatchObject({ code: 'geometry.too-wide' });
    const beside = [wide, yard, { geometry: box(-4500, 500, 4500, 4500) }].map(({ geometry }) => zone(geometry));
    await expect(change(work, { zones: beside })).rejects.toMatchObject({
      ...{ code: 'geometry.too-wide', errors: [{ path: 'zones.2.geometry' }] },
    });
  });
});

describe('Shares of a work per district', () => {
  const zone = (geometry: Geometry) => ({ geometry, start: '2031-06-01', end: '2031-06-30' });
  const zones = (...geometries: Geometry[]) => ({
    start: undefined,
    end: undefined,
    geometry: undefined,
    zones: geometries.map(zone),
  });
  const line = (...positions: [number, number][]): Geometry => ({ type: 'LineString', coordinates: positions });
  const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });

  const table: [title: string, place: Record<string, unknown>, shares: Record<string, number>][] = [
    [
      'a line across the border by its length',
      { geometry: line(at(-300, 0), at(100, 0)) },
      { esil: 0.75, almaty: 0.25 },
    ],
    ['a polygon across the border by its area', { geometry: box(-90, 0, 10, 50) }, { esil: 0.9, almaty: 0.1 }],
    ['a point on the border by halves', { geometry: point(0, 0) }, { esil: 0.5, almaty: 0.5 }],
    ['a line along the border by halves', { geometry: line(at(0, 0), at(0, 200)) }, { esil: 0.5, almaty: 0.5 }],
    ['a polygon that only touches the border with its edge', { geometry: box(0, 0, 50, 50) }, { almaty: 1 }],
    [
      'points by their number',
      { geometry: { type: 'MultiPoint', coordinates: [at(-10, 0), at(-20, 0), at(-30, 0), at(40, 0)] } },
      { esil: 0.75, almaty: 0.25 },
    ],
    ['several zones together', zones(box(-100, 0, -50, 50), box(50, 0, 100, 50)), { esil: 0.5, almaty: 0.5 }],
    [
      'only the zones of the highest dimension',
      zones(box(50, 0, 100, 50), line(at(-900, 0), at(-100, 0)), point(-5, 5)),
      { almaty: 1 },
    ],
    ['a place partly outside the city by what is inside', { geometry: line(at(4900, 0), at(5100, 0)) }, { almaty: 1 }],
    ['a place outside every district not at all', { geometry: point(0, 6000) }, {}],
  ];

  it.each(table)('%s', async (_title, place, shares) => {
    const { territories } = await create(place);
    expect(territories.map((each) => each.externalId).sort()).toEqual(Object.keys(shares).sort());
    for (const each of territories) expect(each.share).toBeCloseTo(shares[each.externalId] ?? 0, 1);
    if (territories.length > 0) expect(territories.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 3);
  });

  it('carry the metres of a line and the square metres of a polygon', async () => {
    const [road] = (await create({ geometry: line(at(100, 0), at(400, 0)) })).territories;
    expect(road?.areaM2).toBeNull();
    expect(road?.lengthM).toBeGreaterThan(295);
    expect(road?.lengthM).toBeLessThan(305);
    const [yard] = (await create({ geometry: box(100, 0, 200, 100) })).territories;
    expect(yard?.lengthM).toBeNull();
    expect(yard?.areaM2).toBeGreaterThan(9_800);
    expect(yard?.areaM2).toBeLessThan(10_200);
  });

  it('count a place once that several zones have, one after the other', async () => {
    const [courtyard] = (await create(zones(...Array.from({ length: 4 }, () => box(100, 0, 200, 100))))).territories;
    expect(courtyard?.areaM2).toBeGreaterThan(9_800);
    expect(courtyard?.areaM2).toBeLessThan(10_200);
    const twice = line(at(100, 0), at(400, 30));
    const [road] = (await create(zones(twice, twice))).territories;
    expect(road?.lengthM).toBeGreaterThan(295);
    expect(road?.lengthM).toBeLessThan(306);
    const both = await create(zones(box(-200, 0, 100, 50), box(-200, 0, 0, 50)));
    const shares = Object.fromEntries(both.territories.map(({ externalId, share }) => [externalId, share]));
    expect(shares.esil).toBeCloseTo(2 / 3, 1);
  });

  it('follow when the work is moved and when the district gets another outline', async () => {
    const work = await create({ geometry: box(30, 0, 40, 10) });
    const moved = await change(work, { geometry: box(-40, 0, -30, 10) });
    expect(moved.territories.map((each) => each.externalId)).toEqual(['esil']);
    const almaty = (await bench.territories.list({ q: 'almaty', limit: 1, sort: 'name' })).items[0] as {
      id: string;
      version: number;
    };
    const wider = await bench.territories.change(ADMIN, almaty, { geometry: box(-100, -5000, 5000, 5000) });
    expect((await bench.works.getById(work.id)).territories.map((each) => each.externalId).sort()).toEqual([
      'almaty',
      'esil',
    ]);
    await bench.territories.change(ADMIN, wider, { geometry: box(0, -5000, 5000, 5000) });
  });
});

describe('Zones of a work', () => {
  it('are widened by 5 metres, by 10 where traffic is hindered, and follow a change of that', async () => {
    const work = await create();
    expect(work.zones.map((zone) => zone.bufferM)).toEqual([5]);
    const hindering = await change(work, { hindersTraffic: true });
    expect(hindering.zones.map((zone) => zone.bufferM)).toEqual([10]);
    expect((await create({ hindersTraffic: true })).zones[0]?.bufferM).toBe(10);
  });

  it('give the work its first and last day', async () => {
    const work = await create({
      ...{ start: undefined, end: undefined, geometry: undefined },
      zones: [
        { geometry: box(0, 0, 10, 10), start: '2031-08-01', end: '2031-08-31' },
        { geometry: box(20, 0, 30, 10), start: '2031-05-01', end: '2031-05-31' },
      ],
    });
    expect([work.start, work.end]).toEqual(['2031-05-01', '2031-08-31']);
    expect(work.geometry.type).toBe('MultiPolygon');
    await expect(change(work, { end: '2031-09-30' })).rejects.toMatchObject({ code: 'work.zone-dates' });
  });

  it('move with the days of the work', async () => {
    const work = await create();
    const moved = await change(work, { start: '2031-07-01', end: '2031-07-01' });
    expect(moved.zones.map(({ start, end }) => [start, end])).toEqual([['2031-07-01', '2031-07-01']]);
    await expect(change(moved, { start: '2031-07-02' })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('name the zone and the place of a fault', async () => {
    const bowTie = { type: 'Polygon', coordinates: [[at(0, 0), at(10, 10), at(10, 0), at(0, 10), at(0, 0)]] };
    const days = { start: '2031-01-01', end: '2031-01-02' };
    const bad = create({
      ...{ start: undefined, end: undefined, geometry: undefined },
      zones: [
        { geometry: box(0, 0, 10, 10), ...days },
        { geometry: bowTie, ...days },
      ],
    });
    await expect(bad).rejects.toMatchObject({
      code: 'geometry.invalid',
      errors: [{ path: 'zones.1.geometry', place: [expect.any(Number), expect.any(Number)] }],
    });
  });
});

describe('The day a work ended', () => {
  it('is not to come, by the day of the city', async () => {
    const [today, tomorrow] = [await bench.day(), await bench.day(1)];
    const refused = expect.objectContaining({
      code: 'request.invalid',
      errors: [expect.objectContaining({ path: 'finishedOn', code: 'finish.future' })],
    });
    await expect(create({ status: 'finished', finishedOn: tomorrow })).rejects.toEqual(refused);
    const work = await create();
    await expect(change(work, { status: 'finished', finishedOn: tomorrow })).rejects.toEqual(refused);
    const done = await change(work, { status: 'finished', finishedOn: today });
    await expect(change(done, { finishedOn: tomorrow })).rejects.toEqual(refused);
    expect((await bench.works.getById(work.id)).finishedOn).toBe(today);
  });

  it('stays as a file told it until somebody names another', async () => {
    const work = await create({ status: 'finished' });
    await bench.db.query("UPDATE work SET finished_on = '2099-01-01' WHERE id = $1", [work.id]);
    const named = await change(work, { title: 'Аллея', finishedOn: '2099-01-01' });
    expect([named.title, named.finishedOn]).toEqual(['Аллея', '2099-01-01']);
  });
});

describe('The history of a work', () => {
  it('tells who changed what, before and after, with codes instead of ids, newest first', async () => {
    const work = await create({ agency: 'akim-esil' });
    await change(work, { agency: 'akim-almaty', start: '2031-06-10', costKzt: '1000.50' });
    const entries = await bench.works.history(work.id);
    const update = entries.find((entry) => entry.entity === 'work' && entry.action === 'update');
    expect(update?.actor).toBe('Спецификация');
    expect(update?.changes).toEqual(
      expect.arrayContaining([
        { field: 'agency_id', before: 'akim-esil', after: 'akim-almaty' },
        { field: 'starts_on', before: '2031-06-01', after: '2031-06-10' },
      ]),
    );
    expect(entries.map((entry) => Number(entry.id))).toEqual(
      [...entries.map((entry) => Number(entry.id))].sort((a, b) => b - a),
    );
  });

  it('has no entry of a refused change', async () => {
    const work = await create();
    await expect(change(work, { title: 'Другое', agency: 'nobody' })).rejects.toMatchObject({
      code: 'reference.unknown',
    });
    expect((await bench.works.history(work.id)).filter((entry) => entry.action === 'update')).toEqual([]);
  });

  it('outlives the work', async () => {
    const work = await create();
    await bench.deleteWork.execute(ADMIN, work);
    const actions = (await bench.works.history(work.id))
      .filter((entry) => entry.entity === 'work')
      .map((entry) => entry.action);
    expect(actions).toEqual(['delete', 'insert']);
  });
});

describe('Every change of a work', () => {
  it('leaves exactly one event, with the version and the rooms of old and new district', async () => {
    const work = await create({ geometry: box(30, 0, 40, 10) });
    await bench.db.query('TRUNCATE outbox');
    const after = await change(work, { geometry: box(-40, 0, -30, 10) });
    const events = await bench.db.query<{ type: string; rooms: string[]; data: { version: number } }[]>(
      'SELECT type, rooms, data FROM outbox',
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'work.updated', data: { version: after.version } });
    const districts = await bench.db.query<{ id: string }[]>("SELECT id FROM territory WHERE kind = 'district'");
    for (const { id } of districts) expect(events[0]?.rooms).toContain(`district:${id}`);
  });
});
