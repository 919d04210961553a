import { ALARM_STATES, type AlarmState } from '@abat/contracts';
import { ALARM_ACTS, type AlarmAct, type AlarmStanding, mayHoldParts, outcomeOf, type Worker } from './alarm-state.js';

const AIGUL: Worker = { userId: 'aigul', supervises: false };
const REVIEWER: Worker = { userId: 'reviewer', supervises: true };
const standing = (state: AlarmState, own: Partial<AlarmStanding> = {}): AlarmStanding => ({
  state,
  ownerId: state === 'taken' ? 'aigul' : null,
  mergedInto: null,
  ...own,
});
const told = (act: AlarmAct, alarm: AlarmStanding, worker = AIGUL): string => {
  const outcome = outcomeOf(act, alarm, worker);
  return 'refused' in outcome ? outcome.refused : outcome.state;
};

describe('acts on an own or free alarm', () => {
  const allowed: Record<AlarmAct, Partial<Record<AlarmState, AlarmState>>> = {
    take: { new: 'taken', snoozed: 'taken', taken: 'taken' },
    release: { taken: 'new', snoozed: 'new' },
    snooze: { new: 'snoozed', taken: 'snoozed' },
    'hand-over': { new: 'new', taken: 'new' },
    note: { new: 'new', taken: 'taken', snoozed: 'snoozed', closed: 'closed' },
    merge: { new: 'new', taken: 'new' },
    unmerge: {},
  };
  const cases = ALARM_ACTS.flatMap((act) =>
    ALARM_STATES.map((state) => ({ act, state, expected: allowed[act][state] ?? 'alarm.not-allowed' })),
  );

  it.each(cases)('$act of a $state one: $expected', ({ act, state, expected }) => {
    expect(told(act, standing(state))).toBe(expected);
  });
});

describe('acts on an alarm in other hands', () => {
  const cases: [AlarmAct, string, string][] = [
    ['take', 'alarm.taken', 'alarm.taken'],
    ['release', 'alarm.taken', 'new'],
    ['snooze', 'alarm.taken', 'alarm.taken'],
    ['hand-over', 'alarm.taken', 'new'],
    ['merge', 'alarm.taken', 'alarm.taken'],
    ['note', 'taken', 'taken'],
  ];

  it.each(cases)('%s: %s for a colleague, %s for a supervisor', (act, colleague, supervisor) => {
    const foreign = standing('taken', { ownerId: 'daniyar' });
    expect([told(act, foreign), told(act, foreign, REVIEWER)]).toEqual([colleague, supervisor]);
  });
});

describe('a merged alarm', () => {
  const part = standing('new', { mergedInto: 'another' });

  it.each(ALARM_ACTS)('%s', (act) => {
    const expected = act === 'note' || act === 'unmerge' ? 'new' : 'alarm.not-allowed';
    expect(told(act, part)).toBe(expected);
  });

  it('holds no parts of its own', () => {
    expect([mayHoldParts(part), mayHoldParts(standing('taken')), mayHoldParts(standing('closed'))]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
