import { z } from 'zod';
import { errorCodeSchema } from './error-codes.js';

/** One wrong field. `path` is a JSON path such as `zones.0.end`; `place` is lon, lat of a geometry fault. */
export const fieldErrorSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  place: z.tuple([z.number(), z.number()]).optional(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** RFC 9457 problem details with a stable `code`. `title` is in the language of the request. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCodeSchema,
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  currentVersion: z.number().int().optional().describe('with request.precondition-failed: the version stored now'),
});
export type Problem = z.infer<typeof problemSchema>;
