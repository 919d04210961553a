import type { Locale } from '@abat/contracts';
import { city } from './city/city-store.js';
import {
  cityTime,
  daysBetween,
  formatAge,
  formatArea,
  formatBytes,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatDays,
  formatLength,
  formatMoney,
  formatMove,
  formatSignedMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  formatShift,
  formatWeekday,
} from './format.js';
import { pluralForm } from './plural.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it.each<[number, Locale, number, string]>([
    [1234567.891, 'kk', 2, '1 234 567,89'],
    [1234567.891, 'ru', 2, '1 234 567,89'],
    [1234567.891, 'en', 2, '1,234,567.89'],
    [2026, 'ru', 0, '2026'],
    [10000, 'kk', 0, '10 000'],
    [-1500.5, 'ru', 1, '−1500,5'],
    [0, 'ru', 2, '0'],
    [-0.001, 'ru', 1, '0'],
    [1.5, 'en', 1, '1.5'],
    [Number.NaN, 'ru', 0, '—'],
  ])('%d in %s with %d decimals reads %s', (value, locale, decimals, text) => {
    expect(plain(formatNumber(value, locale, decimals))).toBe(text);
  });

  it('writes per cent with a space in Kazakh and Russian only', () => {
    expect(plain(formatPercent(0.256, 'kk', 1))).toBe('25,6 %');
    expect(formatPercent(0.256, 'en', 1)).toBe('25.6%');
  });

  it('writes bytes in decimal steps', () => {
    expect(plain(formatBytes(1_530_000, 'ru'))).toBe('1,5 МБ');
    expect(plain(formatBytes(12, 'en'))).toBe('12 B');
  });
});

describe('money', () => {
  it.each<[string | null, Locale, string]>([
    ['950', 'ru', '950 ₸'],
    ['9999.50', 'ru', '9999,50 ₸'],
    ['125000.00', 'kk', '125 мың ₸'],
    ['125400.00', 'ru', '125 тыс. ₸'],
    ['1234567.89', 'ru', '1,23 млн ₸'],
    ['1234567.89', 'kk', '1,23 млн ₸'],
    ['1235000.00', 'en', '₸1.24 million'],
    ['8093585500.00', 'ru', '8,09 млрд ₸'],
    ['0', 'kk', '0 ₸'],
    [null, 'ru', '—'],
    ['not money', 'ru', '—'],
  ])('%s in %s reads %s', (amount, locale, text) => {
    expect(plain(formatMoney(amount, locale))).toBe(text);
  });

  it('keeps every tenge of an amount that no float can hold', () => {
    expect(plain(formatMoney('9999999999999999.99', 'ru', 'tenge'))).toBe('9 999 999 999 999 999,99 ₸');
  });
  it.each([
    ['-1500.00', '−1500 ₸'],
    ['1500.00', '+1500 ₸'],
    ['0.00', '0 ₸'],
  ])('difference %s: %s', (amount, text) => expect(plain(formatSignedMoney(amount, 'ru'))).toBe(text));
});

