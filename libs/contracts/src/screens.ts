import { z } from 'zod';
import { codeSchema, LOCALES, lineSchema, timestampSchema, uuidSchema } from './primitives.js';

/** What a scene may be composed of. */
export const BLOCK_CODES = [
  'key-figures',
  'severities',
  'newest-findings',
  'city-map',
  'district-cards',
  'district-multiples',
  'powers-overlaps',
  'week-works',
  'money-bars',
  'requests',
  'decisions-due',
  'alarm-kpis',
  'changes',
  'responsibility-flow',
  'calendar-heat',
  'legend',
  'text',
] as const;
export const blockCodeSchema = z.enum(BLOCK_CODES);
export type BlockCode = z.infer<typeof blockCodeSchema>;

/** Cells of every scene, whatever the size of the screen. */
export const SCENE_GRID = { columns: 12, rows: 8 } as const;
/** Layout of the profiles for which a scene names none. */
export const DEFAULT_LAYOUT = 'default';
const MOST_BLOCKS = 24;
const MOST_LAYOUTS = 20;
const MOST_SETTINGS = 20;
/** Letters of one setting of a block: of the words somebody writes for a scene, in each language. */
export const MOST_BLOCK_TEXT = 500;

const settingNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const settingValueSchema = z.union([
  z
    .string()
    .max(MOST_BLOCK_TEXT)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u),
  z.number(),
  z.boolean(),
  z.null(),
]);
const cell = (from: number, to: number) => z.number().int().min(from).max(to);

/** One block with its place in cells, counted from the upper left corner. */
export const placedBlockSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  block: blockCodeSchema,
  x: cell(0, SCENE_GRID.columns - 1),
  y: cell(0, SCENE_GRID.rows - 1),
  w: cell(1, SCENE_GRID.columns),
  h: cell(1, SCENE_GRID.rows),
  settings: z
    .record(settingNameSchema, settingValueSchema)
    .refine((settings) => Object.keys(settings).length <= MOST_SETTINGS, { message: 'too many settings' })
    .default({}),
});
export type PlacedBlock = z.infer<typeof placedBlockSchema>;

/** What is wrong with the place of a block: `index` is its place in the list. */
export type LayoutFault = { index: number; fault: 'outside' | 'overlap' | 'same-id' };

const isOutside = ({ x, y, w, h }: PlacedBlock): boolean => x + w > SCENE_GRID.columns || y + h > SCENE_GRID.rows;
const overlap = (one: PlacedBlock, other: PlacedBlock): boolean =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;

/** Blocks that stick out of the grid, lie on an earlier one or bear its id. */
export function layoutFaults(blocks: readonly PlacedBlock[]): LayoutFault[] {
  return blocks.flatMap((block, index): LayoutFault[] => {
    const earlier = blocks.slice(0, index);
    if (isOutside(block)) return [{ index, fault: 'outside' }];
    if (earlier.some((other) => overlap(block, other))) return [{ index, fault: 'overlap' }];
    return earlier.some(({ id }) => id === block.id) ? [{ index, fault: 'same-id' }] : [];
  });
}

const layoutSchema = z
  .array(placedBlockSchema)
  .max(MOST_BLOCKS)
  .superRefine((blocks, context) => {
    for (const { index, fault } of layoutFaults(blocks))
      context.addIssue({ code: 'custom', path: [index], message: fault, params: { fault } });
  });
const shortCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes');
const layoutsSchema = z
  .record(shortCodeSchema, layoutSchema)
  .refine((layouts) => DEFAULT_LAYOUT in layouts, { message: 'the layout "default" is missing' })
  .refine((layouts) => Object.keys(layouts).length <= MOST_LAYOUTS, { message: 'too many layouts' })
  .describe('blocks per code of a profile; "default" for the others');

const names = { nameRu: lineSchema(120), nameKk: lineSchema(120), nameEn: lineSchema(120) } as const;
const durationSchema = z.number().int().min(5).max(3600).describe('seconds');

