import type { DateProposal, ProposalSide } from '@abat/contracts';
import { barsInView, monthsIn, placeOf, spanOf } from './timeline-span.js';

const bar = (id: string, start: string, end: string) => ({ kind: 'work', id, title: id, start, end, firm: true });
const side = (bars: object[], barsTotal = bars.length) =>
  ({ start: '2030-06-01', end: '2030-06-20', bars, barsTotal }) as unknown as ProposalSide;
const later = { start: '2030-06-26', end: '2030-07-15' } as DateProposal;

describe('the timeline of proposals', () => {
  it('shows the work, what is proposed and some air', () => {
    const span = spanOf(side([]), [later]);
    expect(span.to - span.from + 1).toBe(24 + 45);
    expect(placeOf({ start: '2030-06-01', end: '2030-06-20' }, span)?.left).toBeCloseTo((12 / 69) * 100);
    expect(placeOf({ start: '2031-01-01', end: '2031-02-01' }, span)).toBeNull();
  });

  it('takes the nearest neighbours in view and says how many it leaves out', () => {
    const bars = ['01', '05', '09', '12', '15', '18', '21'].map((day) => bar(day, `2030-07-${day}`, `2030-07-${day}`));
    const span = spanOf(side([]), [later]);
    const shown = barsInView(side([bar('far', '2031-01-01', '2031-01-02'), ...bars], 12), span);
    expect(shown.bars.map(({ id }) => id)).toEqual(['01', '05', '09', '12', '15', '18']);
    expect(shown.hidden).toBe(1 + 4);
  });

  it('names months, but never so many that their names touch', () => {
    expect(monthsIn(spanOf(side([]), [later])).map(({ day }) => day)).toEqual(['2030-06-01', '2030-07-01']);
    expect(monthsIn({ from: 20_000, to: 20_900 }).length).toBeLessThanOrEqual(6);
  });

  it('names no month so near the end that its name is cut', () => {
    const days = { from: Date.parse('2030-06-20') / 86_400_000, to: Date.parse('2030-08-03') / 86_400_000 };
    expect(monthsIn(days).map(({ day }) => day)).toEqual(['2030-07-01']);
  });
});
