import { movedText } from './moved-text.js';

const june = { start: '2026-06-12', end: '2026-06-30' };

describe('what is said of days that move', () => {
  it.each([
    ['later', june, { start: '2026-07-01', end: '2026-07-19' }, '12–30.06.2026 → 01–19.07.2026 (+19\u00a0дней)'],
    ['earlier', june, { start: '2026-06-11', end: '2026-06-29' }, '12–30.06.2026 → 11–29.06.2026 (−1\u00a0день)'],
    [
      'to a later end alone',
      june,
      { start: '2026-06-12', end: '2026-07-02' },
      '12–30.06.2026 → 12.06–02.07.2026 (+2\u00a0дня)',
    ],
    ['nowhere', june, june, '12–30.06.2026'],
    ['from days nobody knows', undefined, june, '12–30.06.2026'],
  ])('%s', (_where, before, after, text) => {
    expect(movedText(before, after, 'ru')).toBe(text);
  });
});
