import { isFlood } from './flood.js';

describe('a flood', () => {
  it.each([
    [0, false],
    [10, false],
    [11, true],
    [300, true],
  ])('%i alarms in ten minutes: %s', (alarms, expected) => expect(isFlood(alarms)).toBe(expected));
});
