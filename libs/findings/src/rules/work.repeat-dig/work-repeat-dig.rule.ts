import { defineRule } from '../../domain/rule.js';
import { worksAndWhatTheyLeft } from '../work-pairs/scope.js';
import { explainWorkRepeatDig } from './work-repeat-dig.explain.js';
import { judgeWorkRepeatDig } from './work-repeat-dig.judge.js';
import { measureWorkRepeatDig } from './work-repeat-dig.measure.js';
import { workRepeatDigSettingsSchema } from './work-repeat-dig.settings.js';

/** A work opens a surface that is still protected. */
export const workRepeatDig = defineRule({
  code: 'work.repeat-dig',
  subject: 'work',
  other: 'restriction',
  reactsTo: { work: worksAndWhatTheyLeft, restriction: 'self' },
  settings: workRepeatDigSettingsSchema,
  contextMeasures: ['overruns', 'daysLeft', 'keeper'],
  measure: measureWorkRepeatDig,
  judge: judgeWorkRepeatDig,
  explain: explainWorkRepeatDig,
});
