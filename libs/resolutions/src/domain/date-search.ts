import { gaps, merged, type Span } from './days.js';

/** A zone of a work may not lie on these days. `by`: what is in the way there; it may be in the way of several zones. */
export type Blocked = Span & { zone: number; by: string };

export type SearchInput = {
  /** Days of the zones, in their order; all of them move together. */
  zones: readonly Span[];
  /** Days on which the zone with this index (0-based) is in the way of something. */
  blocked: readonly Blocked[];
  /** Days on which such works may be done; null = on every day. */
  season: readonly Span[] | null;
  /** No work is moved into the past. */
  today: number;
  /** Farthest shift in days. */
  horizonDays: number;
  /** Days of work inside a planned window; null = all of it. */
  durationDays: number | null;
  firm: boolean;
};

/** New days of all zones. `narrowed`: a planned window is used in part. */
export type Candidate = { zones: Span[]; shiftDays: number; narrowed: boolean; cost: number };

/** A firm date moved is a promise broken: it weighs double. Using a window in part costs less than any move. */
const FIRM_FACTOR = 2;
const NARROWING = 0.5;

const lengthOf = ({ from, to }: Span): number => to - from + 1;
const startOf = (zones: readonly Span[]): number => Math.min(...zones.map((zone) => zone.from));
const endOf = (zones: readonly Span[]): number => Math.max(...zones.map((zone) => zone.to));

/** Where the zones may lie at all: not in the past, not farther than the horizon. */
function reachOf({ zones, today, horizonDays }: SearchInput): Span {
  return { from: Math.max(startOf(zones) - horizonDays, today), to: endOf(zones) + horizonDays };
}

/** The days each zone cannot have, those outside the season among them. */
function blockedOf(input: SearchInput): Blocked[] {
  const { season, zones, blocked } = input;
  if (!season) return [...blocked];
  const within = { from: startOf(zones) - input.horizonDays - 1, to: endOf(zones) + input.horizonDays + 1 };
  const closed = gaps(season, within);
  return [...blocked, ...zones.flatMap((_days, zone) => closed.map((span) => ({ ...span, zone, by: 'season' })))];
}

/** Shifts (days) that put some zone on a day it cannot have. */
function forbiddenShifts(zones: readonly Span[], blocked: readonly Blocked[]): Span[] {
  return merged(
    blocked.flatMap(({ zone, from, to }) => {
      const days = zones[zone];
      return days ? [{ from: from - days.to, to: to - days.from }] : [];
    }),
  );
}

/** Shifts (days) there are: not into the past, not farther than the horizon. */
function shiftsOf({ zones, horizonDays, today }: SearchInput): Span {
  const earliest = Math.max(-horizonDays, today - startOf(zones));
  return { from: Math.min(earliest, horizonDays), to: horizonDays };
}

/** What no shift gets away from: it is met whatever is done, and says nothing of which days are better. */
function inescapable(input: SearchInput): Set<string> {
  const all = new Set(input.blocked.map(({ by }) => by));
  const isInTheWay = (by: string): boolean => {
    const of = input.blocked.filter((bar) => bar.by === by);
    return gaps(forbiddenShifts(input.zones, of), shiftsOf(input)).length === 0;
  };
  return new Set([...all].filter(isInTheWay));
}

/** All zones moved by as many days, next to what was in the way. */
function shifts(input: SearchInput, blocked: readonly Blocked[]): Candidate[] {
  const { zones, firm, horizonDays } = input;
  const free = gaps(forbiddenShifts(zones, blocked), shiftsOf(input));
  const wanted = free
    .flatMap((gap) => [gap.from, gap.to])
    .filter((shift) => shift !== 0 && Math.abs(shift) < horizonDays);
  return [...new Set(wanted)].map((shiftDays) => ({
    zones: zones.map(({ from, to }) => ({ from: from + shiftDays, to: to + shiftDays })),
    shiftDays,
    narrowed: false,
    cost: Math.abs(shiftDays) * (firm ? FIRM_FACTOR : 1),
  }));
}

/** The part of a gap a window takes: as long as it was, or as long as the gap, as near as can be. */
function placedIn(gap: Span, window: Span): Span {
  const length = Math.min(lengthOf(gap), lengthOf(window));
  const from = Math.min(Math.max(window.from, gap.from), gap.to - length + 1);
  return { from, to: Math.min(from + length - 1, Math.max(window.to, from + length - 1)) };
}

/** A planned window whose work needs fewer days: parts of it, or of the time around it, that are free. */
function narrowings(input: SearchInput, blocked: readonly Blocked[]): Candidate[] {
  const { zones, durationDays } = input;
  const window = zones[0];
  if (!window || !durationDays || durationDays >= lengthOf(window)) return [];
  if (zones.some((zone) => zone.from !== window.from || zone.to !== window.to)) return [];
  const inWindow = gaps(blocked, window).map((gap) => ({ gap, inside: true }));
  const around = gaps(blocked, reachOf(input)).map((gap) => ({ gap, inside: false }));
  return [...inWindow, ...around]
    .filter(({ gap }) => lengthOf(gap) >= durationDays && gap.to >= input.today)
    .map(({ gap, inside }) => {
      const from = Math.max(gap.from, input.today);
      const days = inside ? { from, to: gap.to } : placedIn({ from, to: gap.to }, window);
      const away = Math.max(0, window.from - days.from, days.to - window.to);
      return {
        zones: zones.map(() => days),
        shiftDays: days.from - window.from,
        narrowed: lengthOf(days) < lengthOf(window),
        cost: NARROWING + away,
      };
    })
    .filter((found) => found.narrowed && lengthOf(found.zones[0] ?? window) >= durationDays);
}

const keyOf = ({ zones }: Candidate): string => zones.map(({ from, to }) => `${from}:${to}`).join();

/** New days on which nothing of the input is in the way, the cheapest first; empty when nothing is in the way now. */
function avoiding(input: SearchInput): Candidate[] {
  const blocked = blockedOf(input);
  if (forbiddenShifts(input.zones, blocked).every(({ from, to }) => from > 0 || to < 0)) return [];
  const found = [...narrowings(input, blocked), ...shifts(input, blocked)];
  const cheapest = found.toSorted((one, other) => one.cost - other.cost || one.shiftDays - other.shiftDays);
  return cheapest.filter((one, index) => cheapest.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

/**
 * New days for the zones of a work on which nothing is in its way, the cheapest first. What no shift gets away from may
 * stay in the way when there is no room otherwise: the rest is avoided still. Where the season leaves no room, days
 * outside of it are told: somebody has to decide. Empty when there is nothing to avoid or no room at all.
 */
export function searchDates(input: SearchInput): Candidate[] {
  const held = inescapable(input);
  const escapable = { ...input, blocked: input.blocked.filter(({ by }) => !held.has(by)) };
  const tries = held.size > 0 ? [input, escapable] : [input];
  const unseasonable = tries.map((one) => ({ ...one, season: null }));
  for (const one of input.season ? [...tries, ...unseasonable] : tries) {
    const found = avoiding(one);
    if (found.length > 0) return found;
  }
  return [];
}
