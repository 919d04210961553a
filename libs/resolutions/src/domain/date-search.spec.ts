import { searchDates, type SearchInput } from './date-search.js';
import { dayNumber, dayOf, type Span, windowsIn } from './days.js';

const days = (from: string, to: string): Span => ({ from: dayNumber(from), to: dayNumber(to) });
const spring = [{ fromDay: '04-15', toDay: '10-31' }];
const near = days('2029-01-01', '2031-12-31');

// Ақбұлақ-2: the courtyard is planned for June, the heat network comes on some of its days.
const courtyard: SearchInput = {
  ...{ zones: [days('2030-06-01', '2030-06-20')], blocked: [], season: windowsIn(spring, near) },
  ...{ today: dayNumber('2030-01-10'), horizonDays: 365, durationDays: null, firm: false },
};
const heat = { zone: 0, by: 'heat', ...days('2030-06-10', '2030-06-25') };

const told = (input: SearchInput) =>
  searchDates(input).map(({ zones, ...found }) => ({
    ...found,
    days: zones.map(({ from, to }) => `${dayOf(from)}/${dayOf(to)}`).join(' '),
  }));

describe('searchDates', () => {
  it('moves a courtyard to before and to after the heat network, the shorter way first', () => {
    expect(told({ ...courtyard, blocked: [heat] }).slice(0, 2)).toEqual([
      { days: '2030-05-21/2030-06-09', shiftDays: -11, narrowed: false, cost: 11 },
      { days: '2030-06-26/2030-07-15', shiftDays: 25, narrowed: false, cost: 25 },
    ]);
  });

  it.each<[string, Partial<SearchInput>, string | null]>([
    ['nothing is in the way', {}, null],
    [
      'the neighbour ends the day before',
      { blocked: [{ zone: 0, by: 'heat', ...days('2030-05-10', '2030-05-31') }] },
      null,
    ],
    [
      'the neighbour shares the first day',
      { blocked: [{ zone: 0, by: 'heat', ...days('2030-05-10', '2030-06-01') }] },
      '2030-06-02/2030-06-21',
    ],
    [
      'the neighbour shares the last day',
      { blocked: [{ zone: 0, by: 'heat', ...days('2030-06-20', '2030-08-01') }] },
      '2030-05-31/2030-06-19',
    ],
    ['the past is closed', { blocked: [heat], today: dayNumber('2030-05-25') }, '2030-06-26/2030-07-15'],
    [
      'two neighbours leave a gap that is long enough to the day',
      {
        blocked: [
          { zone: 0, by: 'gas', ...days('2030-01-10', '2030-06-10') },
          { zone: 0, by: 'heat', ...days('2030-07-01', '2030-12-31') },
        ],
      },
      '2030-06-11/2030-06-30',
    ],
    [
      'a gap one day too short is passed by, and the season sends it to the next year',
      {
        blocked: [
          { zone: 0, by: 'gas', ...days('2030-01-10', '2030-06-11') },
          { zone: 0, by: 'heat', ...days('2030-07-01', '2030-12-31') },
        ],
      },
      '2031-04-15/2031-05-04',
    ],
    ['paving in March waits for the season', { zones: [days('2030-03-20', '2030-04-08')] }, '2030-04-15/2030-05-04'],
    [
      'a work longer than its season is told days outside of it',
      { zones: [days('2030-06-01', '2031-01-31')], blocked: [heat] },
      '2030-06-26/2031-02-25',
    ],
  ])('%s', (_name, change, first) => {
    expect(told({ ...courtyard, ...change })[0]?.days ?? null).toBe(first);
  });

  it('keeps the gaps between zones: all of them move together', () => {
    const zones = [days('2030-06-01', '2030-06-05'), days('2030-06-11', '2030-06-20')];
    const blocked = [{ zone: 1, by: 'heat', ...days('2030-06-20', '2030-07-02') }];
    expect(told({ ...courtyard, zones, blocked })[0]?.days).toBe('2030-05-31/2030-06-04 2030-06-10/2030-06-19');
  });

  it('a neighbour of one zone does not hinder another one', () => {
    const zones = [days('2030-06-01', '2030-06-05'), days('2030-06-11', '2030-06-20')];
    expect(
      told({ ...courtyard, zones, blocked: [{ zone: 0, by: 'heat', ...days('2030-06-11', '2030-06-20') }] }),
    ).toEqual([]);
  });

  it('uses the free part of a planned window before it moves anything', () => {
    const zones = [days('2030-05-01', '2030-07-31')];
    const found = told({ ...courtyard, zones, blocked: [heat], durationDays: 15 });
    expect(found.slice(0, 2)).toEqual([
      { days: '2030-05-01/2030-06-09', shiftDays: 0, narrowed: true, cost: 0.5 },
      { days: '2030-06-26/2030-07-31', shiftDays: 56, narrowed: true, cost: 0.5 },
    ]);
  });

  it('does not use a part that is a day shorter than the work', () => {
    const zones = [days('2030-06-01', '2030-06-30')];
    const found = told({ ...courtyard, zones, blocked: [heat], durationDays: 10 });
    expect(found.some((one) => one.narrowed)).toBe(false);
    expect(found[0]?.days).toBe('2030-05-11/2030-06-09');
  });

  it('lets firm dates cost double', () => {
    expect(told({ ...courtyard, blocked: [heat], firm: true })[0]).toMatchObject({ shiftDays: -11, cost: 22 });
  });

  it('finds nothing where the neighbour stays for years', () => {
    const blocked = [{ zone: 0, by: 'heat', ...days('2029-01-01', '2032-12-31') }];
    expect(told({ ...courtyard, blocked })).toEqual([]);
  });

  it('avoids a neighbour though the surface beneath both is protected for years', () => {
    const surface = { zone: 0, by: 'surface', ...days('2029-01-01', '2032-12-31') };
    const found = told({ ...courtyard, blocked: [surface, heat] });
    expect(found.slice(0, 2).map((one) => one.days)).toEqual(['2030-05-21/2030-06-09', '2030-06-26/2030-07-15']);
    const wait = { ...courtyard, zones: [days('2030-03-20', '2030-04-08')], blocked: [surface] };
    expect(told(wait)[0]?.days).toBe('2030-04-15/2030-05-04');
  });

  it('avoids a neighbour though upkeep takes the place all the year round, zone by zone', () => {
    const zones = [days('2030-06-01', '2030-06-05'), days('2030-06-11', '2030-06-20')];
    const halves = [days('2029-01-01', '2030-06-15'), days('2030-06-16', '2032-12-31')];
    const upkeep = [0, 1].flatMap((zone) => halves.map((half) => ({ zone, by: 'upkeep', ...half })));
    const found = told({ ...courtyard, zones, blocked: [...upkeep, { ...heat, zone: 1 }] });
    expect(found[0]?.days).toBe('2030-05-21/2030-05-25 2030-05-31/2030-06-09');
  });

  it('does not count among what cannot be avoided what ends within the horizon', () => {
    const surface = { zone: 0, by: 'surface', ...days('2029-01-01', '2030-09-30') };
    expect(told({ ...courtyard, blocked: [surface, heat] }).map((one) => one.days)).toEqual([
      '2030-10-01/2030-10-20',
      '2030-10-12/2030-10-31',
      '2031-04-15/2031-05-04',
    ]);
  });
});

describe('windowsIn', () => {
  it('gives the windows of every year touched, joined over new year, and shortens a day that a year lacks', () => {
    const winter = [
      { fromDay: '11-15', toDay: '12-31' },
      { fromDay: '01-01', toDay: '02-29' },
    ];
    expect(windowsIn(winter, days('2030-12-01', '2031-01-10')).map(({ from, to }) => [dayOf(from), dayOf(to)])).toEqual(
      [['2030-11-15', '2031-02-28']],
    );
  });
});
