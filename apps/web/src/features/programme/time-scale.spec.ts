import { dayNumber, dayText, isWeekend, shiftDay, weekdayOf } from './days.js';
import { backgroundOf, gradientOf, TimeScale, ZOOMS } from './time-scale.js';

const from = dayNumber('2026-11-16');

describe('Days', () => {
  it('go to numbers and back over a leap day', () => {
    expect(dayText(dayNumber('2028-02-28') + 2)).toBe('2028-03-01');
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  });

  it.each([
    ['2026-11-21', 6],
    ['2026-11-22', 0],
    ['1969-12-31', 3],
  ])('%s is weekday %i', (day, weekday) => expect(weekdayOf(dayNumber(day))).toBe(weekday));

  it.each([
    ['2026-11-20', false],
    ['2026-11-21', true],
    ['2026-12-16', false],
  ])('%s is of a weekend: %s', (day, isOff) => expect(isWeekend(dayNumber(day))).toBe(isOff));
});

describe('The scale of the timeline', () => {
  it('tells where a day begins and which day is under a pixel', () => {
    const scale = new TimeScale('day', from, 280);
    expect(scale.x(from + 3)).toBe(84);
    expect(scale.dayAt(84)).toBe(from + 3);
    expect(scale.dayAt(83.9)).toBe(from + 2);
    expect(scale.to).toBe(from + 10);
    expect([scale.daysOf(13), scale.daysOf(15), scale.daysOf(-43)]).toEqual([0, 1, -2]);
  });

  it('names months over days, and days by their number', () => {
    const scale = new TimeScale('day', dayNumber('2026-11-28'), 140);
    expect(scale.upper('ru').map(({ label }) => label)).toEqual(['Ноябрь 2026', 'Декабрь 2026']);
    expect(scale.lower('ru').map(({ label }) => label)).toEqual(['28', '29', '30', '1', '2']);
    expect(scale.lower('ru').map(({ isOff }) => isOff)).toEqual([true, true, false, false, false]);
  });

  it('has holidays beside the weekends', () => {
    const holidays = new Set([dayNumber('2026-12-16'), dayNumber('2026-12-18')]);
    const scale = new TimeScale('day', dayNumber('2026-12-14'), 28 * 7, holidays);
    expect(
      scale
        .lower('ru')
        .filter(({ isOff }) => isOff)
        .map(({ label }) => label),
    ).toEqual(['16', '18', '19', '20']);
    expect(scale.daysOff()).toEqual([
      { x: 56, width: 28 },
      { x: 112, width: 84 },
    ]);
  });

  it('names weeks by their Monday', () => {
    const scale = new TimeScale('week', dayNumber('2026-11-18'), 154);
    expect(scale.lower('kk').map(({ key }) => key)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
  });

  it('names years over months, and quarters by Roman numbers', () => {
    expect(new TimeScale('month', dayNumber('2026-11-10'), 320).upper('kk').map(({ label }) => label)).toEqual([
      '2026',
      '2027',
    ]);
    expect(new TimeScale('quarter', dayNumber('2026-02-10'), 300).lower('en').map(({ label }) => label)).toEqual([
      'I',
      'II',
      'III',
      'IV',
    ]);
  });

  it.each(ZOOMS)('parts of a head line meet without gap or overlap: %s', (zoom) => {
    for (const line of ['upper', 'lower'] as const) {
      const ticks = new TimeScale(zoom, from, 700)[line]('ru');
      expect(ticks[0]!.x).toBe(0);
      for (const [index, tick] of ticks.slice(1).entries())
        expect(tick.x).toBeCloseTo(ticks[index]!.x + ticks[index]!.width, 6);
      expect(ticks.at(-1)!.x + ticks.at(-1)!.width).toBeCloseTo(700, 6);
    }
  });

  it('shades days off only while they can be seen', () => {
    expect(new TimeScale('day', from, 280).daysOff()).toEqual([{ x: 140, width: 56 }]);
    expect(new TimeScale('quarter', from, 280).daysOff()).toEqual([]);
  });
});

describe('The background of a line', () => {
  it('is one gradient of hard edges; what comes later lies on top', () => {
    const stops = [
      { from: 10, to: 30, colour: 'shade' },
      { from: 20, to: 21, colour: 'hair' },
    ];
    expect(gradientOf(stops)).toBe(
      'linear-gradient(to right, transparent 0px 10px, shade 10px 20px, hair 20px 21px, shade 21px 30px, transparent 30px 100%)',
    );
  });

  it('has no colour of its own', () => {
    expect(backgroundOf(new TimeScale('day', from, 280), 'ru')).not.toMatch(/#|rgb/);
  });
});
