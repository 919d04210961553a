import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ImportBench, square } from './support.js';

const HEADER =
  'code,agency,function,stage,object_kind,territory,site,amount_from_kzt,amount_to_kzt,owner_kind,function_kind,legal_basis,article,mandate_set\n';
const outline = (lon: number, size: number) => ({ type: 'Polygon', coordinates: [square(lon, 51.0, size)] });

let database: TestDatabase;
let bench: ImportBench;

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await ImportBench.open(database.dataSource);
  const features = [
    { external_id: 'astana', kind: 'city', name_ru: 'Астана', lon: 71.2, size: 0.4 },
    { external_id: 'nura', kind: 'district', name_ru: 'Нура', lon: 71.3, size: 0.05 },
  ].map(({ lon, size, ...properties }) => ({ type: 'Feature', properties, geometry: outline(lon, size) }));
  await bench.text('t.geojson', JSON.stringify({ type: 'FeatureCollection', features }), { kind: 'territories' });
  await bench.text('a.csv', 'code,tier,name_ru\nakim-nura,district,Аппарат акима\n', { kind: 'agencies' });
  await bench.text('f.csv', 'code,name_ru\nimprovement,Благоустройство\n', { kind: 'functions' });
  await bench.text(
    's.csv',
    'external_id,kind,lon,lat\npark-nura,park,71.32,51.02\npark-far,park,71.5,51.3\ntwin,park,71.32,51.02\n',
    { kind: 'sites' },
  );
  await bench.text('s2.csv', 'external_id,kind,lon,lat\ntwin,park,71.32,51.02\n', { kind: 'sites', source: 'other' });
  await database.dataSource.query("INSERT INTO legal_act (code, title_ru) VALUES ('law-148', 'Закон № 148')");
}, 120_000);
afterAll(async () => {
  await bench?.close();
  await database?.drop();
});

const mandates = (rows: string, header = HEADER) => bench.text('m.csv', header + rows, { kind: 'mandates' });
const row = (code: string, cells: string) => `${code},akim-nura,improvement,maintenance,park,nura,${cells}\n`;

