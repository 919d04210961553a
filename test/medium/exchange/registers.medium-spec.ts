import { PassThrough } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { exportRows, HEAD, ImportBench, square } from './support.js';

const outline = (lon: number, size: number) => ({ type: 'Polygon', coordinates: [square(lon, 51.0, size)] });
const place = (id: string, more: object, geometry: unknown) => ({
  type: 'Feature',
  properties: { external_id: id, kind: 'microdistrict', name_ru: id, ...more },
  geometry,
});
const layer = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('importing registers into an empty base', () => {
  let database: TestDatabase;
  let bench: ImportBench;

  beforeAll(async () => {
    database = await createTestDatabase();
    bench = await ImportBench.open(database.dataSource);
  });
  afterAll(async () => {
    await bench?.close();
    await database?.drop();
  });

  const territories = (...features: unknown[]) => bench.text('t.geojson', layer(...features), { kind: 'territories' });
  const boundaries = (id: string) =>
    bench.value<string[]>(
      `SELECT array_agg(b.valid::text ORDER BY b.valid) FROM territory_boundary b JOIN territory t ON t.id = b.territory_id WHERE t.external_id = $1`,
      [id],
    );

  it('a child may stand before its parent; orphans and circles are rejected', async () => {
    const report = await territories(
      place('child', { parent: 'parent' }, outline(71.1, 0.01)),
      place('parent', {}, outline(71.1, 0.02)),
      place('orphan', { parent: 'nobody' }, outline(71.2, 0.01)),
      place('below-orphan', { parent: 'orphan' }, outline(71.2, 0.01)),
      place('ring-a', { parent: 'ring-b' }, outline(71.3, 0.01)),
      place('ring-b', { parent: 'ring-a' }, outline(71.3, 0.01)),
    );
    expect(report.counts).toMatchObject({ created: 2, rejected: 4 });
    expect(report.said.filter((line) => line.includes('cycle'))).toEqual([
      '5 reference.cycle parent',
      '6 reference.cycle parent',
    ]);
    expect(
      await bench.value(
        `SELECT p.external_id FROM territory c JOIN territory p ON p.id = c.parent_id WHERE c.external_id = 'child'`,
      ),
    ).toBe('parent');
  });

  it('the same first day corrects a boundary, a later one closes it, an earlier one is rejected', async () => {
    const dated = (from: string, size: number) =>
      territories(place('dated', { valid_from: from }, outline(71.4, size)));
    await dated('2020-01-01', 0.01);
    await dated('2020-01-01', 0.02);
    expect(await boundaries('dated')).toEqual(['[2020-01-01,)']);
    expect((await dated('2025-01-29', 0.03)).counts.updated).toBe(1);
    expect(await boundaries('dated')).toEqual(['[2020-01-01,2025-01-29)', '[2025-01-29,)']);
    expect((await dated('2019-01-01', 0.01)).said).toContain('1 boundary.earlier valid_from');
    expect((await dated('2025-01-29', 0.03)).counts.unchanged).toBe(1);
  });

  it('a line is no territory, and swapped coordinates are told before any city is known', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [71.4, 51.1],
        [71.5, 51.1],
      ],
    };
    const swapped = { type: 'Polygon', coordinates: [square(71.4, 51.0).map(([lon, lat]) => [lat, lon])] };
    expect((await territories(place('line', {}, line), place('swapped', {}, swapped))).said.sort()).toEqual([
      '0 layer.row-count -',
      '1 geometry.unsuitable geometry',
      '2 geometry.swapped geometry',
    ]);
  });

  it('a layer that shrank is remarked, and refused when nothing less than all will do', async () => {
    const rows = (count: number) =>
      `code,tier,name_ru\n${Array.from({ length: count }, (_row, index) => `layer-${index},other,Орган ${index}\n`).join('')}`;
    await bench.text('a.csv', rows(20), { kind: 'agencies', source: 'layer' });
    const less = await bench.text('b.csv', rows(10), { kind: 'agencies', source: 'layer' });
    expect(less).toMatchObject({ status: 'done', said: ['0 layer.row-count -'] });
    const refused = await bench.text('c.csv', rows(10), { kind: 'agencies', source: 'layer', allOrNothing: true });
    expect(refused.failure).toMatchObject({
      code: 'import.rejected',
      reason: { code: 'layer.row-count', params: { found: '10', known: '20' } },
    });
  });

  it('a function moves with everything below it', async () => {
    const functions = (rows: string) =>
      bench.text('f.csv', `code,parent,name_ru\n${rows}`, { kind: 'functions', source: 'f' });
    await functions('x.y.z,x.y,Z\nx.y,x,Y\nx,,X\nw,,W\n');
    const depth = () => bench.value<number>(`SELECT nlevel(path) FROM city_function WHERE code = 'x.y.z'`);
    expect(await depth()).toBe(3);
    expect((await functions('x.y.z,x.y,Z\nx.y,x,Y\nx,w,X\nw,,W\n')).counts).toMatchObject({ updated: 1, unchanged: 3 });
    expect(await depth()).toBe(4);
    expect((await functions('w,x.y.z,W\n')).said).toEqual(['1 reference.cycle parent', '0 layer.row-count -']);
  });

  it('works of a function that moves get the strip of the type it comes under', async () => {
    const functions = (parent: string) =>
      bench.text('g.csv', `code,parent,name_ru\ndig.deep,${parent},Глубже\ndig.deep.pipe,dig.deep,Труба\n`, {
        kind: 'functions',
        source: 'g',
      });
    await bench.text('g.csv', 'code,parent,name_ru\ndig,,Рыть\npave,,Мостить\n', { kind: 'functions', source: 'g' });
    await functions('dig');
    await bench.dataSource.query(
      `WITH type AS (INSERT INTO work_type (code, name_ru, buffer_m, noise) VALUES ('wide', 'Широкая', 25, 0) RETURNING id)
       UPDATE city_function SET work_type_id = type.id FROM type WHERE code = 'pave'`,
    );
    await bench.text('a.csv', 'code,tier,name_ru\ndigger,other,Д\n', { kind: 'agencies', source: 'g' });
    await bench.text(
      'w.csv',
      'external_id,title,agency,function,start,end,lon,lat\ndig-1,Труба,digger,dig.deep.pipe,2027-05-01,2027-06-30,71.43,51.13\n',
      { kind: 'works', source: 'g' },
    );
    const strip = () =>
      bench.value<number>(
        "SELECT z.buffer_m FROM work_zone z JOIN work w ON w.id = z.work_id WHERE w.external_id = 'dig-1'",
      );
    expect(await strip()).toBe(5);
    expect((await functions('pave')).counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await strip()).toBe(25);
  });

  it('a function has the type of works that its file names, its works follow, and the file goes round', async () => {
    const functions = (content: string) => bench.text('k.csv', content, { kind: 'functions', source: 'k' });
    await bench.dataSource.query("UPDATE work_type SET buffer_m = 12 WHERE code = 'road'");
    await functions('code,name_ru\nk.streets,Улицы\n');
    await bench.text(
      'w.csv',
      'external_id,title,agency,function,start,end,status,finished_on,lon,lat\nk-1,Асфальт,digger,k.streets,2026-05-01,2026-06-30,finished,2026-06-30,71.43,51.13\n',
      { kind: 'works', source: 'k' },
    );
    const facts = () =>
      bench.value(`SELECT json_build_array(z.buffer_m, y.code, (SELECT count(*) FROM restriction r WHERE r.work_id = w.id))
        FROM work w JOIN work_zone z ON z.work_id = w.id JOIN city_function f ON f.id = w.function_id
        LEFT JOIN work_type y ON y.id = f.work_type_id WHERE w.external_id = 'k-1'`);
    expect(await facts()).toEqual([5, null, 0]);
    const typed = await functions('code,name_ru,work_type\nk.streets,Улицы,road\nk.bad,Нет,paving-of-the-moon\n');
    expect(typed.counts).toMatchObject({ updated: 1, rejected: 1 });
    expect(typed.said).toContain('2 reference.unknown work_type');
    expect(await facts()).toEqual([12, 'road', 1]);
    expect((await functions('code,name_ru\nk.streets,Улицы\n')).counts).toMatchObject({ unchanged: 1 });
    const out = new PassThrough();
    await exportRows(bench.dataSource).execute({ kind: 'functions', format: 'csv', head: HEAD }, out);
    const text = await readText(out.end());
    expect(text).toMatch(/^code,parent,name_ru,name_kk,name_en,work_type/m);
    expect((await bench.text('round.csv', text, { kind: 'functions', source: 'k' })).counts).toMatchObject({
      ...{ created: 0, updated: 0, rejected: 0 },
    });
  });

  it('a new balance holder takes over from today and the old one keeps its past', async () => {
    await bench.text('h.csv', 'code,tier,name_ru\nold-holder,other,А\nnew-holder,other,Б\n', {
      kind: 'agencies',
      source: 'h',
    });
    const site = (holder: string) =>
      bench.text(
        's.csv',
        `external_id,kind,balance_holder,valid_from,lon,lat\nyard-1,courtyard,${holder},2020-01-01,71.43,51.13\n`,
        { kind: 'sites' },
      );
    await site('old-holder');
    expect((await site('new-holder')).counts.updated).toBe(1);
    expect((await site('new-holder')).counts.unchanged).toBe(1);
    const holders: unknown[] = await database.dataSource.query(
      `SELECT a.code, h.valid @> current_date AS now FROM site_holder h JOIN agency a ON a.id = h.agency_id ORDER BY h.valid`,
    );
    expect(holders).toEqual([
      { code: 'old-holder', now: false },
      { code: 'new-holder', now: true },
    ]);
  });

  it('a mandate finds its act by title or makes it, and may name the city', async () => {
    await territories({
      type: 'Feature',
      properties: { external_id: 'astana', kind: 'city', name_ru: 'Астана' },
      geometry: outline(71.2, 0.4),
    });
    const header = 'code,agency,function,stage,object_kind,territory,legal_basis\n';
    const row = 'mm-1,old-holder,x,control,any,city,Положение об органе\n';
    const report = await bench.text('m.csv', header + row, { kind: 'mandates' });
    expect(report.counts.created).toBe(1);
    expect(
      await bench.value(
        `SELECT a.title_ru FROM mandate m JOIN legal_act a ON a.id = m.legal_act_id WHERE m.code = 'mm-1'`,
      ),
    ).toBe('Положение об органе');
    expect((await bench.text('m.csv', header + row, { kind: 'mandates' })).counts.unchanged).toBe(1);
  });

  it('restrictions without a place hold for the whole city', async () => {
    const report = await bench.text(
      'r.csv',
      'external_id;kind;from;to;wkt\nwinter;season;2026-11-01;2027-04-01;\nfresh;fresh-surface;2026-06-01;2027-06-01;POINT(71.4 51.1)\n',
      { kind: 'restrictions' },
    );
    expect(report).toMatchObject({ status: 'done', counts: { created: 2 } });
  });

  it('need is kept apart from budget, and sums are exact', async () => {
    const report = await bench.text(
      'b.csv',
      'code,year,administrator,source,standing,planned_kzt\nl-1,2026,old-holder,local,need,9999999999999999.99\n',
      { kind: 'budget-lines' },
    );
    expect(report.counts.created).toBe(1);
    expect(await bench.value(`SELECT standing || ' ' || planned_kzt FROM budget_line WHERE code = 'l-1'`)).toBe(
      'need 9999999999999999.99',
    );
  });
});
