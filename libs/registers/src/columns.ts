import { DomainError } from '@abat/contracts';

/** The fields of `input` that are given, under the same names. */
export function given<Input extends object>(input: Input, fields: readonly string[]): Record<string, unknown> {
  const values = input as Record<string, unknown>;
  return Object.fromEntries(
    fields.filter((field) => values[field] !== undefined).map((field) => [field, values[field]]),
  );
}

type Dates = { first: string | null | undefined; last: string | null | undefined };
type StoredDates = { first: string | null; last: string | null };

/**
 * A PostgreSQL daterange literal from first and last day, both included; undefined when neither is given.
 * What is not given stays as stored.
 * @param path field named in the refusal when the days end before they start
 * @throws DomainError request.invalid
 */
export function periodLiteral(input: Dates, stored: StoredDates | null, path: string): string | undefined {
  if (input.first === undefined && input.last === undefined && stored) return undefined;
  const first = pick(input.first, stored?.first);
  const last = pick(input.last, stored?.last);
  if (first && last && first > last)
    throw new DomainError('request.invalid', {
      errors: [{ path, code: 'custom', message: 'the last day is before the first' }],
    });
  return `[${first},${last}]`;
}

// Given null means open; not given means as stored.
const pick = (input: string | null | undefined, stored: string | null | undefined): string =>
  (input === undefined ? stored : input) ?? '';
