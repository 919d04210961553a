export type LonLat = [lon: number, lat: number];

/**
 * Where this device is. `unknown`: not asked yet. `refused`: the person said no. `unsupported`: the page came over an
 * address that is not secure. `accuracyM` is the radius the device gives, metres; `at` is when it told the place, ms.
 */
export type Here = {
  status: 'unknown' | 'asking' | 'known' | 'refused' | 'failed' | 'unsupported';
  point: LonLat | null;
  accuracyM: number | null;
  at: number | null;
};

export const NOWHERE: Here = { status: 'unknown', point: null, accuracyM: null, at: null };

/** A place told longer ago says nothing of where the device is now: the next site may be minutes away. */
const OLD_MS = 120_000;

/** True for a place that must be asked for anew; a clock that was set back makes it old too. */
export const isOld = ({ at }: Here, now: number): boolean => at !== null && Math.abs(now - at) > OLD_MS;

/** A place of long ago is none. */
export const withoutOld = (here: Here, now: number): Here => (isOld(here, now) ? NOWHERE : here);

/** What is known after the device could not tell: a place known a moment ago is better than none. */
export function afterLoss(here: Here, isDenied: boolean, now: number): Here {
  if (isDenied) return { ...NOWHERE, status: 'refused' };
  return here.point === null || isOld(here, now) ? { ...NOWHERE, status: 'failed' } : here;
}
