import { type Sleep, sleepSchema } from '@abat/contracts';
import { isAsleep, weekTime } from './schedule.js';

const [MON, TUE, FRI, SAT, SUN] = [1, 2, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const night: Sleep = { from: '22:00', to: '06:30', days: WORKDAYS };
const noon: Sleep = { from: '12:00', to: '13:00', days: [MON] };

describe('the sleep of a screen', () => {
  it.each([
    ['before it', night, { day: MON, time: '21:59' }, false],
    ['its first minute', night, { day: MON, time: '22:00' }, true],
    ['midnight', night, { day: TUE, time: '00:00' }, true],
    ['its last minute', night, { day: TUE, time: '06:29' }, true],
    ['the end', night, { day: TUE, time: '06:30' }, false],
    ['the morning after Friday', night, { day: SAT, time: '03:00' }, true],
    ['the evening of Saturday', night, { day: SAT, time: '23:00' }, false],
    ['the morning of Sunday', night, { day: SUN, time: '03:00' }, false],
    ['the morning of Monday, after a Sunday awake', night, { day: MON, time: '03:00' }, false],
    ['Sunday to Monday', { ...night, days: [SUN] }, { day: MON, time: '03:00' }, true],
    ['within a day', noon, { day: MON, time: '12:30' }, true],
    ['at its end', noon, { day: MON, time: '13:00' }, false],
    ['on another day', noon, { day: FRI, time: '12:30' }, false],
    ['without a schedule', null, { day: MON, time: '03:00' }, false],
  ])('%s', (_title, sleep, when, asleep) => expect(isAsleep(sleep, when)).toBe(asleep));

  it.each([
    ['2026-11-21T18:59:00Z', SAT, '23:59'],
    ['2026-11-21T19:00:00Z', SUN, '00:00'],
    ['2026-11-23T04:05:00Z', MON, '09:05'],
  ])('%s in Astana is day %d, %s', (moment, day, time) => {
    expect(weekTime(new Date(moment), 'Asia/Almaty')).toEqual({ day, time });
  });

  it.each([
    { from: '24:00', to: '06:00', days: [1] },
    { from: '6:00', to: '07:00', days: [1] },
    { from: '22:00', to: '22:00', days: [1] },
    { from: '22:00', to: '06:00', days: [] },
    { from: '22:00', to: '06:00', days: [0] },
    { from: '22:00', to: '06:00', days: [8] },
    { from: '22:00', to: '06:00', days: [1], every: true },
  ])('%j is refused', (sleep) => expect(sleepSchema.safeParse(sleep).success).toBe(false));
});
