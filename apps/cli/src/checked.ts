import { DomainError } from '@abat/platform';
import { z } from 'zod';

/**
 * Arguments of a command in the shape of a schema.
 * @throws DomainError request.invalid that says in one line what is wrong
 */
export function checked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new DomainError('request.invalid', { detail: wrong.join('; '), cause: parsed.error });
}
