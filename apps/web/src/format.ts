import type { Locale } from '@abat/contracts';
import { city } from './city/city-store.js';
import {
  ageWords,
  dayWords,
  monthShort,
  monthsInDate,
  relativeWords,
  unitWords,
  weekdays,
  weekdaysShort,
} from './format-words.js';
import { pluralForm } from './plural.js';

const NBSP = '\u00a0';
const DASH = '–';

const separators: Record<Locale, { group: string; decimal: string }> = {
  kk: { group: NBSP, decimal: ',' },
  ru: { group: NBSP, decimal: ',' },
  en: { group: ',', decimal: '.' },
};

function groupDigits(digits: string, locale: Locale): string {
  // Four digits stay together: 2026, 1500; the grouping starts at 10 000, as official texts do.
  if (digits.length <= 4 && locale !== 'en') return digits;
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separators[locale].group);
}

/** Puts locale separators into a plain decimal such as `-1234.50`. */
function localizeDecimal(plain: string, locale: Locale): string {
  const negative = plain.startsWith('-');
  const [whole = '0', fraction] = plain.replace('-', '').split('.');
  const body = groupDigits(whole, locale) + (fraction ? separators[locale].decimal + fraction : '');
  return negative ? `−${body}` : body;
}

/** A number with at most `decimals` digits after the point; trailing zeros fall away. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  if (!Number.isFinite(value)) return '—';
  const fixed = value.toFixed(decimals);
  const trimmed = decimals > 0 ? fixed.replace(/\.?0+$/, '') : fixed;
  return localizeDecimal(trimmed === '-0' ? '0' : trimmed, locale);
}

/** A share 0..1 as per cent. */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  const number = formatNumber(share * 100, locale, decimals);
  return locale === 'en' ? `${number}%` : `${number}${NBSP}%`;
}

export type MoneyUnit = 'tenge' | 'thousand' | 'million' | 'billion';
const moneyScale: Record<MoneyUnit, number> = { tenge: 0, thousand: 3, million: 6, billion: 9 };

function pickUnit(whole: string): MoneyUnit {
  if (whole.length > 9) return 'billion';
  if (whole.length > 6) return 'million';
  return whole.length > 4 ? 'thousand' : 'tenge';
}

/** Moves the point of a decimal string left and rounds half up, without ever going through a float. */
function scaleDecimal(amount: string, places: number, decimals: number): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = BigInt(whole + fraction);
  const drop = fraction.length + places - decimals;
  const scaled =
    drop > 0 ? (digits + 5n * 10n ** BigInt(drop - 1)) / 10n ** BigInt(drop) : digits * 10n ** BigInt(-drop);
  const text = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Digits after the point: two for millions and tiyn, none for thousands and round tenge. */
function moneyDecimals(amount: string, unit: MoneyUnit): number {
  if (unit === 'thousand') return 0;
  return unit === 'tenge' && !/\.0*[1-9]/.test(amount) ? 0 : 2;
}

function withMoneyWord(number: string, unit: MoneyUnit, locale: Locale): string {
  const word = unitWords[locale][unit];
  if (locale === 'en') return [`₸${number}`, word].filter(Boolean).join(NBSP);
  return [number, word, '₸'].filter(Boolean).join(NBSP);
}

/**
 * An amount of tenge, given exactly as a decimal string of the wire.
 * `auto` picks tenge, thousand, million or billion; `tenge` shows tiyn when there are any.
 */
export function formatMoney(amount: string | null, locale: Locale, unit: MoneyUnit | 'auto' = 'auto'): string {
  if (amount === null || !/^\d+(\.\d+)?$/.test(amount)) return '—';
  const whole = (amount.split('.')[0] ?? '0').replace(/^0+(?=\d)/, '');
  const chosen = unit === 'auto' ? pickUnit(whole) : unit;
  const decimals = moneyDecimals(amount, chosen);
  const scaled = scaleDecimal(amount, moneyScale[chosen], decimals);
  const trimmed = decimals > 0 && chosen !== 'tenge' ? scaled.replace(/\.?0+$/, '') : scaled;
  return withMoneyWord(localizeDecimal(trimmed, locale), chosen, locale);
}

