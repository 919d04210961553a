import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfHandovers, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkNoHandover } from './work-no-handover.explain.js';
import { judgeWorkNoHandover } from './work-no-handover.judge.js';
import { measureWorkNoHandover } from './work-no-handover.measure.js';
import { workNoHandoverSettingsSchema } from './work-no-handover.settings.js';

/** A finished work that nobody has taken over in time. */
export const workNoHandover = defineRule({
  code: 'work.no-handover',
  subject: 'work',
  other: null,
  // Its place is that of the strips, which follow the type.
  reactsTo: { work: 'self', handover: worksOfHandovers, function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workNoHandoverSettingsSchema,
  contextMeasures: ['daysLate'],
  measure: measureWorkNoHandover,
  judge: judgeWorkNoHandover,
  explain: explainWorkNoHandover,
});
