import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { codeSchema, lineSchema, localeSchema, timestampSchema, uuidSchema } from './primitives.js';

export const ROLES = ['viewer', 'operator', 'planner', 'executive', 'reviewer', 'administrator'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What a person may do; which role holds which stands in libs/access. */
export const ACTIONS = [
  'read',
  'territory.write',
  'site.write',
  'restriction.write',
  'agency.write',
  'function.write',
  'mandate.write',
  'agreement.write',
  'legal.write',
  'requirement.write',
  'regulation.write',
  'scenario.write',
  'scenario.adopt',
  'project.write',
  'work.write',
  'budget.write',
  'finding.assess',
  'finding.detect',
  'finding.settle',
  'setting.write',
  'alarm.work',
  'shift.work',
  'note.write',
  'screen.manage',
  'import.run',
  'user.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

export const emailSchema = z.email().max(254).toLowerCase();
/** 12 to 200 characters, as NIST SP 800-63B advises: length, no composition rules. */
export const passwordSchema = z.string().min(12).max(200);

export const loginRequestSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(200),
});
export type LoginRequest = z.infer<typeof loginRequestSchema>;

export const meSchema = z.object({
  id: uuidSchema,
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  district: z
    .object({
      id: uuidSchema,
      externalId: z.string(),
      nameRu: z.string(),
      nameKk: z.string().nullable(),
      nameEn: z.string().nullable(),
    })
    .nullable(),
  agency: z
    .object({
      id: uuidSchema,
      code: z.string(),
      nameRu: z.string(),
      nameKk: z.string().nullable(),
      nameEn: z.string().nullable(),
    })
    .nullable(),
  actions: z.array(z.enum(ACTIONS)),
  rooms: z.array(z.string()),
  locale: localeSchema,
  demo: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const userDraftSchema = z.strictObject({
  email: emailSchema,
  name: lineSchema(200),
  role: roleSchema,
  district: codeSchema.nullish(),
  agency: codeSchema.nullish(),
  password: passwordSchema,
  locale: localeSchema.default('ru'),
});
export type UserDraft = z.infer<typeof userDraftSchema>;
export const userPatchSchema = z
  .strictObject({
    name: lineSchema(200),
    role: roleSchema,
    district: codeSchema.nullable(),
    agency: codeSchema.nullable(),
    password: passwordSchema,
    locale: localeSchema,
    disabled: z.boolean(),
  })
  .partial();
export type UserPatch = z.infer<typeof userPatchSchema>;
export const userSchema = z.object({
  id: uuidSchema,
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  district: z.string().nullable(),
  agency: z.string().nullable(),
  locale: localeSchema,
  disabled: z.boolean(),
  demo: z.boolean(),
  version: z.number().int(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type User = z.infer<typeof userSchema>;
export const userQuerySchema = z.strictObject({
  ...pageQueryShape,
  sort: z.enum(['email', '-email']).default('email'),
});
export const localePatchSchema = z.strictObject({ locale: localeSchema });