describe('importing mandates with their conditions', () => {
  it('keeps site, amounts, owner, kind of function, act by its code, article and set', async () => {
    const line = row('p-1', 'park-nura,1000.50,2000,communal,implementing,law-148,ст. 27,main');
    expect((await mandates(line)).counts).toMatchObject({ created: 1, rejected: 0 });
    expect((await mandates(line)).counts).toMatchObject({ unchanged: 1 });
    const stored: unknown[] = await database.dataSource.query(
      `SELECT s.external_id AS site, m.amount_from_kzt::text AS least, m.amount_to_kzt::text AS most, m.owner_kind AS owner,
         m.function_kind AS kind, l.code AS act, m.article, x.code AS "set"
       FROM mandate m JOIN site s ON s.id = m.site_id JOIN legal_act l ON l.id = m.legal_act_id JOIN mandate_set x ON x.id = m.set_id`,
    );
    expect(stored).toEqual([
      {
        ...{ site: 'park-nura', least: '1000.50', most: '2000.00', owner: 'communal' },
        ...{ kind: 'implementing', act: 'law-148', article: 'ст. 27', set: 'main' },
      },
    ]);
  });

  it('keeps what a file without these columns does not speak of', async () => {
    const line = 'p-1,akim-nura,improvement,maintenance,park,nura\n';
    const report = await mandates(line, 'code,agency,function,stage,object_kind,territory\n');
    expect(report.counts).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it.each([
    [
      'an unknown kind of object',
      'x-1,akim-nura,improvement,maintenance,zoo,nura,,,,,,,,\n',
      'reference.unknown object_kind',
    ],
    ['an unknown site', row('x-2', 'nowhere,,,,,,,'), 'reference.unknown site'],
    ['a site that two sources share', row('x-3', 'twin,,,,,,,'), 'reference.unknown site'],
    ['a site outside the territory', row('x-4', 'park-far,,,,,,,'), 'site.outside site'],
    ['amounts turned round', row('x-5', ',5,5,,,,,'), 'amounts.reversed amount_to_kzt'],
    ['an upper amount of nothing', row('x-6', ',,0,,,,,'), 'amounts.reversed amount_to_kzt'],
    ['an unknown owner', row('x-7', ',,,nobody,,,,'), 'value.not-allowed owner_kind'],
    ['an unknown set', row('x-8', ',,,,,,,secret'), 'reference.unknown mandate_set'],
  ])('rejects %s', async (_title, line, said) => {
    const report = await mandates(line);
    expect(report.said).toEqual([`1 ${said}`]);
    expect(report.counts).toMatchObject({ created: 0, rejected: 1 });
  });

  it('takes every kind of the tree, the old ones too', async () => {
    const kinds = ['any', 'courtyard', 'public-space', 'street', 'network', 'other', 'playground', 'footway'];
    const lines = kinds.map((kind) => `k-${kind},akim-nura,improvement,maintenance,${kind},city,,,,,,,,\n`).join('');
    expect((await mandates(lines)).counts).toMatchObject({ created: kinds.length, rejected: 0 });
  });
});

describe('importing agencies', () => {
  const header = 'code,tier,parent,name_ru,staff,valid_from,valid_to\n';
  const agencies = (rows: string) => bench.text('b.csv', header + rows, { kind: 'agencies', source: 'bodies' });

  it('keeps their staff and their days', async () => {
    const line = 'dep-old,department,,Упразднённое управление,40,2015-01-01,2020-12-31\n';
    expect((await agencies(line)).counts).toMatchObject({ created: 1 });
    expect((await agencies(line)).counts).toMatchObject({ unchanged: 1 });
    const stored = await bench.value<object>(
      `SELECT json_build_object('staff', staff, 'valid', valid) FROM agency WHERE code = 'dep-old'`,
    );
    expect(stored).toEqual({ staff: 40, valid: '[2015-01-01,2021-01-01)' });
  });

  it('rejects who stands below itself, who has no parent and who ends before the beginning', async () => {
    const report = await agencies(
      'ring-a,other,ring-b,А,,,\nring-b,other,ring-a,Б,,,\norphan,other,nobody,В,,,\nturned,other,,Г,1,2021-01-01,2020-01-01\nless,other,,Д,-1,,\n',
    );
    expect(report.counts).toMatchObject({ created: 0, rejected: 5 });
    expect(report.said.filter((line) => !line.startsWith('0')).sort()).toEqual([
      '1 reference.cycle parent',
      '2 reference.cycle parent',
      '3 reference.unknown parent',
      '4 dates.reversed valid_to',
      '5 number.invalid staff',
    ]);
  });
});

describe('the Astana set', () => {
  let astana: TestDatabase;
  beforeAll(async () => {
    astana = await createTestDatabase({ seed: 'astana' });
  }, 180_000);
  afterAll(() => astana?.drop());
  const rows = (sql: string): Promise<object[]> => astana.dataSource.query(sql);

  it('says which act took the place of the rules of 2017', async () => {
    const sql = `SELECT a.status, n.code FROM legal_act a JOIN legal_act n ON n.id = a.replaced_by_id WHERE a.code = 'astana-improvement-2017'`;
    expect(await rows(sql)).toEqual([{ status: 'repealed', code: 'astana-improvement-2024' }]);
  });

  it('suggests what must be covered, marked as a suggestion', async () => {
    const suggested = await rows(
      `SELECT DISTINCT source, note LIKE 'Предложение Abat, город вправе изменить: %' AS marked FROM coverage_requirement`,
    );
    expect(suggested).toEqual([{ source: 'abat-default', marked: true }]);
    const [counted] = await rows(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE level = 'site')::int AS sites FROM coverage_requirement`,
    );
    expect(counted).toEqual({ all: 8, sites: 1 });
  });

  it('has nobody who builds the courtyards of Saraishyq', async () => {
    const sql = `SELECT t.external_id AS id FROM territory t WHERE t.kind = 'district' AND NOT EXISTS (
      SELECT FROM effective_mandate m JOIN coverage_requirement r ON r.code = 'req-courtyard-construction'
      WHERE m.territory_id = t.id AND m.function_id = r.function_id AND m.stage = r.stage AND m.valid @> power_day())`;
    expect(await rows(sql)).toEqual([{ id: 'saraishyk' }]);
  });
});
