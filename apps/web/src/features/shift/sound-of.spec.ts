import type { AlarmPriority } from '@abat/contracts';
import { moreUrgent, soundOf } from './sound-of.js';

const raised = (data: Record<string, unknown>) => ({ type: 'alarm.raised' as const, data });

describe('the sound of an alarm', () => {
  it('is that of its priority, once for each', () => {
    const heard = ['low', 'high', 'urgent'].map((priority) => soundOf(raised({ priority }), new Map()));
    expect(heard).toEqual(['low', 'high', 'urgent']);
  });

  it('comes once for a flood, however it grows, and anew for the next', () => {
    const floods = new Map<string, AlarmPriority>();
    const heard = ['a', 'a', 'b', 'a'].map((flood) => soundOf(raised({ priority: 'high', flood }), floods));
    expect(heard).toEqual(['high', null, 'high', null]);
  });

  it('comes again when something more urgent is in the flood', () => {
    const floods = new Map<string, AlarmPriority>();
    const heard = ['low', 'low', 'urgent', 'high'].map((priority) => soundOf(raised({ priority, flood: 'a' }), floods));
    expect(heard).toEqual(['low', null, 'urgent', null]);
  });

  it('of several at once is the most urgent', () => {
    const heard: AlarmPriority[] = ['high', 'urgent', 'low'];
    expect(heard.reduce<AlarmPriority | null>(moreUrgent, null)).toBe('urgent');
    expect(moreUrgent(null, null)).toBeNull();
  });

  it.each([
    ['an alarm that is taken or put aside', { type: 'alarm.changed', data: { priority: 'urgent' } }],
    ['one that escalates', { type: 'alarm.escalated', data: { priority: 'urgent' } }],
    ['a finding', { type: 'finding.opened', data: { priority: 'urgent' } }],
    ['a priority nobody knows', raised({ priority: 'loud' })],
    ['no priority', raised({})],
  ] as const)('is none for %s', (_title, event) => expect(soundOf(event, new Map())).toBeNull());
});
