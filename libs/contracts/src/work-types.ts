import { z } from 'zod';
import { pageQueryShape, PAGING } from './page.js';
import { codeSchema, lineSchema, textSchema, dateSchema } from './primitives.js';
import { provenanceShape, surfaceSchema } from './territory.js';

const names = {
  nameRu: lineSchema(300),
  nameKk: lineSchema(300).nullish(),
  nameEn: lineSchema(300).nullish(),
} as const;
const namesOut = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;
const metres = z.number().min(0).max(500);

const workTypeFields = {
  ...names,
  rank: z.number().int().min(1).max(100).nullish().describe('order on a place: networks first, planting last'),
  trench: z.boolean().describe('digs a trench'),
  surface: surfaceSchema.nullish().describe('what works of the type leave on the ground'),
  bufferM: metres.nullish().describe('strip around a work in metres; none = the setting of the rule'),
  hinderedBufferM: metres.nullish().describe('the same where traffic is hindered'),
  noise: z.number().int().min(0).max(3).describe('0 quiet .. 3 loud'),
} as const;

export const workTypeDraftSchema = z.strictObject({
  code: codeSchema,
  ...workTypeFields,
  trench: z.boolean().default(false),
  noise: workTypeFields.noise.default(1),
});
export type WorkTypeDraft = z.infer<typeof workTypeDraftSchema>;
export const workTypePatchSchema = z.strictObject(workTypeFields).partial();
export type WorkTypePatch = z.infer<typeof workTypePatchSchema>;
/** A kind of work: what it digs, leaves behind and how much it disturbs. */
export const workTypeSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  ...namesOut,
  rank: z.number().int().nullable(),
  trench: z.boolean(),
  surface: surfaceSchema.nullable(),
  bufferM: z.number().nullable(),
  hinderedBufferM: z.number().nullable(),
  noise: z.number().int(),
});
export type WorkType = z.infer<typeof workTypeSchema>;
export const workTypeQuerySchema = z.strictObject({
  ...pageQueryShape,
  sort: z.enum(['rank', '-rank', 'code', '-code', 'name', '-name']).default('rank'),
});
export type WorkTypeQuery = z.infer<typeof workTypeQuerySchema>;

/** A day of any year, MM-DD. */
export const yearDaySchema = z
  .string()
  .regex(/^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/);

const seasonFields = {
  workType: codeSchema.describe('code or id of the type'),
  fromDay: yearDaySchema,
  toDay: yearDaySchema.describe('last day, included'),
  note: textSchema(2000).nullish(),
} as const;
const inOrder = (row: { fromDay?: string | undefined; toDay?: string | undefined }): boolean =>
  !row.fromDay || !row.toDay || row.fromDay <= row.toDay;
const orderMessage = { path: ['toDay'], message: 'toDay is before fromDay' };
export const workSeasonDraftSchema = z.strictObject(seasonFields).refine(inOrder, orderMessage);
export type WorkSeasonDraft = z.infer<typeof workSeasonDraftSchema>;
export const workSeasonPatchSchema = z.strictObject(seasonFields).partial().refine(inOrder, orderMessage);
export type WorkSeasonPatch = z.infer<typeof workSeasonPatchSchema>;
/** Days of every year on which works of a type may be done. */
export const workSeasonSchema = z.object({
  ...provenanceShape,
  workType: z.string(),
  fromDay: z.string(),
  toDay: z.string(),
  note: z.string().nullable(),
});
export type WorkSeason = z.infer<typeof workSeasonSchema>;
export const workSeasonQuerySchema = z.strictObject({
  ...pageQueryShape,
  workType: codeSchema.optional(),
  sort: z.enum(['fromDay', '-fromDay']).default('fromDay'),
});
export type WorkSeasonQuery = z.infer<typeof workSeasonQuerySchema>;
export const workSeasonChoicesQuerySchema = workSeasonQuerySchema.omit(PAGING).extend({ by: z.enum(['workType']) });

const holidayFields = { day: dateSchema, ...names } as const;
export const holidayDraftSchema = z.strictObject(holidayFields);
export type HolidayDraft = z.infer<typeof holidayDraftSchema>;
export const holidayPatchSchema = holidayDraftSchema.partial();
export type HolidayPatch = z.infer<typeof holidayPatchSchema>;
/** A day off beside Saturdays and Sundays. */
export const holidaySchema = z.object({ ...provenanceShape, day: dateSchema, ...namesOut });
export type Holiday = z.infer<typeof holidaySchema>;
export const holidayQuerySchema = z.strictObject({
  ...pageQueryShape,
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  sort: z.enum(['day', '-day']).default('day'),
});
export type HolidayQuery = z.infer<typeof holidayQuerySchema>;
export const holidayChoicesQuerySchema = holidayQuerySchema.omit(PAGING).extend({ by: z.enum(['year']) });
