import type { ImportKind } from '@abat/contracts';
import { grow, type WorkArea } from './geometry/work-area.js';
import { RowJudge } from './judge-row.js';
import { KINDS } from './kinds/definitions.js';
import { ColumnNames, type Mapping } from './mapping.js';
import type { SourceRow } from './source-row.js';

const ASTANA: WorkArea = { box: grow([71.22, 50.86, 71.79, 51.35], 50_000), fromCity: true };
const KHAN_SHATYR = { type: 'Point', coordinates: [71.4039, 51.1325] };

const judgeOf = (kind: ImportKind, mapping: Mapping = {}) =>
  new RowJudge(KINDS[kind], new ColumnNames(KINDS[kind], mapping), ASTANA);

const WORK = {
  external_id: 'w-1',
  title: 'Благоустройство двора',
  agency: 'akim-esil',
  function: 'improvement.courtyard',
  start: '2027-05-01',
  end: '2027-06-30',
};

const verdict = (fields: Record<string, unknown>, more: Partial<SourceRow> = {}) => {
  const { staged, remarks } = judgeOf('works').judge({
    number: 1,
    fields: { ...WORK, ...fields },
    geometry: KHAN_SHATYR,
    ...more,
  });
  return { kept: staged !== null, said: remarks.map(({ code, field }) => `${code} ${field ?? '-'}`), remarks };
};

describe('a work row', () => {
  it('with its required fields is kept without a word', () => {
    expect(verdict({})).toMatchObject({ kept: true, said: [] });
  });

  it.each([
    [{ title: '' }, 'field.required title'],
    [{ start: '2027-13-01' }, 'date.invalid start'],
    [{ start: '31.12.2026' }, 'date.invalid start'],
    [{ start: '2027-07-01' }, 'dates.reversed end'],
    [{ cost_kzt: '1 000,50' }, 'money.invalid cost_kzt'],
    [{ cost_kzt: '-5' }, 'money.invalid cost_kzt'],
    [{ cost_kzt: 1.005 }, 'money.invalid cost_kzt'],
    [{ surface_breaking: 'да' }, 'boolean.invalid surface_breaking'],
    [{ status: 'done' }, 'value.not-allowed status'],
    [{ agency: 'не код' }, 'code.invalid agency'],
    [{ title: 'a\u0007b' }, 'text.invalid title'],
    [{ title: { nested: true } }, 'text.invalid title'],
  ])('with %j is rejected: %s', (fields, said) => {
    expect(verdict(fields)).toMatchObject({ kept: false, said: [said] });
  });

  it.each([[12_500_000], ['12500000'], ['12500000.00'], [0.1]])('may cost %j', (cost) => {
    expect(verdict({ cost_kzt: cost }).kept).toBe(true);
  });

  it('may begin and end on one day', () => {
    expect(verdict({ start: '2027-05-01', end: '2027-05-01' }).kept).toBe(true);
  });

  it('keeps a cell that looks like a formula as text', () => {
    const { staged } = judgeOf('works').judge({
      number: 1,
      fields: { ...WORK, title: '=HYPERLINK("x")' },
      geometry: KHAN_SHATYR,
    });
    expect(staged?.values).toContain('=HYPERLINK("x")');
  });

  it.each([
    ['swapped coordinates', { type: 'Point', coordinates: [51.1325, 71.4039] }, 'geometry.swapped'],
    ['a place in Almaty city', { type: 'Point', coordinates: [76.9, 43.25] }, 'geometry.outside-city'],
    ['metres for degrees', { type: 'Point', coordinates: [668_000, 5_667_000] }, 'geometry.out-of-world'],
    ['Infinity', { type: 'Point', coordinates: [1e999, 51] }, 'geometry.position'],
    ['text', { type: 'Point', coordinates: ['71.4', '51.1'] }, 'geometry.position'],
    ['null', { type: 'Point', coordinates: [null, 51] }, 'geometry.position'],
    ['nothing', { type: 'Polygon', coordinates: [] }, 'geometry.empty'],
    ['an empty ring', { type: 'Polygon', coordinates: [[]] }, 'geometry.empty'],
    [
      'two corners',
      {
        type: 'Polygon',
        coordinates: [
          [
            [71.4, 51.1],
            [71.41, 51.1],
          ],
        ],
      },
      'geometry.invalid',
    ],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'geometry.unsuitable'],
    ['null geometry', null, 'geometry.missing'],
  ])('with %s is rejected', (_what, geometry, code) => {
    expect(verdict({}, { geometry }).said).toEqual([`${code} geometry`]);
  });

  it('with an open ring is kept with a warning', () => {
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [71.4, 51.1],
          [71.41, 51.1],
          [71.41, 51.11],
        ],
      ],
    };
    expect(verdict({}, { geometry })).toMatchObject({ kept: true, said: ['geometry.ring-closed geometry'] });
  });

  it('may take its place from lon and lat or from WKT', () => {
    const judge = judgeOf('works');
    const places = [{ lon: '71,4', lat: '51,1' }, { wkt: 'LINESTRING (71.4 51.1, 71.5 51.2)' }];
    for (const place of places) expect(judge.judge({ number: 1, fields: { ...WORK, ...place } }).staged).not.toBeNull();
    const { remarks } = judge.judge({ number: 2, fields: { ...WORK, wkt: 'POLYGON ((71 51, 72' } });
    expect(remarks[0]?.code).toBe('geometry.wkt');
  });

  it('names every wrong field at once, in words', () => {
    const { remarks } = verdict({ title: '', start: 'x', cost_kzt: 'y' });
    expect(remarks.map(({ field }) => field).sort()).toEqual(['cost_kzt', 'start', 'title']);
  });
});

describe('a mapping', () => {
  it('renames columns, sets constants and leaves columns out', () => {
    const judge = judgeOf('agencies', {
      Код: 'code',
      Название: 'name_ru',
      tier: { $const: 'department' },
      Лишнее: null,
    });
    const { staged, remarks } = judge.judge({
      number: 1,
      fields: { Код: 'dep-x', Название: 'Управление', Лишнее: '1' },
    });
    expect(staged?.values).toEqual(expect.arrayContaining(['dep-x', 'Управление', 'department']));
    expect(remarks).toEqual([]);
  });

  it('to a field that does not exist is refused', () => {
    expect(() => judgeOf('agencies', { a: 'nosuch' })).toThrow(/nosuch/);
  });

  it('is not needed for camelCase, and unknown columns are told once', () => {
    const judge = judgeOf('agencies');
    const fields = { code: 'a', tier: 'other', nameRu: 'А', strange: '1' };
    expect(judge.judge({ number: 1, fields }).remarks.map(({ code }) => code)).toEqual(['column.unknown']);
    expect(judge.judge({ number: 2, fields }).remarks).toEqual([]);
  });
});
