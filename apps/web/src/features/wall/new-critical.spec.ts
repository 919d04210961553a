import { firstSeen, newSince, turnedCritical, withSeen } from './new-critical.js';

/** Findings opened at these minutes, newest first, as the server lists them. */
const opened = (...minutes: number[]) =>
  minutes.map((minute) => ({ id: `f${minute}`, openedAt: new Date(minute * 60_000).toISOString() }));
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id);

describe('critical findings a wall is told of', () => {
  it('are those that came after its first answer, oldest first', () => {
    const known = firstSeen(opened(8, 5), 3);
    expect(ids(newSince(known, opened(12, 11, 8)))).toEqual(['f11', 'f12']);
    expect(newSince(withSeen(known, opened(12, 11, 8)), opened(12, 11, 8))).toEqual([]);
  });

  it('are any where none was open at first', () => {
    expect(ids(newSince(firstSeen([], 3), opened(1)))).toEqual(['f1']);
  });

  it('are not old ones that move up because a newer one closed', () => {
    expect(newSince(firstSeen(opened(9, 8, 7), 3), opened(9, 8, 6))).toEqual([]);
  });

  it('are one that was stored late, though a newer one was there at first', () => {
    expect(ids(newSince(firstSeen(opened(9, 7, 6), 3), opened(9, 8, 7)))).toEqual(['f8']);
  });

  it('are one that closed and opened again', () => {
    const known = withSeen(firstSeen(opened(9, 8), 3), opened(8));
    const again = { id: 'f9', openedAt: new Date(20 * 60_000).toISOString() };
    expect(newSince(known, [again, ...opened(8)])).toEqual([again]);
  });

  it('are never one that stays listed, however many come and go beside it', () => {
    let known = firstSeen(opened(1), 3);
    for (let minute = 2; minute < 500; minute += 1) known = withSeen(known, opened(minute, 1));
    expect(newSince(known, opened(1))).toEqual([]);
    expect(known.keys.size).toBeLessThanOrEqual(200);
  });
});

describe('an old finding that calls like a new one', () => {
  const subject = { type: 'finding', id: 'f1' };
  const data = { severity: 'critical', status: 'open', turnedCritical: true };
  it.each([
    ['grew critical', { type: 'finding.updated', subject, data }, 'f1'],
    ['was critical before', { type: 'finding.updated', subject, data: { ...data, turnedCritical: false } }, null],
    ['is told by a server of before', { type: 'finding.updated', subject, data: { severity: 'critical' } }, null],
    ['is being decided', { type: 'finding.updated', subject, data: { ...data, status: 'in-decision' } }, null],
    ['opened: the list of new ones tells', { type: 'finding.opened', subject, data }, null],
    ['is not named', { type: 'finding.updated', subject: null, data }, null],
  ] as const)('%s', (_title, event, id) => expect(turnedCritical(event)).toBe(id));
});
