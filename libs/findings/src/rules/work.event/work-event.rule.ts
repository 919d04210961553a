import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkEvent } from './work-event.explain.js';
import { judgeWorkEvent } from './work-event.judge.js';
import { measureWorkEvent } from './work-event.measure.js';
import { workEventSettingsSchema } from './work-event.settings.js';

/** A work during an event, a ban or a closed season. */
export const workEvent = defineRule({
  code: 'work.event',
  subject: 'work',
  other: 'restriction',
  reactsTo: { work: 'self', restriction: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workEventSettingsSchema,
  contextMeasures: ['overruns'],
  measure: measureWorkEvent,
  judge: judgeWorkEvent,
  explain: explainWorkEvent,
});
