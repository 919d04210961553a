import { formatArea, formatDay, formatShare, nameIn, plural } from './wording.js';

const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

describe('words', () => {
  it.each([
    [0.1, '0,1 м²', '0.1 m²'],
    [9_999, '9999 м²', '9,999 m²'],
    [10_000, '1 га', '1 ha'],
    [999_999, '100 га', '100 ha'],
    [1_000_000, '1 км²', '1 km²'],
  ])('gives an area of %d m2 in the unit that reads best', (areaM2, ru, en) => {
    expect(plain(formatArea('ru', areaM2))).toBe(ru);
    expect(formatArea('en', areaM2).replace('\u00a0', ' ')).toBe(en);
  });

  it.each([
    [0, '0 %', '0%'],
    [0.00001, '< 0,1 %', '< 0.1%'],
    [0.0746, '7,5 %', '7.5%'],
    [1, '100 %', '100%'],
  ])('gives a share of %d', (share, ru, en) => {
    expect(plain(formatShare('ru', share))).toBe(ru);
    expect(plain(formatShare('en', share))).toBe(en);
  });

  it('writes a day as the language does', () => {
    expect([formatDay('kk', '2026-05-31'), formatDay('ru', '2026-05-31'), formatDay('en', '2026-05-31')]).toEqual([
      '31.05.2026',
      '31.05.2026',
      '31 May 2026',
    ]);
  });

  it('takes the other form where a language has no finer one', () => {
    expect(plural('kk', 1, { other: 'күн' })).toBe('күн');
    expect(plural('ru', 3, { one: 'день', other: 'дней' })).toBe('дней');
  });

  it('names what is unknown in the language of the reader', () => {
    expect(nameIn('kk', null, { kk: 'белгісіз', ru: 'неизвестно', en: 'unknown' })).toBe('белгісіз');
  });
});