describe('dates', () => {
  it.each<[Locale, string, string, string]>([
    ['kk', '2026 жылғы 3 қараша', '2026 ж. 3 қар.', '2026 жылғы 3 қараша, сейсенбі'],
    ['ru', '3 ноября 2026 г.', '3 ноя 2026', 'вторник, 3 ноября 2026 г.'],
    ['en', '3 November 2026', '3 Nov 2026', 'Tuesday, 3 November 2026'],
  ])('a day in %s', (locale, long, medium, full) => {
    expect(formatDate('2026-11-03', locale)).toBe('03.11.2026');
    expect(plain(formatDate('2026-11-03', locale, 'long'))).toBe(long);
    expect(plain(formatDate('2026-11-03', locale, 'medium'))).toBe(medium);
    expect(plain(formatDate('2026-11-03', locale, 'full'))).toBe(full);
  });

  it('never lets the traps of the browser through in Kazakh', () => {
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-17`;
      expect(formatDate(day, 'kk', 'full')).not.toMatch(/M\d\d|[A-Za-z]/);
      expect(formatWeekday(day, 'kk')).toMatch(/^[А-ЯЁІ][а-яі]$/);
    }
  });

  it.each([
    ['2026-11-03', '2026-11-09', '03–09.11.2026'],
    ['2026-11-03', '2026-12-01', '03.11–01.12.2026'],
    ['2026-11-03', '2027-01-15', '03.11.2026–15.01.2027'],
    ['2026-11-03', '2026-11-03', '03.11.2026'],
    [null, '2026-11-03', '…–03.11.2026'],
    ['2026-11-03', null, '03.11.2026–…'],
    [null, null, '—'],
  ])('the range %s to %s reads %s', (from, to, text) => {
    expect(formatDateRange(from, to, 'ru')).toBe(text);
  });

  it('says days before and after they moved, and by how many', () => {
    const june = { start: '2026-06-12', end: '2026-06-30' };
    expect(formatMove(june, { start: '2026-07-01', end: '2026-07-19' }, 'ru')).toBe('12–30.06.2026 → 01–19.07.2026');
    expect(formatMove(june, june, 'ru')).toBe('12–30.06.2026');
    expect(formatMove({ start: null, end: null }, june, 'kk')).toBe('— → 12–30.06.2026');
    expect([formatShift(19, 'ru'), formatShift(-1, 'ru'), formatShift(-2, 'kk')]).toEqual([
      '+19\u00a0дней',
      '−1\u00a0день',
      '−2\u00a0күн',
    ]);
  });

  it('reads every moment in city time', () => {
    city.set({ timeZone: 'Asia/Almaty', name: null, bbox: null, demo: false });
    expect(cityTime('2026-11-03T20:30:05Z')).toEqual({ date: '2026-11-04', time: '01:30', seconds: '05' });
    expect(formatDateTime('2026-11-03T20:30:05Z', 'ru')).toBe('04.11.2026, 01:30');
    expect(formatDateTime(null, 'ru')).toBe('—');
  });

  it('counts both ends of a period', () => {
    expect(daysBetween('2026-03-28', '2026-03-31')).toBe(4);
    expect(daysBetween('2026-03-31', '2026-03-31')).toBe(1);
  });
});

describe('counted words', () => {
  it.each([
    [1, '1 день'],
    [2, '2 дня'],
    [5, '5 дней'],
    [11, '11 дней'],
    [21, '21 день'],
    [1.5, '1,5 дня'],
    [112, '112 дней'],
  ])('%d days in Russian', (days, text) => {
    expect(plain(formatDays(days, 'ru'))).toBe(text);
  });

  it('has one form in Kazakh and two in English', () => {
    expect(plain(formatDays(5, 'kk'))).toBe('5 күн');
    expect(plain(formatDays(1, 'en'))).toBe('1 day');
    expect(plain(formatDays(2, 'en'))).toBe('2 days');
  });

  it('knows the plural forms of Russian', () => {
    expect([0, 1, 2, 5, 11, 21, 22, 25, 101, 1.5].map((n) => pluralForm(n, 'ru'))).toEqual([
      'many',
      'one',
      'few',
      'many',
      'many',
      'one',
      'few',
      'many',
      'one',
      'other',
    ]);
  });

  const now = Date.parse('2026-11-03T12:00:00Z');
  it.each<[string, Locale, string]>([
    ['2026-11-03T11:59:40Z', 'ru', 'только что'],
    ['2026-11-03T11:58:00Z', 'ru', '2 минуты назад'],
    ['2026-11-03T07:00:00Z', 'ru', '5 часов назад'],
    ['2026-11-03T11:55:00Z', 'kk', '5 минут бұрын'],
    ['2026-11-05T13:00:00Z', 'kk', '2 күннен кейін'],
    ['2026-11-03T10:00:00Z', 'en', '2 hours ago'],
    ['2025-10-03T10:00:00Z', 'ru', '1 год назад'],
  ])('%s seen from 3 November in %s reads %s', (moment, locale, text) => {
    expect(plain(formatRelative(moment, now, locale))).toBe(text);
  });
});

describe('an age in few letters', () => {
  const now = Date.parse('2026-11-03T10:00:00Z');

  it.each<[string, Locale, string]>([
    ['2026-11-03T09:59:40Z', 'ru', 'только что'],
    ['2026-11-03T10:00:09Z', 'kk', 'қазір ғана'],
    ['2026-11-03T09:17:00Z', 'ru', '43 мин'],
    ['2026-11-03T08:00:00Z', 'kk', '2 сағ'],
    ['2026-11-02T10:00:00Z', 'en', '1 day'],
    ['2026-10-31T10:00:00Z', 'ru', '3 дн.'],
    ['2026-08-01T10:00:00Z', 'kk', '3 ай'],
    ['2025-10-03T10:00:00Z', 'ru', '1 год'],
    ['2021-10-03T10:00:00Z', 'ru', '5 лет'],
  ])('%s seen from 3 November in %s is %s', (moment, locale, text) => {
    expect(plain(formatAge(moment, now, locale))).toBe(text);
  });
});

describe('measures', () => {
  it('changes the unit with the size', () => {
    expect(plain(formatArea(4.56, 'ru'))).toBe('4,6 м²');
    expect(plain(formatArea(9500, 'kk'))).toBe('9500 м²');
    expect(plain(formatArea(125_000, 'ru'))).toBe('12,5 га');
    expect(plain(formatArea(797_330_000, 'en'))).toBe('797.3 km²');
    expect(plain(formatLength(870, 'ru'))).toBe('870 м');
    expect(plain(formatLength(12_340, 'kk'))).toBe('12,3 км');
  });
});
