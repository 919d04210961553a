import type { Locale } from '@abat/contracts';
import { monthsAlone, monthShort } from '../../format-words.js';
import { dayNumber, dayText, isWeekend, weekdayOf } from './days.js';

export const ZOOMS = ['day', 'week', 'month', 'quarter'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Pixels of a day. */
const DAY_PX: Record<Zoom, number> = { day: 28, week: 11, month: 3.2, quarter: 1.1 };
/** Days a step of panning moves. */
export const STEP_DAYS: Record<Zoom, number> = { day: 7, week: 28, month: 91, quarter: 365 };

/** A part of a head line: a month, a day. `x` and `width` in pixels from the left edge of the timeline. */
export type Tick = { key: string; x: number; width: number; label: string; isOff: boolean };

const monthStart = (year: number, month: number): number =>
  dayNumber(`${year + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}-01`);

const partsOf = (day: number): { year: number; month: number } => {
  const text = dayText(day);
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)) - 1 };
};

/** First days of the periods of so many months that meet the days `from` to `to`. */
function periods(from: number, to: number, months: number): number[] {
  const { year, month } = partsOf(from);
  const starts: number[] = [];
  for (let at = month - (month % months); monthStart(year, at) < to; at += months) starts.push(monthStart(year, at));
  return starts;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** Which days the timeline shows and where they stand. */
export class TimeScale {
  readonly dayPx: number;
  /** First day after the right edge. */
  readonly to: number;

  /** @param from day number at the left edge; @param width pixels; @param holidays day numbers of days off beside weekends */
  constructor(
    readonly zoom: Zoom,
    readonly from: number,
    readonly width: number,
    private readonly holidays: ReadonlySet<number> = new Set(),
  ) {
    this.dayPx = DAY_PX[zoom];
    this.to = from + Math.ceil(width / this.dayPx);
  }

  /** Where a day begins, px. */
  x(day: number): number {
    return (day - this.from) * this.dayPx;
  }

  /** The day under a pixel. */
  dayAt(x: number): number {
    return this.from + Math.floor(x / this.dayPx);
  }

  /** How many whole days so many pixels are. */
  daysOf(px: number): number {
    return Math.round(px / this.dayPx);
  }

  private isDayOff(day: number): boolean {
    return isWeekend(day) || this.holidays.has(day);
  }

  private ticks(starts: readonly number[], endOf: (index: number) => number, label: (day: number) => string): Tick[] {
    return starts.map((day, index) => {
      const x = Math.max(this.x(day), 0);
      const width = Math.min(this.x(endOf(index)), this.width) - x;
      return { key: dayText(day), x, width, label: label(day), isOff: this.zoom === 'day' && this.isDayOff(day) };
    });
  }

  /** The upper line of the head: months while days are told, else years. */
  upper(locale: Locale): Tick[] {
    const months = this.zoom === 'day' || this.zoom === 'week' ? 1 : 12;
    const starts = periods(this.from, this.to, months);
    const named = (day: number): string => {
      const { year, month } = partsOf(day);
      return months === 12 ? String(year) : `${monthsAlone[locale][month]} ${year}`;
    };
    return this.ticks(starts, (index) => starts[index + 1] ?? this.to + 1, named);
  }

  /** The lower line: days, weeks (by their Monday), months or quarters. */
  lower(locale: Locale): Tick[] {
    if (this.zoom === 'month' || this.zoom === 'quarter') return this.lowerPeriods(locale);
    const step = this.zoom === 'day' ? 1 : 7;
    const first = step === 1 ? this.from : this.from - ((weekdayOf(this.from) + 6) % 7);
    const starts = Array.from({ length: Math.ceil((this.to - first) / step) }, (_, index) => first + index * step);
    return this.ticks(
      starts,
      (index) => first + (index + 1) * step,
      (day) => String(Number(dayText(day).slice(8))),
    );
  }

  private lowerPeriods(locale: Locale): Tick[] {
    const months = this.zoom === 'month' ? 1 : 3;
    const starts = periods(this.from, this.to, months);
    const named = (day: number): string => {
      const { month } = partsOf(day);
      return months === 3 ? ROMAN[Math.floor(month / 3)]! : monthShort[locale][month]!;
    };
    return this.ticks(starts, (index) => starts[index + 1] ?? this.to + 1, named);
  }

  /** Stretches of days off, px; only while days are wide enough to be seen. */
  daysOff(): { x: number; width: number }[] {
    if (this.zoom === 'month' || this.zoom === 'quarter') return [];
    const stretches: { x: number; width: number }[] = [];
    for (let day = this.from; day < this.to; day += 1) {
      if (!this.isDayOff(day)) continue;
      const last = stretches.at(-1);
      if (last && last.x + last.width === this.x(day)) last.width += this.dayPx;
      else stretches.push({ x: this.x(day), width: this.dayPx });
    }
    return stretches;
  }
}

type Stop = { from: number; to: number; colour: string };

/**
 * What lies behind every line as one CSS gradient: a hair line where a period begins, shade on days off. One background
 * costs nothing per row, elements would.
 */
export function backgroundOf(scale: TimeScale, locale: Locale): string {
  const stops: Stop[] = [
    ...scale.daysOff().map(({ x, width }) => ({ from: x, to: x + width, colour: 'var(--day-off)' })),
    ...scale.lower(locale).map(({ x }) => ({ from: x, to: x + 1, colour: 'var(--hair)' })),
  ];
  return gradientOf(stops);
}

/** Stops as a gradient of hard edges; later stops lie over earlier ones. */
export function gradientOf(stops: readonly Stop[]): string {
  const edges = [...new Set([0, ...stops.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const parts = edges.map((edge, index) => {
    const next = edges[index + 1];
    const over = stops.findLast(({ from, to }) => from <= edge && edge < to);
    const end = next === undefined ? '100%' : `${next}px`;
    return `${over?.colour ?? 'transparent'} ${edge}px ${end}`;
  });
  return `linear-gradient(to right, ${parts.join(', ')})`;
}
