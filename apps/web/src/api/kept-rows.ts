import type { Query } from './client.js';

/** What a question is about: now, a moment that was, or a day to come. */
const timeOf = ({ at, on }: Query): 'was' | 'will' | 'is' => (at ? 'was' : on ? 'will' : 'is');
/** Of a question whose day is a filter of its own, like the day the powers hold on. */
const momentOf = ({ at }: Query): 'was' | 'is' => (at ? 'was' : 'is');

const keepWithin =
  (timeOf: (filters: Query) => string) =>
  (filters: Query) =>
  <Data>(previous: Data | undefined, before: { queryKey: readonly unknown[] } | undefined): Data | undefined =>
    before && timeOf(before.queryKey.at(-1) as Query) === timeOf(filters) ? previous : undefined;

/**
 * What stands on the screen until the answer comes: the answer before, as long as both are about now, about the past or
 * about the plan. What holds now must not stand under the banner of another day.
 * @param filters of the question, which are the last part of its key
 */
export const keepWithinTime = keepWithin(timeOf);
/** Likewise where the day is a filter of the question's own: only from now to the past and back nothing is kept. */
export const keepWithinMoment = keepWithin(momentOf);
