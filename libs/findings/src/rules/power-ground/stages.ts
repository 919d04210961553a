import type { Stage } from '@abat/contracts';

/** Condition: the stage is one of these. Stages come from the zod enum: they are safe to write into SQL. */
export const atStages = (column: string, stages: readonly Stage[]): string =>
  `${column} IN (${stages.map((stage) => `'${stage}'`).join(', ')})`;
