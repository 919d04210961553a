import { withTown } from './support/with-town.js';
import type { TownRestriction, TownWork } from './support/works-town.js';

const RULE = 'work.event';

describe('measuring work.event', () => {
  const town = withTown();
  const road: TownWork = {
    title: 'Ремонт Мәңгілік Ел',
    hinders: true,
    type: 'road',
    start: '2030-06-20',
    end: '2030-07-20',
  };
  const day: TownRestriction = { kind: 'event', title: 'День столицы', from: '2030-07-04', to: '2030-07-06' };
  const meet = async (change: Partial<TownWork> = {}, restriction: Partial<TownRestriction> = {}) => {
    const work = await town().addWork({ ...road, ...change });
    const place = await town().addRestriction({ ...day, ...restriction });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [work])).toEqual(found);
    expect(await town().foundAfter(RULE, 'restriction', [place])).toEqual(found);
    return found;
  };

  it('finds a road repair on the square and days of the Day of the capital', async () => {
    expect(await meet()).toMatchObject([
      {
        measures: {
          ...{ kind: 'event', state: 'confirmed', cityWide: false, overlapM2: 800, overlapDays: 3, unavoidableDays: 3 },
          ...{ hindersTraffic: true, breaksSurface: false },
        },
        ...{ from: '2030-07-04', to: '2030-07-06', agencies: ['dep-utilities'] },
      },
    ]);
  });

  it.each<[string, Partial<TownWork>, Partial<TownRestriction>, object | null]>([
    ['an event in the whole city', {}, { at: null }, { cityWide: true, shareOfWork: 1 }],
    ['an event, for a work that disturbs nobody', { hinders: false }, {}, null],
    ['an event, for a work that opens the ground', { hinders: false, breaks: true }, {}, { breaksSurface: true }],
    ['a ban, for a work that opens nothing', {}, { kind: 'ban' }, null],
    ['a ban, for a work that opens the ground', { breaks: true }, { kind: 'ban' }, { kind: 'ban' }],
    [
      'a closed season, for a work that opens the ground',
      { breaks: true },
      { kind: 'season', at: null },
      { kind: 'season' },
    ],
    ['a fresh surface', { breaks: true }, { kind: 'fresh-surface' }, null],
    ['a listed kind of work', {}, { kind: 'ban', workTypes: ['road'] }, { kind: 'ban' }],
    ['a kind of work that is not listed', { breaks: true }, { kind: 'ban', workTypes: ['greening'] }, null],
    ['a proposed event', {}, { state: 'proposed' }, { state: 'proposed' }],
    ['a declined event', {}, { state: 'declined' }, null],
    ['an event on the day after', {}, { from: '2030-07-21', to: '2030-07-22' }, null],
    ['an event on the last day', {}, { from: '2030-07-20', to: '2030-07-22' }, { overlapDays: 1 }],
    ['a place that touches the strip of the work', { hinders: true, at: { x: 50, y: 0, w: 40, h: 20 } }, {}, null],
    [
      'a place inside of the strip of the work',
      { hinders: true, at: { x: 49, y: 0, w: 40, h: 20 } },
      {},
      { overlapDays: 3 },
    ],
    ['a place drawn as a point', {}, { at: 'POINT(20 10)' }, { overlapDays: 3 }],
    ['a planned work that can keep out of the way', { duration: 10 }, {}, { overlapDays: 3, unavoidableDays: 0 }],
    ['a planned work that nearly fills its window', { duration: 30 }, {}, { unavoidableDays: 2 }],
    [
      'a work that rests between its zones cannot use the pause',
      {
        ...{ duration: 20, at: undefined, start: undefined, end: undefined },
        zones: [
          { at: { x: 0, y: 0, w: 40, h: 20 }, start: '2030-07-01', end: '2030-07-10' },
          { at: { x: 0, y: 0, w: 40, h: 20 }, start: '2030-08-01', end: '2030-08-10' },
        ],
      },
      {},
      { overlapDays: 3, unavoidableDays: 3 },
    ],
    ['firm dates cannot move', { duration: 10, firm: true }, {}, { unavoidableDays: 3 }],
    ['a cancelled work', { status: 'cancelled' }, {}, null],
    ['a work that ended before the event', { status: 'finished', finishedOn: '2030-07-03' }, {}, null],
    ['a work that ended during the event', { status: 'finished', finishedOn: '2030-07-05' }, {}, { overlapDays: 2 }],
    ['a finished work: expired but recent', { status: 'finished' }, {}, { overlapDays: 3 }],
  ])('%s', async (_name, change, restriction, measures) => {
    expect(await meet(change, restriction)).toMatchObject(measures ? [{ measures }] : []);
  });

  it('follows an event that is moved or taken away', async () => {
    await meet();
    const [{ id }] = await town().city.db.query('SELECT id FROM restriction');
    await town().city.db.query("UPDATE restriction SET active = '[2030-08-01,2030-08-03)' WHERE id = $1", [id]);
    expect(await town().foundAfter(RULE, 'restriction', [id])).toEqual([]);
  });
});
