import {
  agencyQuerySchema,
  mandateDraftSchema,
  matrixCellQuerySchema,
  matrixQuerySchema,
  type Responsibility,
  siteDraftSchema,
} from '@abat/contracts';
import { FindResponsible, GetMatrix, GetMatrixCell, GetResponsibilityMap } from '@abat/responsibility';
import { ADMIN, at, box, RegisterBench } from '../registers/support.js';

let bench: RegisterBench;
let microdistrict: { id: string; version: number };

const mandate = (code: string, more: object) =>
  bench.mandates.create(
    ADMIN,
    mandateDraftSchema.parse({
      ...{ code, agency: 'akim-esil', function: 'improvement', stage: 'maintenance', objectKind: 'any' },
      ...{ territory: 'esil', ...more },
    }),
  );
const site = (draft: object) => bench.sites.create(ADMIN, siteDraftSchema.parse(draft));

beforeAll(async () => {
  bench = await RegisterBench.open();
  await bench.functions.create(ADMIN, { code: 'improvement.park', nameRu: 'Парки', parent: 'improvement' });
  microdistrict = await bench.territories.create(ADMIN, {
    ...{ externalId: 'samal', kind: 'microdistrict', nameRu: 'Самал', parent: 'almaty' },
    geometry: box(1000, 1000, 1500, 1500),
  });
  await bench.territories.change(ADMIN, microdistrict, { geometry: box(1000, 1000, 2000, 1500) });
  await site({
    ...{ externalId: 'park', kind: 'park', nameRu: 'Парк у набережной', balanceHolder: 'akim-almaty' },
    geometry: box(-400, 0, -300, 100),
  });
  await site({
    ...{ externalId: 'spring', kind: 'other', nameRu: 'Родник' },
    geometry: { type: 'Point', coordinates: at(-2000, 2000) },
  });
  await mandate('esil-keeps', {});
  await mandate('almaty-keeps', { agency: 'akim-almaty', territory: 'almaty' });
  await mandate('city-keeps', { agency: 'dep-environment', territory: 'city', validFrom: '2020-01-01' });
  await mandate('one-park', { agency: 'akim-almaty', site: 'park', function: 'improvement.park', stage: 'control' });
  await mandate('samal-repairs', { agency: 'akim-almaty', territory: 'samal', stage: 'current-repair' });
  await mandate('gone', { stage: 'control', validFrom: '2010-01-01', validTo: '2015-12-31' });
  await mandate('north', { stage: 'design', objectKind: 'park', agency: 'akim-almaty', territory: 'almaty' });
}, 120_000);
afterAll(() => bench?.close());

const ask = ([lon, lat]: [number, number], day?: string): Promise<Responsibility> =>
  new FindResponsible(bench.db).execute({ lon, lat, ...(day ? { at: day } : {}) });

const codes = (answer: Responsibility): string[] => answer.holders.map((holder) => holder.code).sort();

describe('Who answers', () => {
  it.each<[string, [number, number], string[]]>([
    ['in the west', at(-3000, 0), ['city-keeps', 'esil-keeps']],
    ['in the east', at(3000, -3000), ['almaty-keeps', 'city-keeps', 'north']],
    ['on the border: both districts', at(0, 200), ['almaty-keeps', 'city-keeps', 'esil-keeps', 'north']],
    ['in a park with a power of its own', at(-350, 50), ['city-keeps', 'esil-keeps', 'one-park']],
    ['a step beside that park', at(-290, 50), ['city-keeps', 'esil-keeps']],
  ])('%s', async (_name, point, expected) => {
    expect(codes(await ask(point))).toEqual(expected);
  });

  it('on the border names both districts below the city', async () => {
    const { territories } = await ask(at(0, 200));
    expect(territories.map((territory) => territory.externalId)).toEqual(['astana', 'almaty', 'esil']);
  });

  it.each([
    ['outside', at(9000, 0)],
    ['a step outside', at(5001, 0)],
  ])('%s nobody is asked', async (_name, point) => {
    await expect(ask(point)).rejects.toMatchObject({ code: 'geometry.outside-city' });
  });

  it('names the site, its balance holder, and the power for it alone', async () => {
    const answer = await ask(at(-350, 50));
    expect(answer.sites).toMatchObject([{ externalId: 'park', balanceHolder: { code: 'akim-almaty' } }]);
    const own = answer.holders.find((holder) => holder.code === 'one-park')!;
    expect([own.site, answer.functions[own.function]?.code]).toEqual([0, 'improvement.park']);
  });

  it.each([
    ['4 m from a spring', at(-2004, 2000), 1],
    ['6 m from a spring', at(-2006.5, 2000), 0],
  ])('%s', async (_name, point, sites) => {
    expect((await ask(point)).sites).toHaveLength(sites);
  });

  it('follows a boundary that changed in time', async () => {
    const added = at(1750, 1250);
    expect(codes(await ask(added))).toContain('samal-repairs');
    expect(codes(await ask(added, await bench.day(-1)))).not.toContain('samal-repairs');
    expect(codes(await ask(at(1250, 1250), await bench.day(-1)))).toContain('samal-repairs');
  });

  it.each([
    ['2012-06-01', ['esil-keeps', 'gone']],
    ['2015-12-31', ['esil-keeps', 'gone']],
    ['2016-01-01', ['esil-keeps']],
    ['2020-01-01', ['city-keeps', 'esil-keeps']],
  ])('on %s', async (day, expected) => {
    expect(codes(await ask(at(-3000, 0), day))).toEqual(expected);
  });

  it('tells of an agreement of the body about the function', async () => {
    await bench.agreements.create(ADMIN, {
      ...{
        code: 'a-1',
        kind: 'joint',
        title: 'Совместное содержание',
        function: 'improvement',
        stages: ['maintenance'],
      },
      ...{
        objectKind: 'any',
        parties: [
          { agency: 'akim-esil', side: 'party' },
          { agency: 'dep-environment', side: 'party' },
        ],
      },
    });
    const { holders } = await ask(at(-350, 50));
    const told = Object.fromEntries(holders.map((holder) => [holder.code, holder.agreements ?? []]));
    expect(told).toEqual({ 'esil-keeps': ['a-1'], 'city-keeps': ['a-1'], 'one-park': [] });
  });

  it('names a function as it is called now, also when it was asked before', async () => {
    const responsible = new FindResponsible(bench.db);
    const [lon, lat] = at(-3000, 0);
    const names = async (code?: string): Promise<string[]> =>
      (await responsible.execute({ lon, lat, ...(code ? { function: code } : {}) })).functions.map((row) => row.nameRu);
    expect(await names()).toEqual(['Благоустройство', 'Парки']);
    const added = await bench.functions.create(ADMIN, { code: 'control', nameRu: 'Архитектурный контроль' });
    expect(await names()).toEqual(['Архитектурный контроль', 'Благоустройство', 'Парки']);
    await bench.functions.change(ADMIN, added, { nameRu: 'Контроль' });
    expect(await names()).toEqual(['Благоустройство', 'Парки', 'Контроль']);
    expect(await names('improvement.park')).toEqual(['Благоустройство', 'Парки']);
    expect(await names('control')).toEqual(['Контроль']);
    await bench.functions.remove(ADMIN, { id: added.id, version: added.version + 1 });
    expect(await names()).toEqual(['Благоустройство', 'Парки']);
  });
});

