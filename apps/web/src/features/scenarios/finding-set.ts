import type { ComparedFinding } from '@abat/contracts';

/** What becomes of findings: they close, open, or remain. */
export const FINDING_SETS = ['closed', 'opened', 'remaining'] as const;
export type FindingSet = (typeof FINDING_SETS)[number];

/** A name for one finding of a comparison, stored or not. */
export const findingKey = (finding: ComparedFinding): string =>
  finding.id ?? [finding.rule, ...finding.subjects.map(({ externalId }) => externalId)].join('|');
