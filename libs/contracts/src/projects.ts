import { z } from 'zod';
import { needSchema } from './needs.js';
import { pageQueryShape, PAGING } from './page.js';
import { codeSchema, dateSchema, lineSchema, type LocalizedText, moneySchema, textSchema } from './primitives.js';
import { approvalSchema, baselineSchema, milestoneSchema } from './programme.js';
import { provenanceShape } from './territory.js';
import { dateCertaintySchema, territoryShareSchema, workStatusSchema } from './works.js';

export const PROJECT_PHASES = [
  'identification',
  'programming',
  'design',
  'approval',
  'procurement',
  'construction',
  'acceptance',
  'guarantee',
  'closed',
  'cancelled',
] as const;
export const projectPhaseSchema = z.enum(PROJECT_PHASES);
export type ProjectPhase = z.infer<typeof projectPhaseSchema>;

const ENDED_PHASES: readonly ProjectPhase[] = ['guarantee', 'closed', 'cancelled'];
/** True of a project that is built or given up: nothing that is still to be done joins it. */
export const isEndedPhase = (phase: ProjectPhase): boolean => ENDED_PHASES.includes(phase);
/** Phases of projects that take works and needs in. */
export const OPEN_PHASES: readonly ProjectPhase[] = PROJECT_PHASES.filter((phase) => !isEndedPhase(phase));

/** What a phase may lack. Stable keys; people read them in their own language. */
export const PHASE_LACKS = [
  'title',
  'agency',
  'function',
  'works',
  'cost',
  'approvals',
  'budget-line',
  'contractor',
  'firm-dates',
  'excavation-permit',
  'works-finished',
  'handover',
  'guarantee-over',
  'reason',
] as const;
/** What to do about each lack. */
export const PHASE_LACK_TEXTS: Record<(typeof PHASE_LACKS)[number], LocalizedText> = {
  title: { ru: 'Дайте проекту название', kk: 'Жобаға атау беріңіз', en: 'Name the project' },
  agency: { ru: 'Укажите ответственный орган', kk: 'Жауапты органды көрсетіңіз', en: 'Name the body in charge' },
  function: { ru: 'Укажите функцию', kk: 'Функцияны көрсетіңіз', en: 'Name the function' },
  works: { ru: 'Добавьте работы с местами', kk: 'Орны бар жұмыстарды қосыңыз', en: 'Add works with their places' },
  cost: { ru: 'Укажите стоимость', kk: 'Құнын көрсетіңіз', en: 'State the cost' },
  approvals: {
    ru: 'Получите все согласования',
    kk: 'Барлық келісулерді алыңыз',
    en: 'Obtain all approvals',
  },
  'budget-line': {
    ru: 'Назначьте каждой работе бюджетную строку; заявленная потребность не считается',
    kk: 'Әр жұмысқа бюджет жолын белгілеңіз; мәлімделген қажеттілік есепке алынбайды',
    en: 'Give every work a budget line; a need that is only asked for does not count',
  },
  contractor: {
    ru: 'Назовите подрядчика каждой работы',
    kk: 'Әр жұмыстың мердігерін көрсетіңіз',
    en: 'Name the contractor of every work',
  },
  'firm-dates': {
    ru: 'Сделайте сроки каждой работы твёрдыми',
    kk: 'Әр жұмыстың мерзімін түпкілікті етіңіз',
    en: 'Make the dates of every work firm',
  },
  'excavation-permit': {
    ru: 'Получите разрешения на вскрытие на все дни работ',
    kk: 'Жұмыстың барлық күніне қазу рұқсатын алыңыз',
    en: 'Obtain excavation permits for all days of the works',
  },
  'works-finished': {
    ru: 'Завершите все работы',
    kk: 'Барлық жұмысты аяқтаңыз',
    en: 'Finish all works',
  },
  handover: {
    ru: 'Оформите приёмку каждой работы',
    kk: 'Әр жұмыстың қабылдануын рәсімдеңіз',
    en: 'Record the handover of every work',
  },
  'guarantee-over': {
    ru: 'Дождитесь окончания гарантии',
    kk: 'Кепілдік мерзімінің аяқталуын күтіңіз',
    en: 'Wait until the guarantee is over',
  },
  reason: { ru: 'Укажите причину', kk: 'Себебін көрсетіңіз', en: 'Give the reason' },
};
export const phaseLackSchema = z.enum(PHASE_LACKS);
export type PhaseLack = z.infer<typeof phaseLackSchema>;

