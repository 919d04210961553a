import { type FindingChoice, OPEN_FINDING_STATUSES } from '@abat/contracts';
import { anyOfChoice, type Choice, heldChoice, literals, namedChoice, territoryChoice } from '@abat/platform';

/** What the filters of findings part them by (alias d). */
export const FINDING_BY: Record<FindingChoice, Choice> = {
  status: heldChoice('d.status'),
  agency: anyOfChoice('agency', 'd.agency_ids'),
  awaits: {
    ...namedChoice('agency', 'p.agency_id'),
    join: 'CROSS JOIN unnest(d.agency_ids) AS p (agency_id)',
    where: `d.status IN (${literals(OPEN_FINDING_STATUSES)}) AND NOT EXISTS (SELECT FROM assessment s
      WHERE s.finding_id = d.id AND s.agency_id = p.agency_id AND s.verdict <> 're-assess')`,
  },
  toDo: {
    ...namedChoice('agency', 's.agency_id'),
    join: `JOIN (SELECT DISTINCT e.finding_id, e.agency_id FROM resolution_step e WHERE e.due AND NOT e.done) s ON s.finding_id = d.id`,
  },
  territory: territoryChoice('d.territory_ids'),
};
