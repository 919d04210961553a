import type { RuleCode, Stage } from '@abat/contracts';
import type { Statement } from '../../domain/rule.js';

/** Of changed powers those that take part in a rule by their stage, and those that stand in a finding of it. */
export const powersAtStages =
  (rule: RuleCode, stages: readonly Stage[]) =>
  (ids: readonly string[]): Statement => ({
    sql: `SELECT m.id FROM effective_mandate m WHERE m.id = ANY ($1::uuid[]) AND m.stage = ANY ($2::text[])
      UNION SELECT x.id FROM unnest($1::uuid[]) AS x (id) WHERE EXISTS (
        SELECT FROM finding f WHERE f.status <> 'closed' AND f.subject_a = x.id AND f.rule = $3
        UNION ALL SELECT FROM finding f WHERE f.status <> 'closed' AND f.subject_b = x.id AND f.rule = $3)`,
    parameters: [ids, stages, rule],
  });
