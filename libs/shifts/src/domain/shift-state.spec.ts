import { SHIFT_STATES, type ShiftState } from '@abat/contracts';
import { SHIFT_ACTS, type ShiftAct, shiftOutcome } from './shift-state.js';

const told = (act: ShiftAct, state: ShiftState, userId: string, administers = false): string => {
  const outcome = shiftOutcome(act, { state, holderId: 'outgoing' }, { userId, administers });
  return 'refused' in outcome ? outcome.refused : outcome.state;
};

describe('a shift', () => {
  const allowed: Record<ShiftAct, Partial<Record<ShiftState, [outgoing: string, incoming: string]>>> = {
    prepare: {
      running: ['prepared', 'shift.own-signature'],
      prepared: ['prepared', 'shift.own-signature'],
    },
    sign: {
      prepared: ['signed', 'shift.own-signature'],
      signed: ['shift.own-signature', 'ended'],
    },
    resume: {
      prepared: ['running', 'shift.own-signature'],
      signed: ['running', 'shift.own-signature'],
    },
    leave: {
      running: ['left', 'shift.own-signature'],
      prepared: ['left', 'shift.own-signature'],
      signed: ['left', 'shift.own-signature'],
    },
  };
  const never = ['shift.not-allowed', 'shift.not-allowed'];
  const cases = SHIFT_ACTS.flatMap((act) =>
    SHIFT_STATES.map((state) => ({ act, state, expected: allowed[act][state] ?? never })),
  );

  it.each(cases)('$act when $state: $expected (outgoing, incoming)', ({ act, state, expected }) => {
    expect([told(act, state, 'outgoing'), told(act, state, 'incoming')]).toEqual(expected);
  });

  it.each(cases)('$act when $state by an administrator', ({ act, state, expected: [outgoing, incoming] }) => {
    expect(told(act, state, 'outgoing', true)).toBe(outgoing);
    expect(told(act, state, 'administrator', true)).toBe(act === 'leave' ? outgoing : incoming);
  });
});
