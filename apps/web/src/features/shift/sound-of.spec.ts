import { soundOf } from './sound-of.js';

const raised = (data: Record<string, unknown>) => ({ type: 'alarm.raised' as const, data });

describe('the sound of an alarm', () => {
  it('is that of its priority, once for each', () => {
    const heard = ['low', 'high', 'urgent'].map((priority) => soundOf(raised({ priority }), new Set()));
    expect(heard).toEqual(['low', 'high', 'urgent']);
  });

  it('comes once for a flood, however it grows, and anew for the next', () => {
    const floods = new Set<string>();
    const heard = ['a', 'a', 'b', 'a'].map((flood) => soundOf(raised({ priority: 'high', flood }), floods));
    expect(heard).toEqual(['high', null, 'high', null]);
  });

  it.each([
    ['an alarm that is taken or put aside', { type: 'alarm.changed', data: { priority: 'urgent' } }],
    ['one that escalates', { type: 'alarm.escalated', data: { priority: 'urgent' } }],
    ['a finding', { type: 'finding.opened', data: { priority: 'urgent' } }],
    ['a priority nobody knows', raised({ priority: 'loud' })],
    ['no priority', raised({})],
  ] as const)('is none for %s', (_title, event) => expect(soundOf(event, new Set())).toBeNull());
});
