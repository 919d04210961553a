import { RESOLUTION_STATES, type ResolutionAnswer, type ResolutionState } from '@abat/contracts';
import { mayMove, stateOfAnswers } from './resolution-state.js';

describe('stateOfAnswers', () => {
  it.each<[string, (ResolutionAnswer | null)[], ResolutionState]>([
    ['nobody but the proposer answered', ['agree', null], 'proposed'],
    ['everybody agrees', ['agree', 'agree'], 'agreed'],
    ['the only party agrees', ['agree'], 'agreed'],
    ['one refuses while another is silent', ['agree', 'refuse', null], 'refused'],
    ['a finding without parties is never agreed on', [], 'proposed'],
  ])('%s', (_name, answers, state) => {
    expect(stateOfAnswers(answers)).toBe(state);
  });
});

describe('moves of a resolution', () => {
  const allowed: [ResolutionState, ResolutionState][] = [
    ['proposed', 'agreed'],
    ['proposed', 'refused'],
    ['proposed', 'withdrawn'],
    ['proposed', 'applied'],
    ['agreed', 'withdrawn'],
    ['agreed', 'applied'],
    ['refused', 'agreed'],
  ];
  const all = RESOLUTION_STATES.flatMap((from) => RESOLUTION_STATES.map((to) => ({ from, to })));

  it.each(all)('$from -> $to', ({ from, to }) => {
    expect(mayMove(from, to)).toBe(allowed.some(([one, other]) => one === from && other === to));
  });
});
