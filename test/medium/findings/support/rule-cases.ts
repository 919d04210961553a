import type { Severity } from '@abat/contracts';
import { type PlaceCode, PLACES } from '../../../support/places.js';
import type { StoredFinding } from './test-city.js';

/** One line of a table of cases: where in Astana, what is done there, what the rule says of it (and measures), and why. */
export type RuleCase<Said = Severity | 'nothing'> = {
  place: PlaceCode;
  what: string;
  says: Said;
  measures?: Record<string, unknown>;
  why: string;
};

/** A table of cases as tests, one for each line. */
export function eachCase<Case extends RuleCase<unknown>>(
  cases: readonly Case[],
  check: (one: Case) => Promise<void>,
): void {
  const titled = cases.map((one): [string, Case] => [
    `${PLACES[one.place].nameRu}: ${one.what} → ${String(one.says)}, ${one.why}`,
    one,
  ]);
  it.each(titled)('%s', (_title, one) => check(one));
}

/** What the rule found is what the case says: one finding of its severity and measures, or none. */
export function expectSaid(found: readonly StoredFinding[], { says, measures = {} }: RuleCase): void {
  expect(found.map(({ severity }) => severity)).toEqual(says === 'nothing' ? [] : [says]);
  if (found[0]) expect(found[0].measures).toMatchObject(measures);
}
