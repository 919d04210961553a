import type { Matrix, MatrixCell, MatrixFunction } from '@abat/contracts';
import { bandsOf, columnWidths, fullestCells } from './columns.js';
import { MatrixView } from './matrix-view.js';

const names = { nameRu: '', nameKk: null, nameEn: null };
const row = (code: string, parent: number | null, cells: MatrixCell[] = [], gaps = 0): MatrixFunction => ({
  ...{ code, ...names, depth: parent === null ? 0 : 1, parent, required: 0, gaps, missing: gaps, cells },
});
const cell = (agency: number, stages: number, overlaps = 0): MatrixCell =>
  overlaps > 0
    ? { agency, stages, mandates: 1, overlaps, contested: stages, worst: 'high' }
    : { agency, stages, mandates: 1 };

const matrix: Matrix = {
  asOf: '2026-11-21',
  agencies: [],
  functions: [
    row('improvement', null, [cell(0, 1)]),
    row('greening', 0, [cell(0, 2), cell(1, 4, 2)]),
    row('lighting', 0, [cell(1, 8, 1)]),
    row('waste', null, [], 1),
  ],
  totals: { mandates: 0, overlaps: 0, chains: 0, gaps: 0, stages: [] },
  hotspots: [],
};
const view = new MatrixView(matrix);
const codes = (only: 'held' | 'overlaps' | 'gaps' | null, toggled: string[] = [], text: string | null = null) =>
  view
    .rows({ toggled: new Set(toggled), only, fits: text === null ? null : (one) => one.code.includes(text) })
    .map((shown) => shown.row.code);

describe('rows', () => {
  it.each<[string, Parameters<typeof codes>, string[]]>([
    ['all', [null], ['improvement', 'greening', 'lighting', 'waste']],
    ['a closed branch', [null, ['improvement']], ['improvement', 'waste']],
    ['overlaps with their parents', ['overlaps'], ['improvement', 'greening', 'lighting']],
    ['gaps', ['gaps'], ['waste']],
    ['held', ['held'], ['improvement', 'greening', 'lighting']],
    ['a search opens what is closed', [null, ['improvement'], 'light'], ['improvement', 'lighting']],
    ['nothing fits', ['gaps', [], 'light'], []],
  ])('%s', (_name, given, expected) => {
    expect(codes(...given)).toEqual(expected);
  });
});

describe('cells', () => {
  it('of a row show its own powers and those of the function above', () => {
    expect(view.cell({ place: 1, isClosed: false }, 0)).toMatchObject({ own: 2, inherited: 1, below: 0, overlaps: 0 });
  });

  it('of a closed row speak for everything below it', () => {
    expect(view.cell({ place: 0, isClosed: true }, 1)).toMatchObject({
      ...{ own: 0, inherited: 0, below: 12, contested: 12, mandates: 2, overlaps: 3, worst: 'high' },
    });
  });

  it('of an open row do not', () => {
    expect(view.cell({ place: 0, isClosed: false }, 1)).toMatchObject({ own: 0, below: 0, overlaps: 0, worst: null });
  });
});

describe('columnWidths', () => {
  it('gives every name room for its longest word, cells for what they hold, and shares out the rest', () => {
    const [short, long] = columnWidths(['Есиль', 'Управление природопользования'], [1, 1], 0);
    expect(short).toBe(96);
    expect(columnWidths(['Есиль'], [4], 0)).toEqual([168]);
    expect(fullestCells({ ...matrix, agencies: [] })).toEqual([2, 1]);
    expect(long).toBeGreaterThan(130);
    expect(columnWidths(['Есиль', 'Нура'], [1, 1], 400)).toEqual([200, 200]);
    expect(columnWidths(['Есиль'], [1], 4000)).toEqual([260]);
  });

  it('takes words as wide as they are measured, not by their letters', () => {
    const names = ['Көлік және жол инфрақұрылымы басқармасы'];
    expect(columnWidths(names, [1], 0, (word) => word.length * 9)).toEqual([133]);
  });
});

describe('bandsOf', () => {
  it('joins neighbours of one tier and puts those without powers apart', () => {
    const agency = (tier: 'city' | 'district', mandates: number) => ({
      ...{ code: tier, tier, ...names, district: null, mandates },
    });
    const bands = bandsOf([agency('city', 1), agency('district', 2), agency('district', 1), agency('city', 0)]);
    expect(bands).toEqual([
      { key: 'city', first: 0, last: 0 },
      { key: 'district', first: 1, last: 2 },
      { key: 'none', first: 3, last: 3 },
    ]);
  });
});
