import { Writable } from 'node:stream';
import {
  agencyQuerySchema,
  agreementDraftSchema,
  agreementQuerySchema,
  functionQuerySchema,
  legalActDraftSchema,
  legalActQuerySchema,
  mandateDraftSchema,
  mandateQuerySchema,
  mandateSetQuerySchema,
  matrixCellQuerySchema,
  matrixExportQuerySchema,
  matrixQuerySchema,
  objectKindQuerySchema,
  requirementDraftSchema,
  requirementQuerySchema,
  siteDraftSchema,
  siteQuerySchema,
  territoryQuerySchema,
} from '@abat/contracts';
import { RenderTile } from '@abat/maps';
import { readEnvironment } from '@abat/platform';
import { ExportMatrix, FindResponsible, GetMatrix, GetMatrixCell, GetResponsibilityMap } from '@abat/responsibility';
import { decodeTile, tilesOver } from '../../e2e/support/tile.js';
import { ADMIN, at as place, box, RegisterBench } from '../registers/support.js';

type Asked = { at?: string; on?: string };

/** What happens after the moment that is looked at. */
const CHANGES = [
  `UPDATE mandate SET agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty'), stage = 'control' WHERE code = 'esil-keeps'`,
  `DELETE FROM mandate WHERE code = 'city-keeps'`,
  `UPDATE city_function SET parent_id = (SELECT id FROM city_function WHERE code = 'waste'), name_ru = 'Скверы' WHERE code = 'improvement.park'`,
  `UPDATE object_kind SET parent_id = (SELECT id FROM object_kind WHERE code = 'street') WHERE code = 'park'`,
  `UPDATE mandate_set SET name_ru = 'Иначе'`,
  `UPDATE agency SET name_ru = 'Переименован', valid = '[2031-01-01,)' WHERE code = 'akim-esil'`,
  `UPDATE legal_act SET status = 'repealed'`,
  `UPDATE agreement SET title = 'Другое'`,
  `UPDATE agreement_party SET agency_id = (SELECT id FROM agency WHERE code = 'dep-environment') WHERE side = 'to'`,
  `DELETE FROM coverage_requirement`,
  `UPDATE site SET geom = ST_Translate(geom, 0.004, 0), name_ru = 'Сад' WHERE external_id = 'park'`,
  `UPDATE site_holder SET agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty')`,
  `DELETE FROM site WHERE external_id = 'spring'`,
  `UPDATE territory SET name_ru = 'Иной район' WHERE external_id = 'esil'`,
  `UPDATE territory_boundary SET geom = ST_Translate(geom, -0.002, 0) WHERE territory_id = (SELECT id FROM territory WHERE external_id = 'esil')`,
];

let bench: RegisterBench;

const mandate = (code: string, more: object) =>
  bench.mandates.create(
    ADMIN,
    mandateDraftSchema.parse({
      ...{ code, agency: 'akim-esil', function: 'improvement', stage: 'maintenance', objectKind: 'any' },
      ...{ territory: 'esil', ...more },
    }),
  );

async function found(): Promise<void> {
  await bench.functions.create(ADMIN, { code: 'improvement.park', nameRu: 'Парки', parent: 'improvement' });
  await bench.functions.create(ADMIN, { code: 'waste', nameRu: 'Отходы' });
  const act = { code: 'rules', titleRu: 'Правила', status: 'in-force' };
  await bench.acts.create(ADMIN, legalActDraftSchema.parse(act));
  const park = { externalId: 'park', kind: 'park', nameRu: 'Парк', balanceHolder: 'akim-esil' };
  await bench.sites.create(ADMIN, siteDraftSchema.parse({ ...park, geometry: box(-400, 0, -300, 100) }));
  const spring = { externalId: 'spring', kind: 'other', geometry: { type: 'Point', coordinates: place(-390, 90) } };
  await bench.sites.create(ADMIN, siteDraftSchema.parse(spring));
  await mandate('esil-keeps', { legalBasis: 'rules' });
  await mandate('city-keeps', { agency: 'dep-environment', territory: 'city', validFrom: '2020-01-01' });
  await mandate('one-park', { agency: 'akim-almaty', site: 'park', function: 'improvement.park', stage: 'control' });
  await mandate('parks', { agency: 'akim-almaty', territory: 'almaty', objectKind: 'park', stage: 'design' });
  const demand = { code: 'lit', function: 'improvement', stage: 'maintenance' };
  await bench.requirements.create(ADMIN, requirementDraftSchema.parse(demand));
  await bench.agreements.create(
    ADMIN,
    agreementDraftSchema.parse({
      ...{ code: 'given', kind: 'delegation', title: 'Передано', function: 'improvement' },
      parties: [
        { agency: 'akim-esil', side: 'from' },
        { agency: 'akim-almaty', side: 'to' },
      ],
    }),
  );
}

