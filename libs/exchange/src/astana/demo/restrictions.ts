import { circle, type LonLat } from '../plane.js';
import { addDays, daysBetween } from './calendar.js';
import type { DemoWork } from './programme.js';
import type { Shape } from './work-types.js';

/** One demonstration restriction. Without a shape it holds in the whole city; `work` is the work that left it. */
export type DemoRestriction = {
  externalId: string;
  kind: 'fresh-surface' | 'event' | 'ban';
  title: string;
  from: string;
  to: string;
  state: 'proposed' | 'confirmed';
  surface: string | null;
  work: string | null;
  shape: Shape | null;
};

/** Days a repaired street is protected: three years, the least of the road norm of 2025 after a medium repair. */
const PROTECTED_DAYS = 3 * 365;
const EVENTS = 5;
const EVENT_RADIUS_M = 60;

// Every other one still waits for a person to confirm it.
const freshSurface = (work: DemoWork, index: number): DemoRestriction => ({
  externalId: `demo-fresh-${index + 1}`,
  kind: 'fresh-surface',
  title: `Свежее покрытие: ${work.title}`,
  from: addDays(work.days.end, 1),
  to: addDays(work.days.end, PROTECTED_DAYS),
  state: index % 2 === 0 ? 'confirmed' : 'proposed',
  surface: 'asphalt',
  work: work.id,
  shape: work.shape,
});

function event(work: DemoWork, index: number): DemoRestriction {
  const points = work.shape.coordinates as LonLat[];
  const from = addDays(work.days.start, Math.floor(daysBetween(work.days.start, work.days.end) / 2));
  return {
    externalId: `demo-event-${index + 1}`,
    kind: 'event',
    title: `Городской праздник № ${index + 1} (демо)`,
    from,
    to: addDays(from, 1),
    state: 'confirmed',
    surface: null,
    work: null,
    shape: circle(points[Math.floor(points.length / 2)] as LonLat, EVENT_RADIUS_M),
  };
}

/** Days on which works disturb the whole city. The holiday is real, the ban is invented. */
const CITY_WIDE: readonly DemoRestriction[] = [
  {
    externalId: 'demo-nauryz-2027',
    kind: 'event',
    title: 'Наурыз мейрамы (демо)',
    from: '2027-03-21',
    to: '2027-03-23',
  },
  {
    externalId: 'demo-flood-2027',
    kind: 'ban',
    title: 'Запрет вскрытий в паводок (демо)',
    from: '2027-04-05',
    to: '2027-04-18',
  },
].map((one) => ({ ...one, state: 'confirmed', surface: null, work: null, shape: null }) as DemoRestriction);

/** Restrictions that meet works of the demonstration programme: fresh surfaces, events on streets, days of the city. */
export function makeDemoRestrictions(works: readonly DemoWork[]): DemoRestriction[] {
  const repaired = works.filter(({ type, followed }) => followed && type === 'roadRepair');
  const disturbed = works.filter(
    ({ type, year, status, shape }) =>
      ['roadRepair', 'heat'].includes(type) && year === 2027 && status !== 'cancelled' && shape.type === 'LineString',
  );
  return [...repaired.map(freshSurface), ...disturbed.slice(0, EVENTS).map(event), ...CITY_WIDE];
}
