import { z } from 'zod';

const guardYearsSchema = z.number().int().min(0).max(20);
const guard = (construction: number, repair: number) =>
  z.object({ construction: guardYearsSchema, repair: guardYearsSchema }).default({ construction, repair });

/**
 * Years a new surface is not to be dug, by surface and by how it came about; 0 = it is not protected. Key
 * `restriction.fresh-surface`. The least years of the road guarantee norm of December 2025 (4-8 after construction or
 * capital repair, 3-6 after medium repair); that it reaches city streets is not confirmed.
 */
export const freshSurfaceSettingsSchema = z.object({
  years: z
    .object({
      asphalt: guard(4, 3),
      concrete: guard(4, 3),
      paving: guard(4, 3),
      gravel: guard(0, 0),
      soil: guard(0, 0),
      lawn: guard(0, 0),
      rubber: guard(0, 0),
    })
    .prefault({}),
});
export type FreshSurfaceSettings = z.infer<typeof freshSurfaceSettingsSchema>;

const weightSchema = z.number().min(0).max(100);

/** Weights of the parts of nuisance and what counts as full. Key `work.nuisance`. Own suggestion, no norm. */
export const nuisanceSettingsSchema = z.object({
  weights: z
    .object({
      duration: weightSchema.default(25),
      street: weightSchema.default(20),
      lanes: weightSchema.default(15),
      transport: weightSchema.default(15),
      pedestrians: weightSchema.default(15),
      noise: weightSchema.default(10),
    })
    .prefault({}),
  longDays: z.number().int().min(1).max(3650).default(90).describe('days that count as full'),
  manyStops: z.number().int().min(1).max(100).default(4).describe('stops within reach that count as full'),
  manySites: z.number().int().min(1).max(100).default(6).describe('yards and parks within reach that count as full'),
});
export type NuisanceSettings = z.infer<typeof nuisanceSettingsSchema>;

/** Settings of the city that no rule of its own reads, by key. */
export const CITY_SETTINGS = {
  'restriction.fresh-surface': freshSurfaceSettingsSchema,
  'work.nuisance': nuisanceSettingsSchema,
} as const;
export type CitySettingKey = keyof typeof CITY_SETTINGS;