/** The registers as their lists tell them. */
const lists: Record<string, (asked: Asked) => Promise<{ items: unknown[] }>> = {
  mandates: (asked) => bench.mandates.list(mandateQuerySchema.parse(asked)),
  'mandates of a branch': (asked) =>
    bench.mandates.list(mandateQuerySchema.parse({ ...asked, function: 'improvement' })),
  'mandates of a kind': (asked) => bench.mandates.list(mandateQuerySchema.parse({ ...asked, kind: 'street' })),
  agreements: (asked) => bench.agreements.list(agreementQuerySchema.parse(asked)),
  'legal acts': (asked) => bench.acts.list(legalActQuerySchema.parse(asked)),
  requirements: (asked) => bench.requirements.list(requirementQuerySchema.parse(asked)),
  functions: (asked) => bench.functions.list(functionQuerySchema.parse(asked)),
  kinds: (asked) => bench.kinds.list(objectKindQuerySchema.parse(asked)),
  sets: (asked) => bench.sets.list(mandateSetQuerySchema.parse(asked)),
  agencies: (asked) => bench.agencies.list(agencyQuerySchema.parse(asked)),
  sites: (asked) => bench.sites.list(siteQuerySchema.parse(asked)),
  'sites of a district': (asked) => bench.sites.list(siteQuerySchema.parse({ ...asked, territory: 'esil' })),
  'sites of a holder': (asked) => bench.sites.list(siteQuerySchema.parse({ ...asked, agency: 'akim-esil' })),
  territories: (asked) => bench.territories.list(territoryQuerySchema.parse(asked)),
};

async function tile(layer: 'sites' | 'territories', asked: Asked): Promise<unknown> {
  const tiles = new RenderTile(bench.db, readEnvironment());
  const [lon, lat] = place(-350, 50);
  const [{ x, y } = { x: 0, y: 0 }] = tilesOver([lon, lat, lon + 0.0001, lat + 0.0001], 14);
  const { body } = await tiles.execute({ layer, z: '14', x: String(x), y: String(y), query: asked });
  const told = Object.entries(decodeTile(body)).flatMap(([name, features]) =>
    features.map(({ properties }) => `${name} ${JSON.stringify(properties)}`),
  );
  return told.sort();
}

async function csv(asked: Asked): Promise<string> {
  const parts: Buffer[] = [];
  const out = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  const query = matrixExportQuerySchema.parse({ ...asked, format: 'csv' });
  await (
    await new ExportMatrix(bench.db, readEnvironment()).execute(ADMIN.userId, query)
  )(out);
  // The head names who asked and when.
  return Buffer.concat(parts).toString('utf8').split('\n').slice(6).join('\n');
}

/** What is made of the registers. */
const pictures: Record<string, (asked: Asked) => Promise<unknown>> = {
  matrix: (asked) => new GetMatrix(bench.db).execute(matrixQuerySchema.parse(asked)),
  'matrix of a branch': (asked) =>
    new GetMatrix(bench.db).execute(matrixQuerySchema.parse({ ...asked, function: 'improvement', territory: 'esil' })),
  cell: (asked) =>
    new GetMatrixCell(bench.db).execute(
      matrixCellQuerySchema.parse({ ...asked, function: 'improvement', agency: 'akim-esil' }),
    ),
  'map of responsibility': (asked) =>
    new GetResponsibilityMap(bench.db).execute({ ...asked, function: 'improvement', stage: 'maintenance' }),
  'who answers for a place': async (asked) => {
    const [lon, lat] = place(-350, 50);
    const { holders, agencies, functions, ...answer } = await new FindResponsible(bench.db).execute({
      lon,
      lat,
      ...asked,
    });
    const held = holders.map(({ code, agency, function: place }) => [code, agencies[agency], functions[place]?.code]);
    return { ...answer, held: held.sort(), tree: functions.map(({ code, depth }) => [code, depth]) };
  },
  'sites on the map': (asked) => tile('sites', asked),
  'districts on the map': (asked) => tile('territories', asked),
};
const all = { ...lists, ...pictures };
const NAMES = Object.keys(all);

