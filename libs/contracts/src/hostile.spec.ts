import {
  bboxSchema,
  codeSchema,
  dateSchema,
  geometrySchema,
  lineSchema,
  mapSquareSchema,
  moneySchema,
  textSchema,
} from './index.js';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('A code', () => {
  it.each(['dep-environment', 'көгалдандыру', 'a.b_c:d/e', '1'])('%j is one', (code) =>
    expect(accepts(codeSchema, code)).toBe(true),
  );
  it.each(['', ' ', '-a', 'a b', "a'b", 'a;b', 'a\u0000', '../a', 'a%b', '<a>', 'a'.repeat(121), 7, null, ['a']])(
    '%j is none',
    (code) => expect(accepts(codeSchema, code)).toBe(false),
  );
});

describe('A day', () => {
  it.each(['2026-02-28', '2028-02-29', '1900-01-01', '2200-12-31'])('%s exists', (day) =>
    expect(accepts(dateSchema, day)).toBe(true),
  );
  it.each([
    '2026-02-29',
    '2026-13-01',
    '1899-12-31',
    '2201-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '',
    20260101,
  ])('%j does not', (day) => expect(accepts(dateSchema, day)).toBe(false));
});

describe('Money', () => {
  it.each(['0', '0.5', '12.34', '9999999999999999.99'])('%s is exact', (amount) =>
    expect(accepts(moneySchema, amount)).toBe(true),
  );
  it.each(['-1', '+1', '1e3', '1,5', '.5', '1.', '1.234', '12345678901234567', 'NaN', 'Infinity', '0x10', '', 5])(
    '%j is refused',
    (amount) => expect(accepts(moneySchema, amount)).toBe(false),
  );
});

describe('Text', () => {
  it.each(['\u0000', 'a\nb', 'a\tb', '\ud800', 'x\u0007'])('%j is no line', (text) =>
    expect(accepts(lineSchema(10), text)).toBe(false),
  );
  it('of several lines may have breaks and tabs, not NUL or half a letter', () => {
    expect(accepts(textSchema(20), 'a\r\n\tб')).toBe(true);
    for (const text of ['\u0000', '\udc00']) expect(accepts(textSchema(20), text)).toBe(false);
  });
});

describe('A box', () => {
  it('is four numbers', () =>
    expect(bboxSchema.parse('71.4,51.1,71.5,51.2')).toEqual({ west: 71.4, south: 51.1, east: 71.5, north: 51.2 }));
  it.each([
    '',
    '1,2,3',
    '1,2,3,4,5',
    'a,b,c,d',
    '1,,3,4',
    '3,2,1,4',
    '1,4,3,2',
    '1,1,1,1',
    '-181,0,0,1',
    '0,-91,1,0',
    'NaN,0,1,1',
    '0,0,Infinity,1',
  ])('%j is none', (text) => expect(accepts(bboxSchema, text)).toBe(false));
});

describe('A square of the map', () => {
  it('is zoom, column and row', () =>
    expect(mapSquareSchema.parse('14/11442/5501')).toEqual({ zoom: 14, column: 11442, row: 5501 }));
  it.each(['', '1', '1/0', '1/0/0/0', 'a/b/c', '2/4/0', '2/0/4', '23/0/0', '-1/0/0', '3/1.5/1', '3/ 1/1'])(
    '%j is none',
    (text) => expect(accepts(mapSquareSchema, text)).toBe(false),
  );
});

describe('A geometry', () => {
  const point = (coordinates: unknown): unknown => ({ type: 'Point', coordinates });
  it('drops the height', () => expect(geometrySchema.parse(point([71.4, 51.1, 350]))).toEqual(point([71.4, 51.1])));
  it.each([
    [[]],
    [[71]],
    [[71, 51, 1, 1]],
    [['71', '51']],
    [[null, null]],
    [[Number.NaN, 51]],
    [[Infinity, 51]],
    [[181, 0]],
    [[0, 91]],
    [{ 0: 71, 1: 51, length: 2 }],
  ])('is refused at %j', (coordinates) => expect(accepts(geometrySchema, point(coordinates))).toBe(false));
  it('has no more positions than a city needs', () => {
    const line = (count: number): unknown => ({
      type: 'LineString',
      coordinates: Array.from({ length: count }, () => [71, 51]),
    });
    expect([accepts(geometrySchema, line(50_000)), accepts(geometrySchema, line(50_001))]).toEqual([true, false]);
  });
});
