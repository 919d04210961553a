import { z } from 'zod';

/** Languages of the product. Russian is the language of last resort for names that miss a translation. */
export const LOCALES = ['kk', 'ru', 'en'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** One text in the three languages. */
export const localizedTextSchema = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
export type LocalizedText = z.infer<typeof localizedTextSchema>;

export const uuidSchema = z.uuid();

/** A code given by people: letters, digits, dot, dash, underscore, colon, slash. */
export const codeSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/-]*$/u);

/** What another system knows a row by. People need not invent one: left out, it becomes the short number of the row. */
export const ownIdSchema = codeSchema.optional().describe('number in another system; left out: the short number');

/** A calendar day `YYYY-MM-DD` that exists, between 1900 and 2200. */
export const dateSchema = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2200-12-31', { message: 'date out of range 1900..2200' });

export const timestampSchema = z.iso.datetime({ offset: true });

/** A moment the database can hold, from 1970 to 2199. */
export const momentSchema = timestampSchema.refine((text) => text >= '1970' && text < '2200', {
  message: 'out of range 1970..2199',
});

/** Tenge with two decimals as a decimal string, exact: numeric(18,2) in the database. */
export const moneySchema = z
  .string()
  .trim()
  .regex(/^\d{1,16}(\.\d{1,2})?$/, 'a non-negative decimal with at most two digits after the point');

/** A difference of money: tenge, may be negative. */
export const signedMoneySchema = z.string().describe('tenge, may be negative');

/** Text of one line without control characters. */
export const lineSchema = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control characters are not allowed');

/** Text of several lines; tabs and line breaks allowed. */
export const textSchema = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'control characters are not allowed');

/** `true` / `false` in a query string. */
export const queryBooleanSchema = z.enum(['true', 'false']).transform((text) => text === 'true');
