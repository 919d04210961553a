import { planZones, spanOf } from './zone-plan.js';

const square = { type: 'Point' as const, coordinates: [71.43, 51.13] as [number, number] };
const work = { start: '2026-05-01', end: '2026-06-30' };
const zone = { ...work, geometry: square };

describe('planZones', () => {
  it('keeps zones when neither days nor shape are given', () => {
    expect(planZones([zone], work, {})).toEqual({ kind: 'keep' });
    expect(planZones([zone], work, { start: '2026-05-01' })).toEqual({ kind: 'keep' });
  });

  it('moves the days of every zone that carries the days of the work', () => {
    expect(planZones([zone, zone], work, { end: '2026-07-15' })).toEqual({
      kind: 'move',
      start: '2026-05-01',
      end: '2026-07-15',
    });
  });

  it('refuses to move days when a zone has its own', () => {
    expect(() => planZones([zone, { ...zone, end: '2026-06-01' }], work, { end: '2026-07-15' })).toThrow(
      'work.zone-dates',
    );
  });

  it('refuses one shape for several zones', () => {
    expect(() => planZones([zone, zone], work, { geometry: square })).toThrow('work.zone-dates');
  });

  it('replaces the only zone by a new shape with the days that hold now', () => {
    expect(planZones([zone], work, { geometry: square, start: '2026-05-02' })).toEqual({
      kind: 'replace',
      zones: [{ geometry: square, start: '2026-05-02', end: '2026-06-30' }],
    });
  });

  it('refuses days that end before they start', () => {
    expect(() => planZones([zone], work, { end: '2026-04-30' })).toThrow('request.invalid');
  });

  it('accepts a work of one day', () => {
    expect(planZones([zone], work, { end: '2026-05-01' })).toMatchObject({ kind: 'move', end: '2026-05-01' });
  });
});

describe('spanOf', () => {
  it('takes the earliest first and the latest last day', () => {
    expect(
      spanOf([
        { start: '2026-06-01', end: '2026-06-10' },
        { start: '2026-05-01', end: '2026-05-02' },
      ]),
    ).toEqual({ start: '2026-05-01', end: '2026-06-10' });
  });
});
