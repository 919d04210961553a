import { expectedOn } from './expected.js';

const work = { start: '2026-11-11', end: '2026-11-20', progressPercent: null } as const;

describe('What is expected at a work', () => {
  it.each([
    ['planned', '2026-11-10', { kind: 'not-yet', days: 1 }],
    ['running', '2026-11-10', { kind: 'not-yet', days: 1 }],
    ['planned', '2026-11-11', { kind: 'starts-today' }],
    ['approved', '2026-11-13', { kind: 'not-started', days: 2 }],
    ['planned', '2026-11-20', { kind: 'not-started', days: 9 }],
    ['planned', '2026-11-21', { kind: 'overdue', days: 1 }],
    ['running', '2026-11-25', { kind: 'overdue', days: 5 }],
    ['finished', '2026-11-25', { kind: 'acceptance' }],
    ['accepted', '2026-11-25', { kind: 'accepted' }],
    ['cancelled', '2026-11-12', { kind: 'cancelled' }],
  ] as const)('that is %s on %s', (status, today, expected) => {
    expect(expectedOn({ ...work, status }, today)).toEqual(expected);
  });

  it.each([
    ['2026-11-11', null, { kind: 'running', day: 1, percent: 10, behind: 10 }],
    ['2026-11-15', 30, { kind: 'running', day: 5, percent: 50, behind: 20 }],
    ['2026-11-15', 50, { kind: 'running', day: 5, percent: 50, behind: 0 }],
    ['2026-11-15', 80, { kind: 'running', day: 5, percent: 50, behind: 0 }],
    ['2026-11-20', 90, { kind: 'ends-today', day: 10, percent: 100, behind: 10 }],
  ] as const)('on %s with %s per cent done follows an even pace', (today, progressPercent, expected) => {
    expect(expectedOn({ ...work, status: 'running', progressPercent }, today)).toEqual({ ...expected, days: 10 });
  });

  it('of one day is whole on that day', () => {
    const oneDay = { ...work, end: work.start, status: 'running' } as const;
    expect(expectedOn(oneDay, work.start)).toMatchObject({ kind: 'ends-today', day: 1, days: 1, percent: 100 });
  });
});
