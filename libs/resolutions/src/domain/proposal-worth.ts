import { type DateProposal, type NamedFinding, type RuleCode, SEVERITIES } from '@abat/contracts';

/** Other dates are no remedy for these: one of two equal works has to go, a saving wants them together, papers are missing. */
const NOT_BY_DATES: readonly RuleCode[] = ['work.duplicate', 'work.combine', 'work.no-handover'];

/** Nothing that dates can help is left, nothing new comes. */
export const isClean = ({ leaves, opens }: Pick<DateProposal, 'leaves' | 'opens'>): boolean =>
  opens.length === 0 && leaves.every(({ rule }) => NOT_BY_DATES.includes(rule));

/** The highest severity as a number; -1 = no finding. */
const worstOf = (findings: readonly NamedFinding[]): number =>
  Math.max(-1, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));

/**
 * New days are worth telling when they clear something that dates can help, open fewer findings than that and none worse.
 * @param clearing id of the stored finding that has to go; null = any
 */
export function isWorth({ clears, opens }: Pick<DateProposal, 'clears' | 'opens'>, clearing: string | null): boolean {
  const helped = clears.filter(({ rule }) => !NOT_BY_DATES.includes(rule));
  const helps = clearing ? helped.some(({ finding }) => finding === clearing) : helped.length > 0;
  return helps && opens.length < helped.length && worstOf(opens) <= worstOf(helped);
}

/** Whether a stored finding stands among what a work meets. */
export const isMet = (found: readonly Pick<NamedFinding, 'finding'>[], id: string): boolean =>
  found.some(({ finding }) => finding === id);

/**
 * Whether new days still do what was told of them: the finding that had to go is gone, and only what was told is left.
 * @param told `remaining`: keys of the findings that may be left
 */
export const isAsTold = (
  found: readonly Pick<NamedFinding, 'key' | 'finding'>[],
  { clearing, remaining }: { clearing: string; remaining: readonly string[] },
): boolean => found.every(({ key, finding }) => finding !== clearing && remaining.includes(key));
