import { defineRule } from '../../domain/rule.js';
import { worksOfFunctions, worksOfTypes } from '../work-pairs/scope.js';
import { explainWorkOrder } from './work-order.explain.js';
import { judgeWorkOrder } from './work-order.judge.js';
import { measureWorkOrder } from './work-order.measure.js';
import { workOrderSettingsSchema } from './work-order.settings.js';

/** A surface is finished before the ground below it is opened. */
export const workOrder = defineRule({
  code: 'work.order',
  subject: 'work',
  other: 'work',
  reactsTo: { work: 'self', function: worksOfFunctions, 'work-type': worksOfTypes },
  settings: workOrderSettingsSchema,
  contextMeasures: ['overruns', 'costAtRiskKzt'],
  measure: measureWorkOrder,
  judge: judgeWorkOrder,
  explain: explainWorkOrder,
});
