import type { FindingStats } from '@abat/contracts';

type Item = FindingStats['items'][number];

/** Filters of the list by which the counts are parted; `on`: a day is chosen, which stands in for the period. */
type Parts = {
  rule?: string | undefined;
  severity?: string | undefined;
  period?: string | undefined;
  on: string | null;
};

/**
 * How many findings the list shows with these filters. A choice beside the list counts with the filters in force and its
 * own value in place of the one it would replace.
 * @param prefix only rules whose code begins with it
 */
export function countFindings(items: readonly Item[], parts: Parts, prefix = ''): number {
  const severities = parts.severity?.split(',');
  const isOfAll = parts.period === 'all' || parts.on !== null;
  return items
    .filter(({ rule }) => rule.startsWith(prefix) && (!parts.rule || rule === parts.rule))
    .filter(({ severity }) => !severities || severities.includes(severity))
    .reduce((sum, { count, current }) => sum + (isOfAll ? count : current), 0);
}
