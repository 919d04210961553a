import type { ProgrammeMarks } from '@abat/contracts';
import { countOf, dragged, findingMarkers, outOfSeason, place, type Span } from './bars.js';
import { dayNumber } from './days.js';
import { TimeScale } from './time-scale.js';

const scale = new TimeScale('day', dayNumber('2026-06-01'), 280);

describe('The place of a work on the timeline', () => {
  it.each([
    ['one day', '2026-06-03', '2026-06-03', { x: 56, width: 28, cutLeft: false, cutRight: false }],
    ['the whole view', '2026-06-01', '2026-06-10', { x: 0, width: 280, cutLeft: false, cutRight: false }],
    ['begins before', '2026-05-20', '2026-06-02', { x: 0, width: 56, cutLeft: true, cutRight: false }],
    ['ends after', '2026-06-10', '2026-06-11', { x: 252, width: 28, cutLeft: false, cutRight: true }],
    ['ends the day before the view', '2026-05-01', '2026-05-31', 'before'],
    ['begins the day after the view', '2026-06-11', '2026-06-20', 'after'],
  ])('%s', (_title, start, end, expected) => expect(place({ start, end }, scale)).toEqual(expected));

  it('a day too narrow to see still has pixels', () => {
    const far = new TimeScale('quarter', dayNumber('2026-01-01'), 500);
    expect(place({ start: '2026-03-01', end: '2026-03-01' }, far)).toMatchObject({ width: 4 });
  });
});

describe('Dragging a bar', () => {
  const days = { start: '2026-06-10', end: '2026-06-12' };
  it.each([
    ['move', 3, { start: '2026-06-13', end: '2026-06-15' }],
    ['move', -10, { start: '2026-05-31', end: '2026-06-02' }],
    ['start', 1, { start: '2026-06-11', end: '2026-06-12' }],
    ['start', 9, { start: '2026-06-12', end: '2026-06-12' }],
    ['end', -9, { start: '2026-06-10', end: '2026-06-10' }],
    ['end', 19, { start: '2026-06-10', end: '2026-07-01' }],
  ] as const)('%s by %i', (grip, by, expected) => expect(dragged(days, grip, by)).toEqual(expected));
});

type Finding = ProgrammeMarks['findings'][number];
const finding = (id: string, from: string | null): Finding => ({
  ...{ id, from, to: null, work: 'w', rule: 'work.clash', severity: 'high', other: null, count: 1 },
});

describe('Markers of findings', () => {
  const bar = place({ start: '2026-06-02', end: '2026-06-09' }, scale) as Span;

  it('stand where the sides first meet, within the bar and right of its sign', () => {
    const markers = findingMarkers([finding('a', '2026-06-05'), finding('b', '2026-05-01')], bar, scale);
    expect(markers.map(({ x }) => x)).toEqual([112, bar.x + 20]);
  });

  it('become one with their number where they would lie on each other', () => {
    const markers = findingMarkers(
      [finding('a', '2026-06-05'), finding('b', '2026-06-05'), finding('c', null)],
      bar,
      scale,
    );
    expect(markers.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('count those one mark stands for', () => {
    const [marker] = findingMarkers(
      [finding('a', '2026-06-05'), { ...finding('b', '2026-06-05'), count: 28 }],
      bar,
      scale,
    );
    expect(countOf(marker?.findings ?? [])).toBe(29);
  });
});

describe('Days out of season', () => {
  const planting = [
    { fromDay: '04-15', toDay: '05-31' },
    { fromDay: '09-15', toDay: '11-05' },
  ];

  it('lie between the windows of the year of the work', () => {
    expect(outOfSeason({ start: '2027-06-10', end: '2027-06-20' }, planting)).toEqual([
      { from: '2026-11-06', to: '2027-04-14' },
      { from: '2027-06-01', to: '2027-09-14' },
      { from: '2027-11-06', to: '2028-04-14' },
    ]);
  });

  it('are none for a type without a season', () =>
    expect(outOfSeason({ start: '2027-06-10', end: '2027-06-20' }, [])).toEqual([]));
});
