import type { WorkChoice } from '@abat/contracts';
import { todayAt } from '@abat/moments';
import { branchChoice, type Choice, heldChoice, namedChoice } from '@abat/platform';
import { hasOpenFinding, isCurrent } from './work-conditions.js';

// Districts of a work are few rows of their own: counted there, works need not be gathered first.
const BY_DISTRICT: Choice = {
  ...namedChoice('territory', 's.territory_id'),
  join: 'JOIN work_territory s ON s.work_id = w.id',
};

/**
 * What the filters of works part them by (alias w).
 * @param at the moment that is looked at, ISO 8601; undefined: now
 */
export const workChoices = (at: string | undefined): Record<WorkChoice, Choice> => ({
  status: heldChoice('w.status'),
  agency: namedChoice('agency', 'w.agency_id'),
  territory: BY_DISTRICT,
  function: branchChoice('function', 'w.function_id'),
  certainty: heldChoice('w.date_certainty'),
  flagged: heldChoice(hasOpenFinding(at)),
  period: {
    key: isCurrent(todayAt(at)),
    named: `CROSS JOIN unnest(CASE WHEN n.key THEN '{current,all}'::text[] ELSE '{all}' END) AS x (name)`,
    value: 'x.name',
  },
});
