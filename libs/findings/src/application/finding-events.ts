import type { EventType, RuleCode } from '@abat/contracts';
import type { OutboxEvent } from '@abat/live';
import type { ChangeCounts, ChangedFinding, ChangeKind } from '../persistence/finding-writer.js';

const TYPES: Record<ChangeKind, EventType> = {
  opened: 'finding.opened',
  updated: 'finding.updated',
  closed: 'finding.closed',
};

/** One event of each changed finding, to the districts and agencies it concerns. */
export function findingEvents(changes: readonly ChangedFinding[]): OutboxEvent[] {
  return changes.map(({ kind, id, territoryIds, agencyIds, ...data }) => ({
    type: TYPES[kind],
    subject: { type: 'finding', id },
    territoryIds,
    agencyIds,
    data,
  }));
}

/** One event in place of very many. */
export const recomputedEvent = (rule: RuleCode, counts: ChangeCounts): OutboxEvent => ({
  type: 'findings.recomputed',
  data: { rule, ...counts },
});
