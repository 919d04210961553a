import { cityTime, formatDateTime } from '../format.js';
import { momentAt, positionOf } from '../features/time/time-scale.js';
import { weekOf } from '../blocks/map/use-week.js';
import { dayNumber, dayText } from '../features/programme/days.js';
import { addDays, cityMoment, zoneMark } from './city-moment.js';
import { city } from './city-store.js';

const HOUR_MS = 3_600_000;
const inZone = (timeZone: string) => city.set({ timeZone, name: null, bbox: null, demo: false });
const lengthOf = (day: string) => (cityMoment(addDays(day, 1), '00:00') - cityMoment(day, '00:00')) / HOUR_MS;
const at = (day: string, time: string) => new Date(cityMoment(day, time)).toISOString();

describe('the clock of Berlin', () => {
  beforeAll(() => inZone('Europe/Berlin'));

  it.each([
    ['2026-03-28', 24],
    ['2026-03-29', 23],
    ['2026-03-30', 24],
    ['2026-10-24', 24],
    ['2026-10-25', 25],
    ['2026-10-26', 24],
  ])('%s has %d hours', (day, hours) => expect(lengthOf(day)).toBe(hours));

  it.each([
    ['2026-03-29', '00:00', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '01:00', '2026-03-29T00:00:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '23:00', '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', '00:00', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '23:00', '2026-10-25T22:00:00.000Z'],
  ])('shows %s, %s at %s, and back', (day, time, moment) => {
    expect(at(day, time)).toBe(moment);
    expect(cityTime(moment)).toMatchObject({ date: day, time });
  });

  it('takes an hour that is left out for the one after it, and of an hour shown twice the first', () => {
    expect(cityTime(cityMoment('2026-03-29', '02:00'))).toMatchObject({ date: '2026-03-29', time: '03:00' });
    expect(at('2026-10-25', '02:00')).toBe('2026-10-25T00:00:00.000Z');
  });

  it('names its offset of the day', () => {
    expect(zoneMark(Date.parse('2026-03-29T00:59:00Z'))).toBe('UTC+1');
    expect(zoneMark(Date.parse('2026-03-29T01:00:00Z'))).toBe('UTC+2');
    expect(formatDateTime('2026-10-25T00:30:00Z', 'ru')).toBe('25.10.2026, 02:30');
    expect(formatDateTime('2026-10-25T01:30:00Z', 'ru')).toBe('25.10.2026, 02:30');
  });

  it('knows what tomorrow is at any hour of a long day', () => {
    for (let hour = 0; hour < 25; hour += 1) {
      const today = cityTime(cityMoment('2026-10-25', '00:00') + hour * HOUR_MS).date;
      expect([today, addDays(today, 1)]).toEqual(['2026-10-25', '2026-10-26']);
    }
  });

  it('steps back by days to the same time of day', () => {
    const clock = { now: cityMoment('2026-10-26', '00:30'), today: '2026-10-26' };
    for (const position of [-1, -2, -30, -90]) {
      const shown = momentAt('quarter', position, clock);
      expect(cityTime(shown.at ?? '')).toMatchObject({ date: addDays('2026-10-26', position), time: '00:30' });
      expect(positionOf('quarter', shown, clock)).toBe(position);
    }
  });

  it('counts weeks and columns of a timeline in days, whatever hours they have', () => {
    expect(weekOf('2026-10-25')).toEqual({ from: '2026-10-19', to: '2026-10-25' });
    const days = Array.from({ length: 10 }, (_, step) => dayText(dayNumber('2026-03-25') + step));
    expect(days).toEqual(Array.from({ length: 10 }, (_, step) => addDays('2026-03-25', step)));
  });
});

describe('zones of other cities', () => {
  it.each([
    ['Asia/Almaty', 'UTC+5', '2026-11-21T19:00:00.000Z'],
    ['Asia/Kolkata', 'UTC+5:30', '2026-11-21T18:30:00.000Z'],
    ['America/St_Johns', 'UTC−3:30', '2026-11-22T03:30:00.000Z'],
    ['UTC', 'UTC', '2026-11-22T00:00:00.000Z'],
  ])('%s is %s', (zone, mark, midnight) => {
    inZone(zone);
    expect(zoneMark(Date.parse(midnight))).toBe(mark);
    expect(at('2026-11-22', '00:00')).toBe(midnight);
  });

  it('a zone that this browser does not know is that of its own clock', () => {
    inZone('Europe/Atlantis');
    expect(city.get().timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(cityTime(0).date).toMatch(/^19(69|70)/);
  });
});
