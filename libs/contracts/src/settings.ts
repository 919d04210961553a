import { z } from 'zod';
import { ruleCodeSchema } from './findings.js';
import { textSchema, timestampSchema } from './primitives.js';

const jsonObjectSchema = z.record(z.string(), z.unknown());

/** Settings of one rule or of the city: their values of today, what is possible and what stands there without a change. */
export const ruleSettingSchema = z.object({
  key: z.string().describe('rule.<code of the rule>, or that of a setting of the city'),
  rule: ruleCodeSchema.nullable().describe('null: a setting of the city'),
  value: jsonObjectSchema.describe('complete: what nobody has set has its default'),
  defaults: jsonObjectSchema,
  schema: jsonObjectSchema.describe('JSON Schema of the value'),
  note: z.string().nullable().describe('where the values come from'),
  version: z.number().int().describe('0: nobody has set anything'),
  updatedAt: timestampSchema.nullable(),
});
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
export const ruleSettingsResponseSchema = z.object({ items: z.array(ruleSettingSchema) });

/** A new value in place of the whole old one; what it leaves out has its default again. */
export const ruleSettingChangeSchema = z.strictObject({ value: jsonObjectSchema, note: textSchema(2000).nullish() });
export type RuleSettingChange = z.infer<typeof ruleSettingChangeSchema>;