const profileFields = {
  ...names,
  widthPx: z.number().int().min(640).max(30_000),
  heightPx: z.number().int().min(360).max(30_000),
  columns: z.number().int().min(1).max(16).describe('tiles side by side; a scene goes across all'),
  rows: z.number().int().min(1).max(16).describe('tiles one above the other'),
  pixelPitchMm: z.number().min(0.02).max(20).describe('from pixel to pixel, millimetres'),
  distanceM: z.number().min(0.3).max(100).describe('from the eyes to the screen, metres'),
  bezelMm: z.number().min(0).max(100).describe('dark frame between two pictures of a video wall, millimetres'),
} as const;
export const screenProfileDraftSchema = z.strictObject({ code: shortCodeSchema, ...profileFields });
export type ScreenProfileDraft = z.infer<typeof screenProfileDraftSchema>;
export const screenProfilePatchSchema = z.strictObject(profileFields).partial();
export type ScreenProfilePatch = z.infer<typeof screenProfilePatchSchema>;

const kept = {
  shipped: z.boolean().describe('it comes with the product: deleting it takes changes back'),
  edited: z.boolean().describe('false: as shipped'),
  version: z.number().int().describe('0: never changed; counts on when it is shipped again'),
} as const;

/** What a screen is made of and from where it is read: sizes of text follow from it. */
export const screenProfileSchema = z.object({ ...screenProfileDraftSchema.shape, ...kept });
export type ScreenProfile = z.infer<typeof screenProfileSchema>;
export const screenProfilesSchema = z.object({ items: z.array(screenProfileSchema) });
export type ScreenProfiles = z.infer<typeof screenProfilesSchema>;

const sceneFields = {
  ...names,
  sort: z.number().int().min(0).max(10_000),
  durationS: durationSchema,
  enabled: z.boolean(),
  layouts: layoutsSchema,
} as const;
export const sceneDraftSchema = z.strictObject({ code: shortCodeSchema, ...sceneFields });
export type SceneDraft = z.infer<typeof sceneDraftSchema>;
export const scenePatchSchema = z.strictObject(sceneFields).partial();
export type ScenePatch = z.infer<typeof scenePatchSchema>;

/** One picture of a wall, composed of blocks. */
export const sceneSchema = z.object({
  code: z.string(),
  nameRu: z.string(),
  nameKk: z.string(),
  nameEn: z.string(),
  sort: z.number().int(),
  durationS: z.number().int(),
  enabled: z.boolean(),
  layouts: z.record(z.string(), z.array(placedBlockSchema)),
  ...kept,
});
export type Scene = z.infer<typeof sceneSchema>;
export const scenesSchema = z.object({ items: z.array(sceneSchema) });
export type Scenes = z.infer<typeof scenesSchema>;

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
export const sleepSchema = z
  .strictObject({
    from: timeOfDaySchema,
    to: timeOfDaySchema.describe('earlier than `from`: on the next day'),
    days: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .describe('days on which the sleep begins, 1 = Monday ... 7 = Sunday'),
  })
  .refine(({ from, to }) => from !== to, { message: 'the sleep has no length', path: ['to'] })
  .describe('in the time of the city');
export type Sleep = z.infer<typeof sleepSchema>;

export const SCREEN_THEMES = ['dark', 'light'] as const;
/** `rotate`: the language changes with each scene. */
export const SCREEN_LOCALES = [...LOCALES, 'rotate'] as const;

export const screenSceneSchema = z.strictObject({ scene: shortCodeSchema, durationS: durationSchema.optional() });
const screenFields = {
  name: lineSchema(120),
  profile: shortCodeSchema,
  scenes: z.array(screenSceneSchema).max(40).describe('in this order; empty = every enabled scene in its order'),
  focusDistrict: codeSchema.nullable().describe('uuid or external id of a district; null = each in turn'),
  theme: z.enum(SCREEN_THEMES),
  locale: z.enum(SCREEN_LOCALES),
  sleep: sleepSchema.nullable(),
  drift: z.boolean().describe('moves the picture slowly so that nothing burns in'),
  breakInS: z
    .number()
    .int()
    .min(0)
    .max(600)
    .describe('seconds a new critical finding interrupts the scenes; 0 = never'),
} as const;

