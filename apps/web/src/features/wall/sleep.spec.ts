import { city } from '../../city/city-store.js';
import { isAsleep } from './sleep.js';

beforeAll(() => city.set({ timeZone: 'Asia/Almaty', name: null, bbox: null, demo: false }));

// 2026-11-21 is a Saturday.
const at = (time: string, day = '2026-11-21'): number => Date.parse(`${day}T${time}:00+05:00`);
const week = [1, 2, 3, 4, 5, 6, 7];

describe('sleep of a screen', () => {
  it.each([
    ['without a schedule', null, at('03:00'), false],
    ['within the hours', { from: '13:00', to: '14:00', days: week }, at('13:30'), true],
    ['at the first minute', { from: '13:00', to: '14:00', days: week }, at('13:00'), true],
    ['at the last minute', { from: '13:00', to: '14:00', days: week }, at('14:00'), false],
    ['over midnight, evening', { from: '22:00', to: '07:00', days: week }, at('23:10'), true],
    ['over midnight, morning', { from: '22:00', to: '07:00', days: week }, at('06:59'), true],
    ['over midnight, day', { from: '22:00', to: '07:00', days: week }, at('12:00'), false],
    ['not on this day', { from: '13:00', to: '14:00', days: [1, 2, 3, 4, 5] }, at('13:30'), false],
    ['morning after a day of sleep', { from: '22:00', to: '07:00', days: [5] }, at('03:00'), true],
    ['evening after the only day', { from: '22:00', to: '07:00', days: [5] }, at('23:00'), false],
    ['Monday morning after Sunday', { from: '22:00', to: '07:00', days: [7] }, at('03:00', '2026-11-23'), true],
  ])('%s', (_, sleep, now, expected) => {
    expect(isAsleep(sleep, now)).toBe(expected);
  });
});
