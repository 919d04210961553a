const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

type Dated = { at?: string | undefined; on?: string | undefined };

/** Programs name a day with `at`: it asks for what holds on that day, and not for what was stored then. */
export function dayAsFilter<Query extends Dated>(asked: Query): Query {
  const { at, on } = asked;
  return at === undefined || !PLAIN_DAY.test(at) ? asked : { ...asked, at: undefined, on: on ?? at };
}
