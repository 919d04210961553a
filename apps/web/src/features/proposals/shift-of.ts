import type { DateProposal, ProposalSide } from '@abat/contracts';

/**
 * How proposed days lie to those a work has: a part of its planned window, as many days moved, or moved and fewer. Free
 * time around a window may be shorter than the window without lying in it.
 */
export function shiftOf(
  { start, end, narrowed }: Pick<DateProposal, 'start' | 'end' | 'narrowed'>,
  now: Pick<ProposalSide, 'start' | 'end'>,
): 'inside' | 'moved' | 'shortened' {
  if (!narrowed) return 'moved';
  return start >= now.start && end <= now.end ? 'inside' : 'shortened';
}
