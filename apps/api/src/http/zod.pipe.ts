import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FieldError } from '@abat/contracts';
import { DomainError } from '@abat/platform';
import type { z } from 'zod';

const toFieldError = (issue: z.core.$ZodIssue): FieldError[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      code: 'unknown',
      message: `unknown field or parameter: ${key}`,
    }));
  return [{ path: issue.path.join('.'), code: issue.code, message: issue.message }];
};

/** Most field errors one answer lists. */
const MAX_ERRORS = 50;

/** Field errors of a zod error in the shape of problem details. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(toFieldError).slice(0, MAX_ERRORS);
}

/** Parses a body or query with a schema of the contracts; refuses with request.invalid and every wrong field. */
@Injectable()
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new DomainError('request.invalid', { errors: fieldErrors(parsed.error) });
  }
}
