import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkClash } from './work-clash.explain.js';
import { judgeWorkClash } from './work-clash.judge.js';
import { measureWorkClash } from './work-clash.measure.js';
import { workClashSettingsSchema } from './work-clash.settings.js';

/** Two works of different projects in one place at one time. */
export const workClash = defineRule({
  code: 'work.clash',
  subject: 'work',
  other: 'work',
  reactsTo: { work: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workClashSettingsSchema,
  contextMeasures: ['overruns'],
  measure: measureWorkClash,
  judge: judgeWorkClash,
  explain: explainWorkClash,
});
