import type { Work } from '@abat/contracts';
import { immovable, movedTo, refusePast } from './moved-work.js';

const geometry = { type: 'Point', coordinates: [71.43, 51.13] } as const;
const zone = (start: string, end: string) => ({ geometry, start, end }) as unknown as Work['zones'][number];
const work = (...zones: Work['zones']) => ({ start: '2031-06-01', end: '2031-06-20', zones });

describe('A work that moves', () => {
  it('takes all of its zones along when they have its days', () => {
    const days = { start: '2031-07-01', end: '2031-07-25' };
    expect(movedTo(work(zone('2031-06-01', '2031-06-20')), days)).toEqual(days);
  });

  it('keeps the distances between zones with days of their own', () => {
    const staged = work(zone('2031-06-01', '2031-06-10'), zone('2031-06-11', '2031-06-20'));
    expect(movedTo(staged, { start: '2031-07-01', end: '2031-07-20' })).toEqual({
      zones: [
        { geometry, start: '2031-07-01', end: '2031-07-10' },
        { geometry, start: '2031-07-11', end: '2031-07-20' },
      ],
    });
  });

  it('is not stretched when its zones have days of their own', () => {
    const staged = work(zone('2031-06-01', '2031-06-10'), zone('2031-06-11', '2031-06-20'));
    expect(() => movedTo(staged, { start: '2031-07-01', end: '2031-07-21' })).toThrow('work.zone-dates');
  });

  it.each([
    ['planned', null],
    ['approved', null],
    ['running', 'running'],
    ['finished', 'ended'],
    ['accepted', 'ended'],
    ['cancelled', 'cancelled'],
  ] as const)('that is %s: %p', (status, reason) => expect(immovable(status)).toBe(reason));

  it.each([
    ['today', '2031-06-15', null],
    ['before today', '2031-06-14', 'proposal.outdated'],
    ['on the day it began, narrowed', '2031-06-01', null],
    ['before the day it began', '2031-05-31', 'proposal.outdated'],
  ])('begins %s: refused or not', (_name, start, code) => {
    const move = () =>
      refusePast({ start: '2031-06-01' }, { start }, { today: '2031-06-15', code: 'proposal.outdated' });
    if (code) expect(move).toThrow(expect.objectContaining({ code }));
    else expect(move).not.toThrow();
  });
});
