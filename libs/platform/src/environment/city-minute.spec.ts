import { cityMinute } from './city-minute.js';

describe('the minute of a city', () => {
  it.each([
    ['2026-11-21T06:05:00Z', 'Asia/Almaty', '2026-11-21 11:05 (Asia/Almaty)'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29 01:59 (Europe/Berlin)'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00 (Europe/Berlin)'],
    ['2026-10-25T22:30:00Z', 'Europe/Berlin', '2026-10-25 23:30 (Europe/Berlin)'],
  ])('%s in %s is %s', (moment, zone, text) => expect(cityMinute(moment, zone)).toBe(text));
});
