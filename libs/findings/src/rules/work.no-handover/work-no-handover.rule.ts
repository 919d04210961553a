import { defineRule } from '../../domain/rule.js';
import { worksOfHandovers } from '../work-pairs/scope.js';
import { explainWorkNoHandover } from './work-no-handover.explain.js';
import { judgeWorkNoHandover } from './work-no-handover.judge.js';
import { measureWorkNoHandover } from './work-no-handover.measure.js';
import { workNoHandoverSettingsSchema } from './work-no-handover.settings.js';

/** A finished work that nobody has taken over in time. */
export const workNoHandover = defineRule({
  code: 'work.no-handover',
  subject: 'work',
  other: null,
  reactsTo: { work: 'self', handover: worksOfHandovers },
  settings: workNoHandoverSettingsSchema,
  contextMeasures: ['daysLate'],
  measure: measureWorkNoHandover,
  judge: judgeWorkNoHandover,
  explain: explainWorkNoHandover,
});
