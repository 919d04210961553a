import type { DistrictFigures, FiguresDistricts } from '@abat/contracts';

const DAY_MS = 86_400_000;

/** The first value that is known and how many steps back it lies; with none known the last, taken for 0. */
export function firstKnown(values: readonly (number | null)[]): { first: number; count: number } {
  const place = values.findIndex((value) => value !== null);
  return place < 0 ? { first: 0, count: 0 } : { first: values[place] ?? 0, count: values.length - 1 - place };
}

/** Whether the seven days before the last seven are known from their beginning. */
export const isWeekBeforeKnown = ({ asOf, knownSince }: Pick<FiguresDistricts, 'asOf' | 'knownSince'>): boolean =>
  Date.parse(knownSince) <= Date.parse(asOf) - 14 * DAY_MS;

/** Findings of a week over districts; null: not known. */
export function sumOf(
  districts: readonly Pick<DistrictFigures, 'weeks'>[],
  place: number,
  of: 'opened' | 'closed',
): number | null {
  const values = districts.map(({ weeks }) => weeks[place]?.[of] ?? null);
  return values.every((value) => value === null) ? null : values.reduce((sum: number, value) => sum + (value ?? 0), 0);
}
