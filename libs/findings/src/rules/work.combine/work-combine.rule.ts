import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkCombine } from './work-combine.explain.js';
import { judgeWorkCombine } from './work-combine.judge.js';
import { measureWorkCombine } from './work-combine.measure.js';
import { workCombineSettingsSchema } from './work-combine.settings.js';

/** Two works near each other could share a trench or a closure: an opportunity. */
export const workCombine = defineRule({
  code: 'work.combine',
  subject: 'work',
  other: 'work',
  reactsTo: { work: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workCombineSettingsSchema,
  contextMeasures: [
    'overruns',
    'trenchKztPerM',
    'trenchSavingKzt',
    'closureKztPerDay',
    'closureSavingKzt',
    'savingKzt',
  ],
  measure: measureWorkCombine,
  judge: judgeWorkCombine,
  explain: explainWorkCombine,
});