/** A difference of money with its sign, `−1,2 млн ₸`; nothing more or less has none. */
export function formatSignedMoney(amount: string, locale: Locale): string {
  const size = formatMoney(amount.replace('-', ''), locale);
  if (/^-?0*(\.0*)?$/.test(amount)) return size;
  return `${amount.startsWith('-') ? '−' : '+'}${size}`;
}

type DayParts = { year: number; month: number; day: number; weekday: number };

function parseDay(day: string): DayParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return { year, month, day: date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
}

const pad = (value: number) => String(value).padStart(2, '0');

export type DateStyle = 'short' | 'medium' | 'long' | 'full';

function writeDay(parts: DayParts, locale: Locale, style: DateStyle): string {
  if (style === 'short') return `${pad(parts.day)}.${pad(parts.month)}.${parts.year}`;
  const month = (style === 'medium' ? monthShort : monthsInDate)[locale][parts.month - 1];
  const weekday = style === 'full' ? weekdays[locale][parts.weekday] : undefined;
  const prefix = weekday ? `${weekday}, ` : '';
  if (locale === 'kk') {
    const year = style === 'medium' ? `${parts.year}${NBSP}ж.` : `${parts.year}${NBSP}жылғы`;
    return `${year} ${parts.day}${NBSP}${month}${weekday ? `, ${weekday}` : ''}`;
  }
  const end = locale === 'ru' && style !== 'medium' ? `${NBSP}г.` : '';
  return `${prefix}${parts.day}${NBSP}${month} ${parts.year}${end}`;
}

/** A calendar day `YYYY-MM-DD`: short 03.11.2026, medium 3 ноя 2026, long 3 ноября 2026 г., full with the weekday. */
export function formatDate(day: string | null | undefined, locale: Locale, style: DateStyle = 'short'): string {
  const parts = day ? parseDay(day) : null;
  return parts ? writeDay(parts, locale, style) : '—';
}

/** First day of a range without the parts it shares with the last one. */
function writeStart(start: DayParts, end: DayParts): string {
  const day = pad(start.day);
  if (start.year !== end.year) return `${day}.${pad(start.month)}.${start.year}`;
  return start.month === end.month ? day : `${day}.${pad(start.month)}`;
}

/** Two calendar days, both included. What both ends share is written once: 03–09.11.2026. An open end is `…`. */
export function formatDateRange(from: string | null, to: string | null, locale: Locale): string {
  if (!from && !to) return '—';
  const [start, end] = [parseDay(from ?? ''), parseDay(to ?? '')];
  if (!start || !end) {
    const write = (parts: DayParts | null) => (parts ? writeDay(parts, locale, 'short') : '…');
    return write(start) + DASH + write(end);
  }
  const last = writeDay(end, locale, 'short');
  return from === to ? last : writeStart(start, end) + DASH + last;
}

type Days = { start: string | null; end: string | null };

/** Days before and after they moved: 12–30.06.2026 → 01–19.07.2026; once where they stayed. What has no days is a dash. */
export function formatMove(before: Days, after: Days, locale: Locale): string {
  const [from, to] = [
    formatDateRange(before.start, before.end, locale),
    formatDateRange(after.start, after.end, locale),
  ];
  return from === to ? from : `${from} → ${to}`;
}

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
// Making one costs more than asking it a hundred times.
let clock: { zone: string; format: Intl.DateTimeFormat } | null = null;

/**
 * The moment in city time, in parts: all people of the product read the same clock, wherever their computer stands.
 * `Intl` is used only for the zone, never for words.
 */
