import type { Severity } from '@abat/contracts';
import { judgeMandateLegalBasis } from './mandate-legal-basis.judge.js';
import type { LegalReason, MandateLegalBasisMeasures } from './mandate-legal-basis.measure.js';
import { mandateLegalBasisSettingsSchema } from './mandate-legal-basis.settings.js';

const settings = mandateLegalBasisSettingsSchema.parse({});

// Upkeep of the streets of Almaty district on the rules of 2017.
const upkeep: MandateLegalBasisMeasures = {
  ...{ reason: 'repealed', stage: 'maintenance', since: '2024-10-25' },
  ...{ replacedBy: null, replacedByRu: null, replacedByKk: null, replacedByEn: null },
};

describe('judge of mandate.legal-basis', () => {
  const cases: [LegalReason, MandateLegalBasisMeasures['stage'], number, Severity][] = [
    ['repealed', 'maintenance', 80, 'high'],
    ['repealed', 'control', 80, 'high'],
    ['repealed', 'coordination', 64, 'medium'],
    ['expired', 'construction', 75, 'high'],
    ['expired', 'intake', 60, 'medium'],
    ['draft', 'maintenance', 55, 'medium'],
    ['draft', 'planning', 44, 'medium'],
    ['amended', 'maintenance', 30, 'low'],
    ['amended', 'planning', 24, 'low'],
    ['review', 'maintenance', 25, 'low'],
    ['review', 'planning', 20, 'low'],
  ];
  it.each(cases)('%s at stage %s', (reason, stage, score, severity) => {
    expect(judgeMandateLegalBasis({ ...upkeep, reason, stage }, settings)).toEqual({ score, severity });
  });

  it('follows the settings of the city', () => {
    const strict = mandateLegalBasisSettingsSchema.parse({ severity: { low: 1, medium: 10, high: 20, critical: 30 } });
    expect(judgeMandateLegalBasis({ ...upkeep, reason: 'amended' }, strict).severity).toBe('critical');
  });
});
