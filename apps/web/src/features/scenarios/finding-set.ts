import type { ComparedFinding, Comparison } from '@abat/contracts';

/** What becomes of findings: they close, open, or remain. */
export const FINDING_SETS = ['closed', 'opened', 'remaining'] as const;
export type FindingSet = (typeof FINDING_SETS)[number];

/** A name for one finding of a comparison, stored or not. */
export const findingKey = (finding: ComparedFinding): string =>
  finding.id ?? [finding.rule, ...finding.subjects.map(({ externalId }) => externalId)].join('|');

/** How many findings of each kind touch a district. */
export type DistrictCounts = ReadonlyMap<string, Record<FindingSet, number>>;

export function countByDistrict(comparison: Comparison): DistrictCounts {
  const counts = new Map<string, Record<FindingSet, number>>();
  for (const set of FINDING_SETS)
    for (const { territory } of comparison[set])
      for (const id of territory) {
        const row = counts.get(id) ?? { closed: 0, opened: 0, remaining: 0 };
        row[set] += 1;
        counts.set(id, row);
      }
  return counts;
}
