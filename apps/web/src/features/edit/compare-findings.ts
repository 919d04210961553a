import type { Finding, PreviewFinding } from '@abat/contracts';

/** What saving would do to the findings of a work. */
export type Comparison = { opened: PreviewFinding[]; remaining: PreviewFinding[]; gone: Finding[] };

/**
 * Compares the findings of a draft with the stored ones of the same work; closed ones do not count. While not all of the
 * draft are told (`isWhole` false) nobody knows which ones go.
 */
export function compareFindings(
  previewed: readonly PreviewFinding[],
  stored: readonly Finding[],
  isWhole: boolean,
): Comparison {
  const living = new Map(stored.filter(({ status }) => status !== 'closed').map((finding) => [finding.id, finding]));
  const isKnown = ({ existing }: PreviewFinding) => existing !== null && living.has(existing);
  const kept = new Set(previewed.map(({ existing }) => existing));
  return {
    opened: previewed.filter((finding) => !isKnown(finding)),
    remaining: previewed.filter(isKnown),
    gone: isWhole ? [...living.values()].filter(({ id }) => !kept.has(id)) : [],
  };
}