describe('Powers, sites and districts as they were', () => {
  const before = new Map<string, unknown>();
  let sheet: string;
  let moment: string;
  let esil: { id: string };

  beforeAll(async () => {
    bench = await RegisterBench.open();
    await found();
    for (const name of NAMES) before.set(name, await all[name]!({}));
    sheet = await csv({});
    const [row] = (await bench.mandates.list(mandateQuerySchema.parse({ q: 'esil-keeps' }))).items;
    esil = row!;
    const rows: { at: string }[] = await bench.db.query(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
    );
    moment = rows[0]!.at;
    for (const change of CHANGES) await bench.db.query(change);
  }, 120_000);
  afterAll(() => bench?.close());

  it.each(NAMES)('%s', async (name) => {
    expect(await all[name]!({ at: moment })).toEqual(before.get(name));
    expect(await all[name]!({})).not.toEqual(before.get(name));
  });

  it('on paper, which says of which moment it tells', async () => {
    const then = (await csv({ at: moment })).split('\n');
    expect(then.slice(1).join('\n')).toBe(sheet);
  });

  it('one power by its id', async () => {
    expect(await bench.mandates.getAt(esil.id, moment)).toMatchObject({ agency: 'akim-esil', stage: 'maintenance' });
    expect(await bench.mandates.getById(esil.id)).toMatchObject({ agency: 'akim-almaty', stage: 'control' });
  });

  it('with the history of a power as far as it went, also of one that is deleted since', async () => {
    const { items } = await bench.mandates.list(mandateQuerySchema.parse({ at: moment, q: 'city-keeps' }));
    const { id } = items[0]!;
    await expect(bench.mandates.history(id)).rejects.toMatchObject({ code: 'resource.not-found' });
    expect((await bench.mandates.history(id, moment)).map(({ action }) => action)).toEqual(['insert']);
    expect((await bench.mandates.history(esil.id, moment)).map(({ action }) => action)).toEqual(['insert']);
    expect((await bench.mandates.history(esil.id)).map(({ action }) => action)).toEqual(['update', 'insert']);
    await expect(bench.mandates.history(id, '1971-01-01T00:00:00Z')).rejects.toMatchObject({
      code: 'resource.not-found',
    });
  });

  it.each([
    ['2019-12-31', false],
    ['2020-01-01', true],
  ])('are asked which held on %s by what was known then', async (on, holds) => {
    const { items } = await bench.mandates.list(mandateQuerySchema.parse({ at: moment, on }));
    expect(items.some(({ code }) => code === 'city-keeps')).toBe(holds);
    const matrix = await new GetMatrix(bench.db).execute(matrixQuerySchema.parse({ at: moment, on }));
    expect(matrix).toMatchObject({ asOf: on, totals: { mandates: holds ? 4 : 3 } });
  });

  it('before the first change that is kept hold nothing', async () => {
    const at = '1971-01-01T00:00:00Z';
    for (const name of ['mandates', 'sites', 'territories', 'agencies', 'functions'])
      expect((await lists[name]!({ at })).items).toEqual([]);
    await expect(bench.mandates.getAt(esil.id, at)).rejects.toMatchObject({ code: 'resource.not-found' });
  });

  it('are not told of a moment to come', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    for (const ask of [lists['mandates'], pictures['matrix'], pictures['who answers for a place']])
      await expect(ask!({ at })).rejects.toMatchObject({ code: 'request.invalid', errors: [{ path: 'at' }] });
  });

  it('stand with every column of today, the computed ones too', async () => {
    const missing = await bench.db.query(
      `SELECT c.table_name, c.column_name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.table_name IN ('site', 'territory_boundary', 'territory_now', 'power_place', 'effective_mandate', 'effective_agreement', 'effective_line')
         AND NOT EXISTS (SELECT FROM information_schema.columns p WHERE p.table_schema = 'past' AND p.table_name = c.table_name AND p.column_name = c.column_name)`,
    );
    expect(missing).toEqual([]);
  });
});
