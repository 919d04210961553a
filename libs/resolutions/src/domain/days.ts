const DAY_MS = 86_400_000;

/** Whole days as numbers, both ends included. */
export type Span = { from: number; to: number };

/** The number of a day YYYY-MM-DD, counted from 1970. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / DAY_MS);

/** The day YYYY-MM-DD of a number. */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Spans in order, those that meet or follow each other as one. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** What of `within` no span covers. */
export function gaps(spans: readonly Span[], within: Span): Span[] {
  const free: Span[] = [];
  let from = within.from;
  for (const span of merged(spans)) {
    if (span.from > from) free.push({ from, to: Math.min(span.from - 1, within.to) });
    from = Math.max(from, span.to + 1);
  }
  if (from <= within.to) free.push({ from, to: within.to });
  return free.filter((gap) => gap.from <= gap.to);
}

/** Windows of the year (MM-DD) as days of the years that a span touches; a day a year lacks is its nearest one. */
export function windowsIn(season: readonly { fromDay: string; toDay: string }[], within: Span): Span[] {
  const [first, last] = [dayOf(within.from), dayOf(within.to)].map((day) => Number(day.slice(0, 4))) as [
    number,
    number,
  ];
  const years = Array.from({ length: last - first + 1 }, (_none, index) => first + index);
  const windows = years.flatMap((year) =>
    season.map(({ fromDay, toDay }) => ({ from: startsOn(year, fromDay), to: endsOn(year, toDay) })),
  );
  return merged(windows).filter((window) => window.to >= within.from && window.from <= within.to);
}

const startsOn = (year: number, monthDay: string): number =>
  dayNumber(`${year}-${monthDay.slice(0, 2)}-01`) + Number(monthDay.slice(3)) - 1;
const endsOn = (year: number, monthDay: string): number => {
  const nextMonth = Date.UTC(year, Number(monthDay.slice(0, 2)), 1) / DAY_MS;
  return Math.min(startsOn(year, monthDay), nextMonth - 1);
};
