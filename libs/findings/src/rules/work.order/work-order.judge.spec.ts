import type { Severity } from '@abat/contracts';
import { judgeWorkOrder } from './work-order.judge.js';
import type { WorkOrderMeasures } from './work-order.measure.js';
import { workOrderSettingsSchema } from './work-order.settings.js';

const settings = workOrderSettingsSchema.parse({});

// Paving of the Water-Green Boulevard a year before a heat pipe, both planned.
const base: WorkOrderMeasures = {
  ...{ finishing: 'a', rankA: 35, rankB: 10, overlapM2: 5.1, shareOfFinishing: 0, gapDays: 365, overlapDays: 0 },
  ...{ costAtRiskKzt: '0.00', certaintyFinishing: 'planned', certaintyDigging: 'planned', sameAgency: false },
};

describe('judge of work.order', () => {
  it.each<[string, Partial<WorkOrderMeasures>, number, Severity]>([
    ['a corner, a year later, at no cost', {}, 0, 'info'],
    ['a cost that is not known counts half', { costAtRiskKzt: null }, 12.5, 'info'],
    ['just under low', { costAtRiskKzt: '11900000.00' }, 14.9, 'info'],
    ['at low', { costAtRiskKzt: '12000000.00' }, 15, 'low'],
    ['at once', { gapDays: 0 }, 25, 'low'],
    ['at medium', { gapDays: 0, certaintyFinishing: 'firm', certaintyDigging: 'firm' }, 40, 'medium'],
    [
      'at high',
      { gapDays: 0, certaintyFinishing: 'firm', certaintyDigging: 'firm', costAtRiskKzt: '20000000.00' },
      65,
      'high',
    ],
    [
      'everything',
      {
        gapDays: 0,
        shareOfFinishing: 1,
        costAtRiskKzt: '90000000.00',
        certaintyFinishing: 'firm',
        certaintyDigging: 'firm',
      },
      100,
      'critical',
    ],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkOrder({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkOrderMeasures>]>([
    ['ranks less than a step apart', { rankB: 26 }],
    ['places beside each other', { overlapM2: 5 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkOrder({ ...base, ...change }, settings)).toBeNull();
  });
});
