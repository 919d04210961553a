import { addDays, cityMoment } from '../../city/city-moment.js';
import { cityTime } from '../../format.js';

/** How far the slider reaches back and ahead. A step back is `stepMs`, a step ahead one day. */
export const SPANS = {
  day: { back: 144, stepMs: 600_000, ahead: 48, histogram: 'hour' },
  week: { back: 168, stepMs: 3_600_000, ahead: 56, histogram: 'hour' },
  quarter: { back: 90, stepMs: 86_400_000, ahead: 45, histogram: 'day' },
  year: { back: 365, stepMs: 86_400_000, ahead: 365, histogram: 'day' },
} as const;
export type Span = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as Span[];
export const isSpan = (text: string | null): text is Span => text !== null && Object.hasOwn(SPANS, text);

const DAY_MS = 86_400_000;
const GRID_MS = 600_000;

/** The time from which steps are counted: now, to ten minutes. */
export const baseOf = (now: number): number => Math.floor(now / GRID_MS) * GRID_MS;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Where the shown moment stands: negative steps in the past, 0 now, days ahead. */
export function positionOf(span: Span, shown: { at: string | null; on: string | null }, clock: Clock): number {
  const { back, stepMs, ahead } = SPANS[span];
  if (shown.at) return clamp(-Math.round((baseOf(clock.now) - Date.parse(shown.at)) / stepMs), -back, 0);
  if (!shown.on) return 0;
  return clamp(Math.round((Date.parse(shown.on) - Date.parse(clock.today)) / DAY_MS), 0, ahead);
}
export type Clock = { now: number; today: string };

/** The moment at a place of the slider; both null: now. */
export function momentAt(span: Span, position: number, clock: Clock): { at: string | null; on: string | null } {
  if (position === 0) return { at: null, on: null };
  if (position > 0) return { at: null, on: addDays(clock.today, position) };
  return { at: new Date(stepsBack(span, -position, baseOf(clock.now))).toISOString(), on: null };
}

/** Steps of a day keep the time of the city's clock, also over a day of 23 or 25 hours. */
function stepsBack(span: Span, steps: number, base: number): number {
  const { stepMs } = SPANS[span];
  if (stepMs < DAY_MS) return base - steps * stepMs;
  const { date, time } = cityTime(base);
  return cityMoment(addDays(date, -steps), time);
}

/** The next moment of a replay; null: it has come to now. */
export function replayStep(at: string, minutes: number, now: number): string | null {
  const next = Date.parse(at) + minutes * 60_000;
  return next >= now ? null : new Date(next).toISOString();
}

/** Bars of a histogram as shares of the slider's width and of the greatest bar. */
export type Bar = { left: number; height: number };

/** Places of changes on the slider. */
export function pastBars(span: Span, items: readonly { at: string; count: number }[], now: number): Bar[] {
  const { back, stepMs, ahead } = SPANS[span];
  const most = Math.max(1, ...items.map(({ count }) => count));
  return items
    .map(({ at, count }) => ({ place: back - (now - Date.parse(at)) / stepMs, height: count / most }))
    .filter(({ place }) => place >= 0)
    .map(({ place, height }) => ({ left: place / (back + ahead), height }));
}

/** Places of coming days on the slider. */
export function comingBars(span: Span, counts: readonly number[]): Bar[] {
  const { back, ahead } = SPANS[span];
  const shown = counts.slice(0, ahead);
  const most = Math.max(1, ...shown);
  return shown.map((count, place) => ({ left: (back + place + 1) / (back + ahead), height: count / most }));
}
