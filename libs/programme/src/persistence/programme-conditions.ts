import type { ProgrammeGroupBy } from '@abat/contracts';
import { type Conditions, fieldError, idsByCode } from '@abat/platform';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

type GroupRule = { none: string; of: (placeholder: string) => string };

const ofMonth = (p: string): string =>
  `w.starts_on >= (${p} || '-01')::date AND w.starts_on < ((${p} || '-01')::date + interval '1 month')`;

const RULES: Record<Exclude<ProgrammeGroupBy, 'none'>, GroupRule> = {
  project: { none: 'w.project_id IS NULL', of: (p) => `w.project_id IN (${idsByCode('project', p)})` },
  agency: { none: 'false', of: (p) => `w.agency_id IN (${idsByCode('agency', p)})` },
  function: { none: 'false', of: (p) => `w.function_id IN (${idsByCode('function', p)})` },
  status: { none: 'false', of: (p) => `w.status = ${p}` },
  month: { none: 'false', of: ofMonth },
  district: {
    none: 'NOT EXISTS (SELECT FROM work_territory s WHERE s.work_id = w.id)',
    // More than half is the greatest share for sure: only the others are compared.
    of: (p) => `w.id IN (SELECT s.work_id FROM work_territory s WHERE s.territory_id IN (${idsByCode('territory', p)})
      AND (s.share > 0.5 OR NOT EXISTS (SELECT FROM work_territory o WHERE o.work_id = s.work_id
        AND (o.share, o.territory_id) > (s.share, s.territory_id))))`,
  },
};

/**
 * Keeps the works of one group.
 * @param key as `programme/groups` tells it; empty: works of no group
 * @throws DomainError request.invalid for a month that is none
 */
export function inGroup(conditions: Conditions, groupBy: ProgrammeGroupBy, key: string | undefined): Conditions {
  if (key === undefined || groupBy === 'none') return conditions;
  if (groupBy === 'month' && key !== '' && !MONTH.test(key))
    throw fieldError('request.invalid', 'group', 'a month is YYYY-MM');
  const rule = RULES[groupBy];
  return key === '' ? conditions.add(rule.none) : conditions.add(rule.of(conditions.bind(key)));
}
