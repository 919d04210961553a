import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.season';

describe('measuring work.season', () => {
  const town = withTown();
  const planting: TownWork = {
    title: 'Посадки в Ботаническом саду',
    type: 'greening',
    firm: true,
    start: '2030-05-01',
    end: '2030-05-31',
  };
  const season = async (change: Partial<TownWork> = {}) => {
    const id = await town().addWork({ ...planting, ...change });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [id])).toEqual(found);
    return found;
  };

  it('finds planting that begins in March, with the season that suits', async () => {
    expect(await season({ start: '2030-03-25', end: '2030-04-30' })).toMatchObject([
      {
        severity: 'medium',
        measures: {
          ...{ daysOutside: 21, days: 37, shareOutside: 0.5676, certainty: 'firm', typeRu: 'Озеленение, посадка' },
          ...{ windowFrom: '2030-04-15', windowTo: '2030-05-31' },
        },
        ...{ from: '2030-03-25', to: '2030-04-14' },
      },
    ]);
  });

  it.each<[string, Partial<TownWork>, object | null]>([
    ['inside of the spring', {}, null],
    ['from the first to the last day', { start: '2030-04-15', end: '2030-05-31' }, null],
    ['inside of the autumn', { start: '2030-09-15', end: '2030-11-05' }, null],
    ['two days too early', { start: '2030-04-13', end: '2030-04-20' }, null],
    ['three days too early', { start: '2030-04-12', end: '2030-04-20' }, { daysOutside: 3 }],
    [
      'between spring and autumn',
      { start: '2030-06-10', end: '2030-06-20' },
      { shareOutside: 1, windowFrom: '2030-09-15' },
    ],
    [
      'through the whole summer',
      { start: '2030-05-20', end: '2030-09-30' },
      { daysOutside: 106, windowFrom: '2030-09-15' },
    ],
    ['across new year', { start: '2030-12-20', end: '2031-01-10' }, { daysOutside: 22, windowFrom: '2031-04-15' }],
    ['a planned work that needs few days', { firm: false, duration: 20, start: '2030-03-01', end: '2030-05-31' }, null],
    [
      'a planned work that needs more days than the season has',
      { firm: false, duration: 60, start: '2030-03-01', end: '2030-05-31' },
      { daysOutside: 13, days: 60 },
    ],
    ['a kind without a season', { type: 'heat-network', start: '2030-01-10', end: '2030-01-20' }, null],
    ['a work without a kind', { type: undefined, start: '2030-01-10', end: '2030-01-20' }, null],
    ['a cancelled work', { status: 'cancelled', start: '2030-01-10', end: '2030-01-20' }, null],
    [
      'a work that ended before the season did',
      { status: 'finished', finishedOn: '2030-05-31', end: '2030-06-30' },
      null,
    ],
    [
      'a work that ended after the season',
      { status: 'finished', finishedOn: '2030-06-05', end: '2030-06-30' },
      { daysOutside: 5, days: 36 },
    ],
    [
      'a finished work: expired but recent',
      { status: 'finished', start: '2030-01-10', end: '2030-01-20' },
      { shareOutside: 1 },
    ],
  ])('%s', async (_name, change, measures) => {
    expect(await season(change)).toMatchObject(measures ? [{ measures }] : []);
  });

  it('adds windows up and joins them across new year; a day that a year lacks ends with its month', async () => {
    const { db } = town().city;
    await db.query(
      `INSERT INTO work_season (work_type_id, from_day, to_day) SELECT t.id, s.a, s.b FROM work_type t,
       (VALUES ('11-15', '12-31'), ('01-01', '02-30')) AS s (a, b) WHERE t.code = 'furniture'`,
    );
    expect(await season({ type: 'furniture', start: '2030-12-20', end: '2031-02-28' })).toEqual([]);
    const [found] = await season({ type: 'furniture', start: '2031-02-27', end: '2031-03-04' });
    expect(found?.measures).toMatchObject({ daysOutside: 4, windowFrom: '2030-11-15', windowTo: '2031-02-28' });
    await db.query("DELETE FROM work_season WHERE work_type_id = (SELECT id FROM work_type WHERE code = 'furniture')");
    const [type] = await db.query("SELECT id FROM work_type WHERE code = 'furniture'");
    expect(await town().foundAfter(RULE, 'work-type', [type.id])).toEqual([]);
  });

  it('judges the days of all zones', async () => {
    const zone = (x: number, start: string, end: string) => ({ at: { x, y: 0, w: 10, h: 10 }, start, end });
    const zones = [zone(0, '2030-05-01', '2030-05-10'), zone(50, '2030-06-01', '2030-06-10')];
    expect(await season({ zones })).toMatchObject([{ measures: { daysOutside: 10, days: 20 } }]);
  });
});
