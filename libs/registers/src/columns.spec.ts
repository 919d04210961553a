import { given, periodLiteral } from './columns.js';

describe('given', () => {
  it('keeps fields that are given, null included', () => {
    expect(given({ nameKk: null, nameRu: 'Есіл', nameEn: undefined }, ['nameKk', 'nameRu', 'nameEn', 'kind'])).toEqual({
      nameKk: null,
      nameRu: 'Есіл',
    });
  });
});

describe('periodLiteral', () => {
  it('writes both days as included', () => {
    expect(periodLiteral({ first: '2026-01-01', last: '2026-12-31' }, null, 'validTo')).toBe('[2026-01-01,2026-12-31]');
  });

  it('leaves open ends open', () => {
    expect(periodLiteral({ first: undefined, last: undefined }, null, 'validTo')).toBe('[,]');
  });

  it('says nothing when a patch says nothing', () => {
    expect(
      periodLiteral({ first: undefined, last: undefined }, { first: '2020-01-01', last: null }, 'validTo'),
    ).toBeUndefined();
  });

  it('completes a patch from the stored days and refuses reversed ones', () => {
    const stored = { first: '2020-01-01', last: null };
    expect(periodLiteral({ first: undefined, last: '2021-01-01' }, stored, 'validTo')).toBe('[2020-01-01,2021-01-01]');
    expect(() => periodLiteral({ first: undefined, last: '2019-12-31' }, stored, 'validTo')).toThrow('request.invalid');
  });
});
