import { at } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.season';
type Case = RuleCase & { work?: Partial<TownWork> };

const days = (start: string, end: string): Partial<TownWork> => ({ start: `2030-${start}`, end: `2030-${end}` });
const PLACE = { place: 'botanical-garden' } as const;
const bed = (x: number) => at('botanical-garden', { x, y: 0, w: 40, h: 20 });
const planting: TownWork = {
  ...{ title: 'Посадки в Ботаническом саду', type: 'greening', firm: true, at: bed(0) },
  ...{ start: '2030-05-01', end: '2030-05-31' },
};

describe('measuring work.season', () => {
  const town = withTown('astana');
  const season = async (change: Partial<TownWork> = {}) => town().judged(RULE, [{ ...planting, ...change }]);

  it('finds planting in the Botanical Garden that begins in March, with the season that suits', async () => {
    expect(await season(days('03-25', '04-30'))).toMatchObject([
      {
        severity: 'medium',
        measures: {
          ...{ daysOutside: 21, days: 37, shareOutside: 0.5676, certainty: 'firm', typeRu: 'Озеленение, посадка' },
          ...{ windowFrom: '2030-04-15', windowTo: '2030-05-31' },
        },
        ...{ from: '2030-03-25', to: '2030-04-14', territories: ['esil'] },
      },
    ]);
  });

  describe('planting: 15 April to 31 May and 15 September to 5 November', () => {
    const cases: Case[] = [
      { ...PLACE, what: 'all of May', says: 'nothing', why: 'inside the spring' },
      {
        ...{ ...PLACE, what: '15 April to 31 May', work: days('04-15', '05-31'), says: 'nothing' },
        why: 'both days of the spring count',
      },
      {
        ...{ ...PLACE, what: '15 September to 5 November', work: days('09-15', '11-05'), says: 'nothing' },
        why: 'both days of the autumn count',
      },
      {
        ...{ ...PLACE, what: 'from 13 April', work: days('04-13', '04-20'), says: 'nothing' },
        why: 'two days too early are let pass',
      },
      {
        ...{ ...PLACE, what: 'from 12 April', work: days('04-12', '04-20'), says: 'low', measures: { daysOutside: 3 } },
        why: 'three days too early are not',
      },
      {
        ...{ ...PLACE, what: 'until 2 June', work: days('05-20', '06-02'), says: 'nothing' },
        why: 'two days too late are let pass',
      },
      {
        ...{ ...PLACE, what: 'until 3 June', work: days('05-20', '06-03'), says: 'low', measures: { daysOutside: 3 } },
        why: 'three days too late are not',
      },
      {
        ...{ ...PLACE, what: '12 April to 11 May, 3 of 30 days', work: days('04-12', '05-11'), says: 'info' },
        ...{ measures: { shareOutside: 0.1 }, why: 'from a tenth on' },
      },
      {
        ...{ ...PLACE, what: '12 April to 12 May, 3 of 31 days', work: days('04-12', '05-12'), says: 'nothing' },
        why: 'less than a tenth',
      },
      {
        ...{ ...PLACE, what: '10 to 20 June', work: days('06-10', '06-20'), says: 'high' },
        ...{ measures: { shareOutside: 1, windowFrom: '2030-09-15' }, why: 'between spring and autumn' },
      },
      {
        ...{ ...PLACE, what: '20 May to 30 September', work: days('05-20', '09-30'), says: 'high' },
        ...{ measures: { daysOutside: 106, windowFrom: '2030-09-15' }, why: 'the whole summer' },
      },
      {
        ...{ ...PLACE, what: 'the same, dates planned', work: { ...days('05-20', '09-30'), firm: false } },
        ...{ says: 'medium', measures: { daysOutside: 106 }, why: 'planned dates can still move' },
      },
      {
        ...{ ...PLACE, what: '20 December to 10 January', work: { start: '2030-12-20', end: '2031-01-10' } },
        ...{ says: 'high', measures: { daysOutside: 22, windowFrom: '2031-04-15' } },
        why: 'the next season is that of the next year',
      },
      {
        ...{ ...PLACE, what: '1 October to 28 April', work: { start: '2030-10-01', end: '2031-04-28' } },
        ...{ says: 'high', measures: { daysOutside: 160, windowFrom: '2030-09-15' } },
        why: 'the seasons of both years count',
      },
      {
        ...{ ...PLACE, what: '300 days from 1 March', work: days('03-01', '12-25'), says: 'high' },
        ...{ measures: { days: 300 }, why: 'the longest work that is judged' },
      },
      {
        ...{ ...PLACE, what: '301 days from 1 March', work: days('03-01', '12-26'), says: 'nothing' },
        why: 'a longer one only names its year',
      },
    ];
    eachCase(cases, async (one) => expectSaid(await season(one.work), one));
  });

  describe('days that a work needs', () => {
    const spring = days('03-01', '05-31');
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'planned from 1 March, needs 49 days', work: { ...spring, firm: false, duration: 49 } },
        ...{ says: 'nothing', why: 'two days more than the spring has are let pass' },
      },
      {
        ...{ ...PLACE, what: 'planned from 1 March, needs 60 days', work: { ...spring, firm: false, duration: 60 } },
        ...{ says: 'low', measures: { daysOutside: 13, days: 60 }, why: 'the spring has 47 of them' },
      },
      {
        ...{ ...PLACE, what: 'firm from 1 March, needs 20 days', work: { ...spring, duration: 20 }, says: 'medium' },
        ...{ measures: { daysOutside: 45, days: 92 }, why: 'firm dates are all worked' },
      },
      {
        ...{ ...PLACE, what: 'finished on 31 May of a plan until 30 June' },
        work: { status: 'finished', finishedOn: '2030-05-31', end: '2030-06-30' },
        ...{ says: 'nothing', why: 'it ended in the season' },
      },
      {
        ...{ ...PLACE, what: 'finished on 5 June of a plan until 30 June' },
        work: { status: 'finished', finishedOn: '2030-06-05', end: '2030-06-30' },
        ...{ says: 'low', measures: { daysOutside: 5, days: 36 }, why: 'five days were out of season' },
      },
      {
        ...{ ...PLACE, what: 'finished in January, nobody knows when' },
        ...{ work: { ...days('01-10', '01-20'), status: 'finished' }, says: 'high', measures: { shareOutside: 1 } },
        why: 'expired but recent works stay',
      },
      {
        ...{ ...PLACE, what: 'cancelled in January', work: { ...days('01-10', '01-20'), status: 'cancelled' } },
        ...{ says: 'nothing', why: 'a cancelled work is not done' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await season(one.work), one));
  });

  describe('kinds of works', () => {
    const winter = days('01-10', '01-20');
    const cases: Case[] = [
      {
        ...{ place: 'turan', what: 'asphalt from 28 April', says: 'low', measures: { daysOutside: 3 } },
        work: { ...days('04-28', '05-20'), type: 'road', at: at('turan', { x: 0, y: -6, w: 100, h: 12 }) },
        why: 'the road season begins on 1 May',
      },
      {
        ...{ place: 'turan', what: 'asphalt until 15 October', says: 'nothing' },
        work: { ...days('10-01', '10-15'), type: 'road', at: at('turan', { x: 0, y: -6, w: 100, h: 12 }) },
        why: 'the road season ends on 15 October',
      },
      {
        ...{ place: 'sauran', what: 'paving of a footway until 3 November', says: 'low', measures: { daysOutside: 3 } },
        work: { ...days('10-10', '11-03'), type: 'footway', at: at('sauran', { x: 0, y: 4, w: 80, h: 3 }) },
        why: 'the paving season ends on 31 October',
      },
      {
        ...{ place: 'turan', what: 'a heat pipe in January', says: 'nothing' },
        work: { ...winter, type: 'heat-network', at: at('turan', 'LINESTRING(0 0, 100 0)') },
        why: 'its kind has no season',
      },
      {
        ...{ ...PLACE, what: 'a work of no kind in January', work: { ...winter, type: undefined }, says: 'nothing' },
        why: 'it has no season',
      },
    ];
    eachCase(cases, async (one) => expectSaid(await season(one.work), one));
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

  it('judges the days of all zones, each day once', async () => {
    const zone = (x: number, start: string, end: string) => ({ at: bed(x), start, end });
    const zones = [zone(0, '2030-05-01', '2030-05-10'), zone(50, '2030-06-01', '2030-06-10')];
    expect(await season({ zones })).toMatchObject([{ measures: { daysOutside: 10, days: 20 } }]);
    await town().clear();
    const twice = [...zones, zone(100, '2030-06-05', '2030-06-12')];
    expect(await season({ zones: twice })).toMatchObject([{ measures: { daysOutside: 12, days: 22 } }]);
  });
});
