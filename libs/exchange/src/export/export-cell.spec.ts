import { csvLine, safeText } from './export-cell.js';

describe('safeText', () => {
  it.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['+7 7172 00-00-00', `'+7 7172 00-00-00`],
    ['-12.50', '-12.50'],
    ['Двор № 5', 'Двор № 5'],
  ])('writes %s as %s', (text, written) => {
    expect(safeText(text)).toBe(written);
  });

  it('writes nothing for null and keeps false and zero', () => {
    expect([safeText(null), safeText(false), safeText(0)]).toEqual(['', 'false', '0']);
  });
});

describe('csvLine', () => {
  it('quotes separators, quotes and line breaks', () => {
    expect(csvLine(['ЖК "Инжу"', 'a,b', 'c\nd', null])).toBe('"ЖК ""Инжу""","a,b","c\nd",\r\n');
  });
});
