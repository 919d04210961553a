import { z } from 'zod';
import { localizedTextSchema } from './primitives.js';

/** The city a server keeps. Everybody may know it: the door and a wall that is not paired show its name and its clock. */
export const citySchema = z.object({
  timeZone: z.string().describe('IANA name, such as Asia/Almaty: every day and hour on screen is of this zone'),
  name: localizedTextSchema.nullable().describe('null: no territory of the kind city is known yet'),
  bbox: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .nullable()
    .describe(
      'west, south, east, north in degrees (EPSG:4326) of what a map shows first; null: nothing has a place yet',
    ),
  demo: z.boolean().describe('a programme of works for demonstration was loaded'),
});
export type City = z.infer<typeof citySchema>;
