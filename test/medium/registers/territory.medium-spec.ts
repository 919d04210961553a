import { territoryQuerySchema, siteQuerySchema, restrictionQuerySchema } from '@abat/contracts';
import { ADMIN, at, box, RegisterBench } from './support.js';

let bench: RegisterBench;
beforeAll(async () => {
  bench = await RegisterBench.open();
}, 120_000);
afterAll(() => bench?.close());

describe('A territory', () => {
  const boundaries = (id: string): Promise<{ first: string | null; last: string | null }[]> =>
    bench.db.query(
      `SELECT lower(valid)::text AS first, last_day(valid)::text AS last FROM territory_boundary WHERE territory_id = $1 ORDER BY valid`,
      [id],
    );

  it('keeps its old outline until yesterday when it gets a new one', async () => {
    const draft = {
      externalId: 'm1',
      kind: 'microdistrict' as const,
      nameRu: 'Самал',
      geometry: box(100, 100, 200, 200),
    };
    const before = await bench.territories.create(ADMIN, draft);
    const after = await bench.territories.change(ADMIN, before, { geometry: box(100, 100, 300, 200) });
    expect(after.areaM2 / before.areaM2).toBeCloseTo(2, 1);
    expect(await boundaries(after.id)).toEqual([
      { first: null, last: await bench.day(-1) },
      { first: await bench.day(), last: null },
    ]);
  });

  it('as of last year shows the outline of last year', async () => {
    const query = territoryQuerySchema.parse({ q: 'Самал', at: await bench.day(-365) });
    const now = territoryQuerySchema.parse({ q: 'Самал' });
    const [then] = (await bench.territories.list(query)).items;
    const [today] = (await bench.territories.list(now)).items;
    expect((today?.areaM2 ?? 0) / (then?.areaM2 ?? 1)).toBeCloseTo(2, 1);
  });

  it('changed twice on one day has one outline of today', async () => {
    const [row] = (await bench.territories.list(territoryQuerySchema.parse({ q: 'Самал' }))).items;
    await bench.territories.change(ADMIN, row as { id: string; version: number }, {
      geometry: box(100, 100, 150, 200),
    });
    expect(await boundaries(row?.id ?? '')).toHaveLength(2);
  });

  it('of the past may have its outline corrected', async () => {
    const row = await bench.territories.create(ADMIN, {
      ...{
        externalId: 'old',
        kind: 'microdistrict',
        nameRu: 'Слободка',
        validFrom: '1990-01-01',
        validTo: '2005-12-31',
      },
      geometry: box(400, 0, 500, 100),
    });
    const corrected = await bench.territories.change(ADMIN, row, { geometry: box(400, 0, 600, 100) });
    expect(corrected.areaM2 / row.areaM2).toBeCloseTo(2, 1);
    expect(await boundaries(row.id)).toEqual([{ first: '1990-01-01', last: '2005-12-31' }]);
  });

  it('of the past is not in the list of today', async () => {
    const names = async (day?: string) =>
      (await bench.territories.list(territoryQuerySchema.parse({ q: 'Слободка', ...(day ? { at: day } : {}) }))).total;
    expect([await names(), await names('2000-06-01'), await names('2005-12-31'), await names('2006-01-01')]).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('cannot lie in itself, nor in what lies in it', async () => {
    const esil = (await bench.territories.list(territoryQuerySchema.parse({ q: 'esil' }))).items[0] as {
      id: string;
      version: number;
    };
    const child = await bench.territories.create(ADMIN, {
      externalId: 'm2',
      kind: 'microdistrict',
      nameRu: 'М2',
      parent: 'esil',
      geometry: box(-300, 0, -200, 100),
    });
    expect(child.parent).toBe('esil');
    for (const parent of ['m2', 'esil'])
      await expect(bench.territories.change(ADMIN, esil, { parent })).rejects.toMatchObject({
        code: 'request.invalid',
      });
  });

  it.each([
    ['a line', { type: 'LineString', coordinates: [at(0, 0), at(10, 0)] }, 'geometry.unsuitable'],
    [
      'a ring that crosses itself',
      { type: 'Polygon', coordinates: [[at(0, 0), at(10, 10), at(10, 0), at(0, 10), at(0, 0)]] },
      'geometry.invalid',
    ],
    [
      'a hole outside',
      {
        type: 'Polygon',
        coordinates: [
          [at(0, 0), at(10, 0), at(10, 10), at(0, 0)],
          [at(50, 0), at(60, 0), at(60, 10), at(50, 0)],
        ],
      },
      'geometry.invalid',
    ],
  ])('is refused as %s and nothing is stored', async (_title, geometry, code) => {
    const draft = { externalId: 'bad', kind: 'microdistrict' as const, nameRu: 'Плохой', geometry: geometry as never };
    await expect(bench.territories.create(ADMIN, draft)).rejects.toMatchObject({ code });
    expect(await bench.value("SELECT count(*) FROM territory WHERE external_id = 'bad'")).toBe('0');
    expect(await bench.value("SELECT count(*) FROM outbox WHERE data ->> 'externalId' = 'bad'")).toBe('0');
  });

  it('with a hole keeps it', async () => {
    const outer = [at(700, 0), at(800, 0), at(800, 100), at(700, 100), at(700, 0)];
    const hole = [at(720, 20), at(720, 80), at(780, 80), at(780, 20), at(720, 20)];
    const row = await bench.territories.create(ADMIN, {
      externalId: 'ring',
      kind: 'microdistrict',
      nameRu: 'Кольцо',
      geometry: { type: 'Polygon', coordinates: [outer, hole] },
    });
    expect(row.areaM2).toBeGreaterThan(6_200);
    expect(row.areaM2).toBeLessThan(6_600);
  });
});

describe('A site', () => {
  const holders = (id: string): Promise<{ code: string; first: string | null; last: string | null }[]> =>
    bench.db.query(
      `SELECT a.code, lower(h.valid)::text AS first, last_day(h.valid)::text AS last FROM site_holder h JOIN agency a ON a.id = h.agency_id
       WHERE h.site_id = $1 ORDER BY h.valid`,
      [id],
    );
  const draft = { kind: 'park' as const, geometryAccuracy: 'as-given' as const, geometry: box(10, 10, 20, 20) };

  it('hands over: the old holder until yesterday, the new one from today', async () => {
    const site = await bench.sites.create(ADMIN, {
      ...draft,
      externalId: 's1',
      nameRu: 'Арай',
      balanceHolder: 'akim-almaty',
    });
    const after = await bench.sites.change(ADMIN, site, { balanceHolder: 'dep-environment' });
    expect(after.balanceHolder).toBe('dep-environment');
    expect(await holders(site.id)).toEqual([
      { code: 'akim-almaty', first: null, last: await bench.day(-1) },
      { code: 'dep-environment', first: await bench.day(), last: null },
    ]);
  });

  it('as of last year names the holder of last year', async () => {
    const [then] = (await bench.sites.list(siteQuerySchema.parse({ q: 'Арай', at: await bench.day(-365) }))).items;
    expect(then?.balanceHolder).toBe('akim-almaty');
  });

  it('of the past takes another holder', async () => {
    const old = {
      ...draft,
      externalId: 's2',
      validFrom: '1990-01-01',
      validTo: '2005-12-31',
      balanceHolder: 'akim-esil',
    };
    const site = await bench.sites.create(ADMIN, old);
    await bench.sites.change(ADMIN, site, { balanceHolder: 'dep-environment' });
    expect(await holders(site.id)).toEqual([{ code: 'dep-environment', first: '1990-01-01', last: '2005-12-31' }]);
  });

  it('without a holder has none from today on', async () => {
    const site = await bench.sites.create(ADMIN, { ...draft, externalId: 's3', balanceHolder: 'akim-esil' });
    const after = await bench.sites.change(ADMIN, site, { balanceHolder: null });
    expect(after.balanceHolder).toBeNull();
    expect(await holders(site.id)).toEqual([{ code: 'akim-esil', first: null, last: await bench.day(-1) }]);
  });

  it('named again with the same holder changes no period', async () => {
    const site = await bench.sites.create(ADMIN, { ...draft, externalId: 's4', balanceHolder: 'akim-esil' });
    await bench.sites.change(ADMIN, site, { balanceHolder: 'akim-esil', nameRu: 'Новое имя' });
    expect(await holders(site.id)).toHaveLength(1);
  });

  it('is in every district it touches', async () => {
    await bench.sites.create(ADMIN, {
      ...draft,
      externalId: 's5',
      nameRu: 'На границе',
      geometry: box(-10, 0, 10, 10),
    });
    for (const territory of ['esil', 'almaty']) {
      const page = await bench.sites.list(siteQuerySchema.parse({ territory, q: 'На границе' }));
      expect(page.total).toBe(1);
    }
  });
});

describe('A restriction', () => {
  it('holds both its first and its last day', async () => {
    await bench.restrictions.create(ADMIN, {
      externalId: 'day',
      kind: 'event',
      from: '2031-07-06',
      to: '2031-07-06',
      note: null,
    });
    const total = async (from: string, to: string) =>
      (await bench.restrictions.list(restrictionQuerySchema.parse({ from, to }))).total;
    expect([
      await total('2031-07-06', '2031-07-06'),
      await total('2031-07-05', '2031-07-05'),
      await total('2031-07-07', '2031-07-08'),
    ]).toEqual([1, 0, 0]);
  });

  it('that brings no number of another system is known by its short one', async () => {
    const row = await bench.restrictions.create(ADMIN, { kind: 'ban', from: '2031-01-10', to: '2031-01-20' });
    expect(row.externalId).toBe(`R-${row.number}`);
  });

  it('cannot be turned round by changing one day alone', async () => {
    const row = await bench.restrictions.create(ADMIN, {
      externalId: 'turn',
      kind: 'ban',
      from: '2031-01-10',
      to: '2031-01-20',
    });
    await expect(bench.restrictions.change(ADMIN, row, { from: '2031-01-21' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(bench.restrictions.change(ADMIN, row, { to: '2031-01-09' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect(await bench.restrictions.change(ADMIN, row, { from: '2031-01-20' })).toMatchObject({
      from: '2031-01-20',
      to: '2031-01-20',
    });
  });
});
