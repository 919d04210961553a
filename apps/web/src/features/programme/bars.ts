import type { ProgrammeMarks } from '@abat/contracts';
import { dayNumber, dayText, shiftDay } from './days.js';
import type { TimeScale } from './time-scale.js';

export type Days = { start: string; end: string };
/** Where something stands on a line, px; `isCut`: it goes on beyond the edge. */
export type Span = { x: number; width: number; cutLeft: boolean; cutRight: boolean };
/** A span in view, or on which side of the view it lies. */
export type Placed = Span | 'before' | 'after';

/** Pixels a short work is still seen with. */
const LEAST_PX = 4;

/** Places whole days, both included, on the timeline. */
export function place({ start, end }: Days, scale: TimeScale): Placed {
  const [first, after] = [dayNumber(start), dayNumber(end) + 1];
  if (after <= scale.from) return 'before';
  if (first >= scale.to) return 'after';
  const left = Math.max(scale.x(first), 0);
  const right = Math.min(scale.x(after), scale.width);
  const width = Math.max(right - left, LEAST_PX);
  return { x: left, width, cutLeft: first < scale.from, cutRight: scale.x(after) > scale.width };
}

/** The part of an open or closed period that is in view; null when none is. */
export function placePeriod(period: { from: string | null; to: string | null }, scale: TimeScale): Span | null {
  const start = period.from ?? dayText(scale.from - 1);
  const end = period.to ?? dayText(scale.to + 1);
  const placed = place({ start, end }, scale);
  return typeof placed === 'string' ? null : placed;
}

export type Grip = 'move' | 'start' | 'end';

/** New days of a work whose bar is moved, or one of whose ends is; it stays at least one day long. */
export function dragged({ start, end }: Days, grip: Grip, days: number): Days {
  if (grip === 'move') return { start: shiftDay(start, days), end: shiftDay(end, days) };
  if (grip === 'start') {
    const moved = shiftDay(start, days);
    return { start: moved < end ? moved : end, end };
  }
  const moved = shiftDay(end, days);
  return { start, end: moved > start ? moved : start };
}

/** How many things these marks stand for. */
export const countOf = (marks: readonly { count: number }[]): number =>
  marks.reduce((sum, { count }) => sum + count, 0);

export type FindingMark = ProgrammeMarks['findings'][number];

/** Room of a marker and of the status sign, px; a bar thinner than `SIGN_ROOM_PX` shows its status beside itself. */
const MARKER_PX = 14;
const SIGN_PX = 20;
export const SIGN_ROOM_PX = 20;

/**
 * Findings of one work as markers: at the first day both sides meet, within its bar; those that would lie on each other
 * become one with their number. The gravest comes first in the list and gives the marker its shape.
 */
export function findingMarkers(
  marks: readonly FindingMark[],
  bar: Span,
  scale: TimeScale,
): { x: number; findings: FindingMark[] }[] {
  // The status stands at the left end of a bar that has room for it.
  const first = bar.width >= SIGN_ROOM_PX ? SIGN_PX : 0;
  const markers: { x: number; findings: FindingMark[] }[] = [];
  for (const finding of marks) {
    const at = finding.from ? scale.x(dayNumber(finding.from)) : bar.x;
    const x = Math.min(Math.max(at, bar.x + first), bar.x + bar.width - MARKER_PX / 2);
    const near = markers.find((marker) => Math.abs(marker.x - x) < MARKER_PX);
    if (near) near.findings.push(finding);
    else markers.push({ x, findings: [finding] });
  }
  return markers;
}

type Season = { fromDay: string; toDay: string };

/** Stretches of the years around a work in which its type is out of season; empty when the type has no season. */
export function outOfSeason(days: Days, seasons: readonly Season[]): { from: string; to: string }[] {
  if (seasons.length === 0) return [];
  const [first, last] = [Number(days.start.slice(0, 4)), Number(days.end.slice(0, 4))];
  const open: { from: string; to: string }[] = [];
  for (let year = first - 1; year <= last + 1; year += 1)
    for (const { fromDay, toDay } of seasons) open.push({ from: `${year}-${fromDay}`, to: `${year}-${toDay}` });
  open.sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps = open
    .slice(1)
    .map((next, index) => ({ from: shiftDay(open[index]!.to, 1), to: shiftDay(next.from, -1) }));
  return gaps.filter(
    ({ from, to }) => from <= to && to.slice(0, 4) >= String(first) && from.slice(0, 4) <= String(last),
  );
}