export function cityTime(moment: Date | string | number): { date: string; time: string; seconds: string } {
  const zone = city.get().timeZone;
  if (clock?.zone !== zone) clock = { zone, format: clockOf(zone) };
  const parts = clock.format.formatToParts(new Date(moment));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: `${get('year')}-${get('month')}-${get('day')}`,
    time: `${get('hour')}:${get('minute')}`,
    seconds: get('second'),
  };
}

/** A moment in city time: 03.11.2026, 14:05. */
export function formatDateTime(moment: string | null | undefined, locale: Locale): string {
  if (!moment || Number.isNaN(Date.parse(moment))) return '—';
  const { date, time } = cityTime(moment);
  return `${formatDate(date, locale)}, ${time}`;
}

/** Short weekday of a calendar day: вт, Сс, Tue. */
export function formatWeekday(day: string, locale: Locale): string {
  const parts = parseDay(day);
  return parts ? (weekdaysShort[locale][parts.weekday] ?? '') : '';
}

/** Number of days with its word: 5 дней. */
export function formatDays(days: number, locale: Locale): string {
  const words = dayWords[locale];
  return `${formatNumber(days, locale, 1)}${NBSP}${words[pluralForm(days, locale)] ?? words.other}`;
}

/** Days that something moved by, with their sign: +5 дней, −5 дней. */
export const formatShift = (days: number, locale: Locale): string =>
  `${days < 0 ? '−' : '+'}${formatDays(Math.abs(days), locale)}`;

/** Whole days of a period with both ends included. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** Square metres; from one hectare on in hectares, from ten square kilometres in square kilometres. */
export function formatArea(areaM2: number, locale: Locale): string {
  const words = unitWords[locale];
  if (areaM2 >= 10_000_000) return `${formatNumber(areaM2 / 1_000_000, locale, 1)}${NBSP}${words.km2}`;
  if (areaM2 >= 10_000) return `${formatNumber(areaM2 / 10_000, locale, 1)}${NBSP}${words.ha}`;
  return `${formatNumber(areaM2, locale, areaM2 < 10 ? 1 : 0)}${NBSP}${words.m2}`;
}

/** Metres; from one kilometre on in kilometres. */
export function formatLength(lengthM: number, locale: Locale): string {
  const words = unitWords[locale];
  if (lengthM >= 1000) return `${formatNumber(lengthM / 1000, locale, 1)}${NBSP}${words.km}`;
  return `${formatNumber(lengthM, locale, lengthM < 10 ? 1 : 0)}${NBSP}${words.m}`;
}

const steps = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long ago (or ahead) a moment is, in whole units: 5 минут назад, 5 минут бұрын, 5 minutes ago. */
export function formatRelative(moment: string | number | Date, now: number, locale: Locale): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return relativeWords[locale].now;
  const count = Math.floor(Math.abs(seconds) / step.seconds);
  const tense = seconds < 0 ? 'past' : 'future';
  const words = relativeWords[locale][tense][step.unit];
  const pattern = words[pluralForm(count, locale)] ?? words.other;
  return pattern.replace('{n}', formatNumber(count, locale)).replaceAll(' ', NBSP);
}

/** How old something is, in few letters, for where it is known to be an age: 5 мин, 2 сағ, 3 days. */
export function formatAge(moment: string | number | Date, now: number, locale: Locale): string {
  const seconds = (now - new Date(moment).getTime()) / 1000;
  const step = steps.find((candidate) => seconds >= candidate.seconds);
  if (!step) return relativeWords[locale].now.replaceAll(' ', NBSP);
  const count = Math.floor(seconds / step.seconds);
  const words = ageWords[locale][step.unit];
  return `${formatNumber(count, locale)}${NBSP}${words[pluralForm(count, locale)] ?? words.other}`;
}

/** Bytes as kB, MB, GB (decimal). */
export function formatBytes(bytes: number, locale: Locale): string {
  const names = unitWords[locale].bytes;
  const step = bytes < 1000 ? 0 : Math.min(names.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, locale, step === 0 ? 0 : 1)}${NBSP}${names[step]}`;
}