/** Letters of pairing codes: none looks like another. */
export const PAIRING_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const PAIRING_CODE_LENGTH = 6;
export const pairingCodeSchema = z
  .string()
  .trim()
  .max(20)
  .toUpperCase()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${PAIRING_LETTERS}]{${PAIRING_CODE_LENGTH}}$`), 'six letters and digits'));

/** Pairs the wall that shows the code. */
export const screenDraftSchema = z.strictObject({
  code: pairingCodeSchema,
  ...screenFields,
  scenes: screenFields.scenes.default([]),
  focusDistrict: screenFields.focusDistrict.default(null),
  theme: screenFields.theme.default('dark'),
  locale: screenFields.locale.default('ru'),
  sleep: screenFields.sleep.default(null),
  drift: screenFields.drift.default(true),
  breakInS: screenFields.breakInS.default(30),
});
export type ScreenDraft = z.infer<typeof screenDraftSchema>;
export const screenPatchSchema = z.strictObject(screenFields).partial();
export type ScreenPatch = z.infer<typeof screenPatchSchema>;

/** What may be shown on a wall out of turn. */
export const SHOWN_KINDS = ['scene', 'finding', 'work', 'site'] as const;
const minutesSchema = z.number().int().min(1).max(60);
export const showSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scene'), code: shortCodeSchema, minutes: minutesSchema }),
  z.strictObject({ kind: z.literal('finding'), id: uuidSchema, minutes: minutesSchema }),
  z.strictObject({ kind: z.literal('work'), id: uuidSchema, minutes: minutesSchema }),
  z.strictObject({ kind: z.literal('site'), id: uuidSchema, minutes: minutesSchema }),
]);
export type Show = z.infer<typeof showSchema>;

/** What somebody put on a wall until a moment. `ref` is the code of a scene, else an id. */
export const shownSchema = z.object({
  kind: z.enum(SHOWN_KINDS),
  ref: z.string(),
  until: timestampSchema,
  by: z.string().describe('name of who put it there'),
});
export type Shown = z.infer<typeof shownSchema>;

const districtNameSchema = z.object({
  id: uuidSchema,
  externalId: z.string(),
  nameRu: z.string(),
  nameKk: z.string().nullable(),
  nameEn: z.string().nullable(),
});

/** A paired wall as the console sees it. */
export const screenSchema = z.object({
  id: uuidSchema,
  number: z.number().int().describe('short number that can be spoken: wall 2'),
  name: z.string(),
  profile: z.string(),
  scenes: z.array(screenSceneSchema),
  focusDistrict: districtNameSchema.nullable(),
  theme: z.enum(SCREEN_THEMES),
  locale: z.enum(SCREEN_LOCALES),
  sleep: sleepSchema.nullable(),
  drift: z.boolean(),
  breakInS: z.number().int(),
  shown: shownSchema.nullable(),
  asleep: z.boolean().describe('by its schedule, at the time of the answer'),
  pairedAt: timestampSchema,
  pairedBy: z.string(),
  lastSeenAt: timestampSchema.nullable().describe('when it was last heard of'),
  online: z.boolean().describe('it was heard of within the last 90 seconds'),
  sceneShown: z.string().nullable(),
  build: z.string().nullable().describe('of the web app that it runs'),
  version: z.number().int(),
});
export type Screen = z.infer<typeof screenSchema>;
export const screensSchema = z.object({ items: z.array(screenSchema) });
export type Screens = z.infer<typeof screensSchema>;

/** A scene as one screen shows it. */
export const resolvedSceneSchema = z.object({
  code: z.string(),
  nameRu: z.string(),
  nameKk: z.string(),
  nameEn: z.string(),
  durationS: z.number().int(),
  blocks: z.array(placedBlockSchema),
});
export type ResolvedScene = z.infer<typeof resolvedSceneSchema>;

/** Everything a wall needs to know about itself. */
export const ownScreenSchema = z.object({
  screen: screenSchema,
  profile: screenProfileSchema,
  scenes: z.array(resolvedSceneSchema).describe('in the order of the rotation'),
  shownScene: resolvedSceneSchema
    .nullable()
    .describe('with `shown` of kind scene: it need not be part of the rotation'),
  serverTime: timestampSchema,
});
export type OwnScreen = z.infer<typeof ownScreenSchema>;

export const pairingSchema = z.object({ code: z.string(), expiresAt: timestampSchema });
export type Pairing = z.infer<typeof pairingSchema>;
/** `none`: this browser waits for nothing; it may ask for a code. With `paired` it holds its own cookie. */
export const pairingStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), code: z.string(), expiresAt: timestampSchema }),
  z.object({ state: z.literal('paired'), screen: z.object({ id: uuidSchema, name: z.string() }) }),
  z.object({ state: z.literal('none') }),
]);
export type PairingState = z.infer<typeof pairingStateSchema>;

export const heartbeatSchema = z.strictObject({
  sceneShown: shortCodeSchema.nullable(),
  build: z
    .string()
    .regex(/^[\w.+-]{1,80}$/)
    .nullable(),
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;
