import type { RuleCode, SubjectType } from '@abat/contracts';
import { z } from 'zod';
import { defineRule, type Rule } from '../../domain/rule.js';

const NOTHING = `SELECT NULL::uuid AS subject_a, NULL::uuid AS subject_b, '{}'::uuid[] AS agency_ids,
  '{}'::uuid[] AS territory_ids, '{}'::jsonb AS measures, '(,)'::daterange AS period, NULL::geometry AS geom, false AS demo WHERE false`;

/** A rule that has its code and does not measure yet. */
export const comingRule = (code: RuleCode, other: SubjectType | null): Rule =>
  defineRule({
    ...{ code, other, subject: 'work', reactsTo: {}, settings: z.object({}), contextMeasures: [] },
    measure: () => ({ sql: NOTHING, parameters: [] }),
    judge: () => null,
    explain: () => ({ title: { kk: '', ru: '', en: '' }, explanation: { kk: '', ru: '', en: '' } }),
  });