describe('The map', () => {
  const map = (stage: 'maintenance' | 'control' | 'acceptance', functionCode = 'improvement') =>
    new GetResponsibilityMap(bench.db).execute({ function: functionCode, stage });

  it('shows an agreed overlap as agreed and the others not', async () => {
    const { features, counts } = await map('maintenance');
    const overlaps = features.filter((feature) => feature.properties.part === 'overlap');
    expect(counts).toMatchObject({ holders: 3, overlaps: 2, gaps: 0 });
    expect(overlaps.map(({ properties }) => [properties.agencies.includes('akim-esil'), properties.agreed])).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
  });

  it('shows a power for one site apart, and the rest of the city as held by nobody', async () => {
    const { features, counts } = await map('control', 'improvement.park');
    expect(counts).toEqual({ holders: 0, overlaps: 0, gaps: 1, sites: 1 });
    expect(features.find((feature) => feature.properties.part === 'site')?.properties).toMatchObject({
      agency: 'akim-almaty',
      name: 'Парк у набережной',
    });
  });

  it('of a stage nobody holds is the whole city', async () => {
    const { features } = await map('acceptance');
    expect(features).toHaveLength(1);
    expect(features[0]!.properties.areaM2 / 100_000_000).toBeCloseTo(1, 1);
  });
});

describe('The matrix', () => {
  const matrix = (query: Record<string, string>) => new GetMatrix(bench.db).execute(matrixQuerySchema.parse(query));

  it('limited to a microdistrict keeps what stands above it', async () => {
    const { totals, agencies } = await matrix({ territory: 'samal' });
    expect(totals.mandates).toBe(4);
    expect(
      agencies
        .filter((agency) => agency.mandates > 0)
        .map((agency) => agency.code)
        .sort(),
    ).toEqual(['akim-almaty', 'dep-environment']);
  });

  it('reads a set that is off when it is named, and not otherwise', async () => {
    await bench.sets.create(ADMIN, { code: 'laws', nameRu: 'Законы', active: false });
    await mandate('by-law', { stage: 'planning', set: 'laws' });
    const planned = async (query: Record<string, string>) =>
      (await matrix({ ...query, stage: 'planning' })).totals.mandates;
    expect([await planned({}), await planned({ set: 'laws' }), await planned({ set: 'main' })]).toEqual([0, 1, 0]);
    const query = matrixCellQuerySchema.parse({ agency: 'akim-esil', function: 'improvement', set: 'laws' });
    const { mandates } = await new GetMatrixCell(bench.db).execute(query);
    expect(mandates.map((row) => row.code)).toEqual(['by-law']);
  });

  it('shows no powers of a dissolved body after its last day', async () => {
    const [row] = (await bench.agencies.list(agencyQuerySchema.parse({ q: 'dep-environment' }))).items;
    await bench.agencies.change(ADMIN, row!, { validTo: '2024-12-31' });
    const codesOn = async (day: string) =>
      (await matrix({ at: day })).agencies.filter((agency) => agency.mandates > 0).map((agency) => agency.code);
    expect(await codesOn('2024-12-31')).toContain('dep-environment');
    expect((await matrix({ at: '2025-01-01' })).agencies.map((agency) => agency.code)).not.toContain('dep-environment');
  });
});