const projectFields = {
  title: lineSchema(500),
  agency: codeSchema.nullish(),
  function: codeSchema.nullish(),
  description: textSchema(4000).nullish(),
  costKzt: moneySchema.nullish(),
  start: dateSchema.nullish(),
  end: dateSchema.nullish().describe('last day, included'),
} as const;
type Days = { start?: string | null | undefined; end?: string | null | undefined };
const inOrder = (row: Days): boolean => !row.start || !row.end || row.start <= row.end;
const orderMessage = { path: ['end'], message: 'end is before start' };
export const projectDraftSchema = z
  .strictObject({ code: codeSchema.optional(), ...projectFields })
  .refine(inOrder, orderMessage);
export type ProjectDraft = z.infer<typeof projectDraftSchema>;
export const projectPatchSchema = z.strictObject(projectFields).partial().refine(inOrder, orderMessage);
export type ProjectPatch = z.infer<typeof projectPatchSchema>;

/**
 * Moves a project to another phase; going back, cancelling and taking up again demand a reason. Cancelling cancels its
 * works that are not finished and opens the needs gathered into it again; taking up again gives those works back and
 * gathers those needs that nobody decided on since.
 */
export const phaseRequestSchema = z.strictObject({ phase: projectPhaseSchema, reason: textSchema(2000).nullish() });
export type PhaseRequest = z.infer<typeof phaseRequestSchema>;

export const projectSummarySchema = z.object({
  ...provenanceShape,
  number: z.number().int(),
  code: z.string(),
  title: z.string(),
  agency: z.string().nullable(),
  function: z.string().nullable(),
  description: z.string().nullable(),
  phase: projectPhaseSchema,
  phaseSince: dateSchema,
  phaseReason: z.string().nullable().describe('why it was cancelled, sent back or taken up again'),
  costKzt: moneySchema.nullable(),
  start: dateSchema.nullable(),
  end: dateSchema.nullable(),
  workCount: z.number().int(),
  worksCostKzt: z.string().nullable().describe('sum of the works that are not cancelled'),
  worksStart: dateSchema.nullable(),
  worksEnd: dateSchema.nullable(),
  waitingApprovals: z.number().int(),
});
export type ProjectSummary = z.infer<typeof projectSummarySchema>;

/** A phase the project may go to and what is missing for it; `needsReason`: a reason must be given. */
export const phaseMoveSchema = z.object({
  phase: projectPhaseSchema,
  missing: z.array(phaseLackSchema),
  needsReason: z.boolean(),
  works: z.number().int().describe('works that the move cancels, or gives back when the project is taken up again'),
  needs: z.number().int().describe('needs that the move opens again, or gathers when the project is taken up again'),
});
export type PhaseMove = z.infer<typeof phaseMoveSchema>;

export const projectSchema = projectSummarySchema.extend({
  moves: z.array(phaseMoveSchema),
  lacks: z.array(phaseLackSchema).describe('what the phase it is in demands and was taken away since, or never given'),
  territories: z.array(territoryShareSchema),
  works: z.array(
    z.object({
      id: z.uuid(),
      externalId: z.string(),
      title: z.string(),
      agency: z.string(),
      status: workStatusSchema,
      start: dateSchema,
      end: dateSchema,
      dateCertainty: dateCertaintySchema,
      costKzt: moneySchema.nullable(),
      progressPercent: z.number().int().nullable(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
  ),
  milestones: z.array(milestoneSchema),
  approvals: z.array(approvalSchema),
  needs: z.array(needSchema),
  baselines: z.array(baselineSchema),
});
export type Project = z.infer<typeof projectSchema>;

export const projectQuerySchema = z.strictObject({
  ...pageQueryShape,
  phase: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(projectPhaseSchema).optional())
    .describe('one phase or several, comma-separated'),
  code: codeSchema.optional().describe('the project of this code or id alone'),
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  awaits: codeSchema.optional().describe('only projects that wait for the answer of this body'),
  demo: z.enum(['true', 'false']).optional(),
  sort: z
    .enum([
      'number',
      '-number',
      'title',
      '-title',
      'phaseSince',
      '-phaseSince',
      'cost',
      '-cost',
      'updatedAt',
      '-updatedAt',
    ])
    .default('-number'),
});
export type ProjectQuery = z.infer<typeof projectQuerySchema>;
export const projectChoicesQuerySchema = projectQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['phase', 'agency', 'awaits', 'function', 'territory']) });
