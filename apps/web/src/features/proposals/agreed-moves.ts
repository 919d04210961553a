import type { ResolutionPlan, Work } from '@abat/contracts';

type Move = ResolutionPlan['moves'][number];
type Placed = Pick<Work, 'id' | 'start' | 'end'>;

/** Whether a work stands on the days a plan gives it. */
export const isMade = ({ work, start, end }: Move, works: readonly Placed[]): boolean =>
  works.some((one) => one.id === work && one.start === start && one.end === end);

/** Whether agreed moves may still be made: once a finding is closed only those that belong to a move made already. */
export const mayFollow = (isClosed: boolean, moves: readonly Move[], works: readonly Placed[]): boolean =>
  !isClosed || moves.some((move) => isMade(move, works));
