import { parseMoment } from '../../url/moment.js';
import {
  baseOf,
  comingBars,
  isSpan,
  momentAt,
  pastBars,
  positionOf,
  replayStep,
  SPAN_NAMES,
  SPANS,
} from './time-scale.js';

const clock = { now: Date.parse('2026-11-21T12:34:56Z'), today: '2026-11-21' };

describe('the slider through time', () => {
  it.each(SPAN_NAMES)('comes back to the same place with span %s', (span) => {
    const { back, ahead } = SPANS[span];
    for (const position of [-back, -7, -1, 0, 1, 9, ahead])
      expect(positionOf(span, momentAt(span, position, clock), clock)).toBe(position);
  });

  it('counts back from now to ten minutes', () => {
    expect(baseOf(clock.now)).toBe(Date.parse('2026-11-21T12:30:00Z'));
    expect(momentAt('day', -1, clock)).toEqual({ at: '2026-11-21T12:20:00.000Z', on: null });
    expect(momentAt('week', -24, clock)).toEqual({ at: '2026-11-20T12:30:00.000Z', on: null });
  });

  it('counts ahead in days of the city', () => {
    expect(momentAt('day', 10, clock)).toEqual({ at: null, on: '2026-12-01' });
    expect(momentAt('year', 101, clock)).toEqual({ at: null, on: '2027-03-02' });
  });

  it('keeps a moment outside its span at its end', () => {
    expect(positionOf('day', { at: '2020-01-01T00:00:00Z', on: null }, clock)).toBe(-144);
    expect(positionOf('day', { at: null, on: '2030-01-01' }, clock)).toBe(48);
    expect(positionOf('day', { at: null, on: '2020-01-01' }, clock)).toBe(0);
  });

  it('ends a replay when it comes to now', () => {
    expect(replayStep('2026-11-21T12:00:00Z', 30, clock.now)).toBe('2026-11-21T12:30:00.000Z');
    expect(replayStep('2026-11-21T12:30:00Z', 30, clock.now)).toBeNull();
  });

  it('draws the greatest bar in full, and none before its span', () => {
    const items = [
      { at: '2026-11-19T00:00:00Z', count: 90 },
      { at: '2026-11-21T00:30:00Z', count: 5 },
      { at: '2026-11-21T12:00:00Z', count: 10 },
    ];
    const bars = pastBars('day', items, clock.now);
    expect(bars).toHaveLength(2);
    expect(bars[1]).toMatchObject({ height: 10 / 90 });
    expect(comingBars('day', [2, 4]).map(({ height }) => height)).toEqual([0.5, 1]);
  });
});

describe('the span in the address', () => {
  it.each(['toString', 'constructor', '__proto__', 'decade', '', null])('is none with %j', (text) => {
    expect(isSpan(text)).toBe(false);
  });

  it.each(SPAN_NAMES)('is %s', (name) => expect(isSpan(name)).toBe(true));
});

describe('parseMoment', () => {
  it.each([
    ['2026-11-18T09:20:00Z', null, { at: '2026-11-18T09:20:00Z', on: null }],
    ['2026-11-18T09:20:00Z', '2026-12-01', { at: '2026-11-18T09:20:00Z', on: null }],
    ['2030-01-01T00:00:00Z', null, { at: null, on: null }],
    ['garbage', '2026-12-01', { at: null, on: '2026-12-01' }],
    ['0000-01-01T00:00:00Z', null, { at: null, on: null }],
    [null, '2026-13-45', { at: null, on: null }],
    [null, 'soon', { at: null, on: null }],
    [null, '2026-02-31', { at: null, on: null }],
    ['2026-11-18', null, { at: '2026-11-18T00:00:00.000Z', on: null }],
    ['Nov 18 2026 09:20 GMT', null, { at: null, on: null }],
    ['-1', null, { at: null, on: null }],
  ])('reads at=%s on=%s', (at, on, moment) => {
    expect(parseMoment(at, on, clock.now)).toEqual(moment);
  });
});
