import type { ResolutionAnswer, ResolutionState } from '@abat/contracts';

/** Where a resolution may go from each state. What was withdrawn or done stays as it is. */
export const RESOLUTION_MOVES: Record<ResolutionState, readonly ResolutionState[]> = {
  proposed: ['agreed', 'refused', 'withdrawn', 'applied'],
  agreed: ['withdrawn', 'applied'],
  refused: ['agreed'],
  withdrawn: [],
  applied: [],
};

/** True when a resolution may go from one state to another. */
export const mayMove = (from: ResolutionState, to: ResolutionState): boolean => RESOLUTION_MOVES[from].includes(to);

/** The state that the answers of all parties make: one refusal is enough, agreement needs everybody. null = no answer yet. */
export function stateOfAnswers(answers: readonly (ResolutionAnswer | null)[]): ResolutionState {
  if (answers.includes('refuse')) return 'refused';
  return answers.length > 0 && answers.every((answer) => answer === 'agree') ? 'agreed' : 'proposed';
}
