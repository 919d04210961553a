import { DomainError, type Geometry } from '@abat/contracts';

/** First and last day, YYYY-MM-DD, both included. */
export type Days = { start: string; end: string };
type Zone = Days & { geometry: Geometry };

/** What a request says about places and days; absent parts stay as they are. */
export type PlaceChange = {
  start?: string | undefined;
  end?: string | undefined;
  geometry?: Geometry | undefined;
  zones?: Zone[] | undefined;
};

/** What to do with the stored zones. `keep` changes nothing, `move` only the days, `replace` everything. */
export type ZonePlan = { kind: 'keep' } | ({ kind: 'move' } & Days) | { kind: 'replace'; zones: Zone[] };

const reversed = (): DomainError =>
  new DomainError('request.invalid', { errors: [{ path: 'end', code: 'custom', message: 'end is before start' }] });

/**
 * Decides how a change of dates or shape reaches the zones.
 * A new shape or new days for the whole work are clear only while every zone carries the days of the work (or there is
 * one zone); otherwise the zones themselves must be given.
 * @throws DomainError work.zone-dates, request.invalid when the days end before they start
 */
export function planZones(stored: readonly Days[], work: Days, change: PlaceChange): ZonePlan {
  if (change.zones) return { kind: 'replace', zones: change.zones };
  const days = { start: change.start ?? work.start, end: change.end ?? work.end };
  const moves = !sameDays(days, work);
  if (!change.geometry && !moves) return { kind: 'keep' };
  if (days.start > days.end) throw reversed();
  if (moves && stored.some((zone) => !sameDays(zone, work))) throw new DomainError('work.zone-dates');
  return change.geometry
    ? { kind: 'replace', zones: [reshape(stored, change.geometry, days)] }
    : { kind: 'move', ...days };
}

const sameDays = (a: Days, b: Days): boolean => a.start === b.start && a.end === b.end;

function reshape(stored: readonly Days[], geometry: Geometry, days: Days): Zone {
  if (stored.length > 1) throw new DomainError('work.zone-dates');
  return { geometry, ...days };
}

/** First and last day of zones. */
export function spanOf(zones: readonly Days[]): Days {
  const starts = zones.map((zone) => zone.start).sort();
  const ends = zones.map((zone) => zone.end).sort();
  return { start: starts[0] as string, end: ends.at(-1) as string };
}
