import type { Alarm } from '@abat/contracts';
import { handsOf } from './hands.js';

const NOBODY = { state: 'new', owner: null, handedTo: null, takenAt: null, snooze: null, escalatedAt: null } as const;
const operator = { id: '1', name: 'Айгуль', role: 'operator' } as const;
const at = '2026-11-22T03:00:00.000Z';
const of = (fields: object) => handsOf({ ...NOBODY, ...fields } as unknown as Alarm);
const NONE = { name: null, role: null, takenAt: null, until: null, isEscalated: false };

describe('the hands an alarm is in', () => {
  it.each([
    ['nobody has taken', {}, { ...NONE, state: 'new' }],
    ['nobody took in time', { escalatedAt: at }, { ...NONE, state: 'new', isEscalated: true }],
    [
      'somebody took after it escalated',
      { state: 'taken', owner: operator, takenAt: at, escalatedAt: at },
      { ...NONE, state: 'taken', name: 'Айгуль', role: 'operator', takenAt: at },
    ],
    [
      'a person is asked to take',
      { handedTo: { person: operator, role: null, by: 'Ержан', at } },
      { ...NONE, state: 'asked', name: 'Айгуль', role: 'operator' },
    ],
    [
      'a role is asked to take',
      { handedTo: { person: null, role: 'reviewer', by: 'Ержан', at } },
      { ...NONE, state: 'asked', role: 'reviewer' },
    ],
    [
      'is put aside',
      { state: 'snoozed', snooze: { until: at, reason: 'Ждём', by: 'Айгуль' } },
      { ...NONE, state: 'snoozed', name: 'Айгуль', until: at },
    ],
  ])('of one that %s', (_what, alarm, hands) => expect(of(alarm)).toEqual(hands));
});
