import type { DateProposal, ProposalSide, TimelineBar } from '@abat/contracts';

const DAY_MS = 86_400_000;
/** Days shown before the first and after the last bar. */
const AIR_DAYS = 12;
/** Rows of neighbours and restrictions; the timeline says how many there are. */
const MOST_ROWS = 6;

type Days = { start: string; end: string };
const at = (day: string): number => Date.parse(day) / DAY_MS;

/** Days that the timeline shows, as numbers from 1970. */
export type TimeSpan = { from: number; to: number };

/** From before the first to after the last of the work's own days and those proposed. */
export function spanOf(side: ProposalSide, proposals: readonly DateProposal[]): TimeSpan {
  const days: Days[] = [side, ...proposals];
  return {
    from: Math.min(...days.map(({ start }) => at(start))) - AIR_DAYS,
    to: Math.max(...days.map(({ end }) => at(end))) + AIR_DAYS,
  };
}

/** Place of some days on the timeline in per cent; null when none of them is shown. Both days are included. */
export function placeOf({ start, end }: Days, span: TimeSpan): { left: number; width: number } | null {
  const length = span.to - span.from + 1;
  const from = Math.max(at(start), span.from);
  const to = Math.min(at(end), span.to);
  if (from > to) return null;
  return { left: ((from - span.from) / length) * 100, width: ((to - from + 1) / length) * 100 };
}

/** The bars in view, those nearest to the days of the work first; `hidden` = how many more there are. */
export function barsInView(side: ProposalSide, span: TimeSpan): { bars: TimelineBar[]; hidden: number } {
  const inView = side.bars.filter((bar) => placeOf(bar, span));
  const distance = (bar: TimelineBar): number =>
    Math.max(0, at(bar.start) - at(side.end), at(side.start) - at(bar.end));
  const nearest = inView.toSorted((one, other) => distance(one) - distance(other)).slice(0, MOST_ROWS);
  return {
    bars: nearest.toSorted((one, other) => one.start.localeCompare(other.start)),
    hidden: inView.length - nearest.length + (side.barsTotal - side.bars.length),
  };
}

/** Per cent from which on the name of a month is cut by the edge. */
const EDGE = 90;

/** First days of the months in view, thinned out so that their names are read whole and do not touch. */
export function monthsIn(span: TimeSpan): { day: string; left: number }[] {
  const first = new Date(span.from * DAY_MS);
  const months: string[] = [];
  for (let index = 1; ; index += 1) {
    const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1)).toISOString().slice(0, 10);
    if (at(day) > span.to) break;
    months.push(day);
  }
  const step = Math.ceil(months.length / 6);
  return months
    .filter((_day, index) => index % step === 0)
    .map((day) => ({ day, left: placeOf({ start: day, end: day }, span)?.left ?? 0 }))
    .filter(({ left }) => left < EDGE);
}
