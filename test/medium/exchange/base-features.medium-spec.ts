import { PassThrough } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { TransactionRunner } from '@abat/platform';
import { MeasureNuisance } from '@abat/works';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { exportRows, HEAD, ImportBench } from './support.js';

const TURAN = [
  [71.4, 51.13],
  [71.41, 51.13],
];
const feature = (id: string, properties: object, geometry: object) => ({
  type: 'Feature',
  properties: { external_id: id, ...properties },
  geometry,
});
const line = (coordinates: number[][]) => ({ type: 'LineString', coordinates });
const street = (id: string, properties: object) => feature(id, { kind: 'street', ...properties }, line(TURAN));
const stop = (id: string, lon: number) =>
  feature(id, { kind: 'bus-stop', name_kk: 'Тұран' }, { type: 'Point', coordinates: [lon, 51.1302] });

describe('importing streets and stops of the base map', () => {
  let database: TestDatabase;
  let bench: ImportBench;
  beforeAll(async () => {
    database = await createTestDatabase();
    bench = await ImportBench.open(database.dataSource);
    await bench.text('a.csv', 'code,tier,name_ru\ndep,city,Управление\n', { kind: 'agencies' });
    await bench.text('f.csv', 'code,name_ru\nroad,Дороги\n', { kind: 'functions' });
    await bench.text(
      'w.csv',
      'external_id,title,agency,function,start,end,hinders_traffic,lanes_closed,lon,lat\nturan,Проспект Туран,dep,road,2027-05-01,2027-05-30,true,1,71.405,51.13\n',
      { kind: 'works' },
    );
  });
  afterAll(async () => {
    await bench?.close();
    await database?.drop();
  });

  const load = (...features: object[]) =>
    bench.text('b.geojson', JSON.stringify({ type: 'FeatureCollection', features }), { kind: 'base-features' });
  const parts = async () => {
    await new MeasureNuisance(database.dataSource, new TransactionRunner(database.dataSource)).executeAll();
    return bench.value('SELECT parts FROM work_nuisance');
  };

  it('nuisance knows the class, the lanes and the stops of a file, and follows its next version', async () => {
    expect(await parts()).toMatchObject({ street: null, lanes: null, transport: null });
    const file = [street('turan', { street_class: 'primary', lanes: '4' }), stop('stop-1', 71.405), stop('far', 71.42)];
    expect((await load(...file)).counts).toMatchObject({ created: 3, rejected: 0 });
    expect(await parts()).toMatchObject({ street: 0.8, lanes: 0.25, transport: 0.25 });
    expect(
      await bench.value(
        "SELECT data ->> 'kind' FROM outbox WHERE type = 'base-feature.changed' ORDER BY id DESC LIMIT 1",
      ),
    ).toBe('base-features');
    expect((await load(...file)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const wider = await load(street('turan', { street_class: 'magistral', lanes: 2 }), ...file.slice(1));
    expect(wider.counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await parts()).toMatchObject({ street: 1, lanes: 0.5 });
  });

  it('rows that say nothing sure are rejected', async () => {
    const report = await load(
      street('footpath', { street_class: 'footway' }),
      street('wide', { lanes: 40 }),
      street('two-ways', { lanes: '2;3' }),
      feature('tree', { kind: 'tree' }, line(TURAN)),
      feature('bare', { kind: 'street' }, line([])),
    );
    expect(report.counts).toMatchObject({ created: 0, rejected: 5 });
    expect(report.said.filter((said) => !said.startsWith('0'))).toEqual([
      '1 value.not-allowed street_class',
      '2 number.invalid lanes',
      '3 number.invalid lanes',
      '4 value.not-allowed kind',
      '5 geometry.empty geometry',
    ]);
  });

  it('goes round', async () => {
    const out = new PassThrough();
    await exportRows(database.dataSource).execute({ kind: 'base-features', format: 'geojson', head: HEAD }, out);
    const text = await readText(out.end());
    expect((await bench.text('round.geojson', text, { kind: 'base-features' })).counts).toMatchObject({
      ...{ read: 3, unchanged: 3, rejected: 0 },
    });
  });
});
