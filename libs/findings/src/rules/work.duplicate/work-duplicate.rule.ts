import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkDuplicate } from './work-duplicate.explain.js';
import { judgeWorkDuplicate } from './work-duplicate.judge.js';
import { measureWorkDuplicate } from './work-duplicate.measure.js';
import { workDuplicateSettingsSchema } from './work-duplicate.settings.js';

/** Two works of one kind on one place: planned, and paid for, twice. */
export const workDuplicate = defineRule({
  code: 'work.duplicate',
  subject: 'work',
  other: 'work',
  reactsTo: { work: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workDuplicateSettingsSchema,
  contextMeasures: ['overruns', 'titleSimilarity', 'costAKzt', 'costBKzt'],
  measure: measureWorkDuplicate,
  judge: judgeWorkDuplicate,
  explain: explainWorkDuplicate,
});
