import { at, whole } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import { withTown } from './support/with-town.js';
import type { TownRestriction, TownWork } from './support/works-town.js';

const RULE = 'work.event';
type Case = RuleCase & { work?: Partial<TownWork>; event?: Partial<TownRestriction> };

// Кабанбай батыра from Бухар Жырау on: 40 x 20 m of its carriageway, and the same further along.
const piece = (alongM: number) => at('kabanbay-batyr', { x: 100 + alongM, y: -10, w: 40, h: 20 });
const road: TownWork = {
  ...{ title: 'Ремонт проспекта Кабанбай Батыра', hinders: true, type: 'road', at: piece(0) },
  ...{ start: '2030-06-20', end: '2030-07-20' },
};
const day: TownRestriction = {
  ...{ kind: 'event', title: 'День столицы', at: piece(0), from: '2030-07-04', to: '2030-07-06' },
};
const quiet = { hinders: false };
const digs = { hinders: false, breaks: true };

describe('measuring work.event', () => {
  const town = withTown('astana');
  const meet = async (work: Partial<TownWork> = {}, event: Partial<TownRestriction> = {}) =>
    town().judged(RULE, [{ ...road, ...work }], [{ ...day, ...event }]);

  it('finds a road repair on the place and days of the Day of the capital on Кабанбай батыра', async () => {
    expect(await meet()).toMatchObject([
      {
        measures: {
          ...{ kind: 'event', state: 'confirmed', cityWide: false, overlapM2: 800, overlapDays: 3, unavoidableDays: 3 },
          ...{ hindersTraffic: true, breaksSurface: false },
        },
        ...{ from: '2030-07-04', to: '2030-07-06', agencies: ['dep-utilities'], territories: ['esil', 'nura'] },
      },
    ]);
  });

  describe('which works a restriction concerns', () => {
    const cases: Case[] = [
      {
        ...{ place: 'kabanbay-batyr', what: 'a repair that hinders traffic, an event', says: 'medium' },
        ...{ measures: { hindersTraffic: true }, why: 'an event concerns what hinders traffic' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that opens the ground, an event', work: digs, says: 'medium' },
        ...{ measures: { breaksSurface: true }, why: 'an event concerns what opens the ground' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that does neither, an event', work: quiet, says: 'nothing' },
        why: 'it disturbs nobody',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a pipe drilled below the ground, an event' },
        ...{ work: { ...digs, method: 'trenchless' }, says: 'nothing', why: 'it opens nothing' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a repair that opens nothing, a ban', event: { kind: 'ban' } },
        ...{ says: 'nothing', why: 'a ban concerns what opens the ground' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that opens the ground, a ban', work: digs },
        ...{ event: { kind: 'ban' }, says: 'medium', measures: { kind: 'ban' }, why: 'a ban weighs more' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that opens the ground, a closed season of the city', work: digs },
        ...{ event: { kind: 'season', at: null }, says: 'medium', measures: { kind: 'season', cityWide: true } },
        why: 'a season concerns what opens the ground',
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a repair that opens nothing, a closed season of the city' },
        ...{ event: { kind: 'season', at: null }, says: 'nothing', why: 'a season concerns what opens the ground' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a road repair, a ban of road repairs' },
        ...{ event: { kind: 'ban', workTypes: ['road'] }, says: 'high', why: 'its type is listed' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a quiet repair, an event that lists road repairs', work: quiet },
        ...{ event: { workTypes: ['greening', 'road'] }, says: 'medium', why: 'its type is listed' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that opens the ground, a ban of planting', work: digs },
        ...{ event: { kind: 'ban', workTypes: ['greening'] }, says: 'nothing', why: 'its type is not listed' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a work that opens the ground, a fresh surface', work: digs },
        ...{ event: { kind: 'fresh-surface' }, says: 'nothing', why: 'that is work.repeat-dig' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a repair, an event only proposed', event: { state: 'proposed' } },
        ...{ says: 'low', measures: { state: 'proposed' }, why: 'what nobody confirmed weighs half' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a repair, an event declined', event: { state: 'declined' } },
        ...{ says: 'nothing', why: 'declined is not in force' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'a cancelled repair, an event', work: { status: 'cancelled' } },
        ...{ says: 'nothing', why: 'a cancelled work disturbs nobody' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.event), one));
  });

  describe('where', () => {
    const cases: Case[] = [
      {
        ...{ place: 'kabanbay-batyr', what: 'an event in the whole city', event: { at: null }, says: 'high' },
        ...{ measures: { cityWide: true, shareOfWork: 1 }, why: 'without a place it holds everywhere' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'an event 49.9 m along the avenue', work: { at: piece(49.9) } },
        ...{ says: 'medium', measures: { overlapM2: 2 }, why: 'the strip of 10 m reaches into the place' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'an event 49.96 m along the avenue', work: { at: piece(49.96) } },
        ...{ says: 'nothing', why: '0.8 m² are within the tolerance of 1 m²' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'an event 50 m along the avenue', work: { at: piece(50) } },
        ...{ says: 'nothing', why: 'the strip only touches the place' },
      },
      {
        ...{ place: 'botanical-garden', what: 'an event drawn as a point 19 m from the work' },
        work: { at: at('botanical-garden', { x: 19, y: -10, w: 40, h: 20 }) },
        ...{ event: { at: whole('botanical-garden') }, says: 'medium', why: 'a point is 20 m wide, the strip 10 m' },
      },
      {
        ...{ place: 'botanical-garden', what: 'an event drawn as a point 20 m from the work' },
        work: { at: at('botanical-garden', { x: 20, y: -10, w: 40, h: 20 }) },
        ...{ event: { at: whole('botanical-garden') }, says: 'nothing', why: 'the strip only touches the place' },
      },
      {
        ...{ place: 'sauran', what: 'a run along Сауран, a repair of its northern end' },
        work: { at: at('sauran', { x: 0, y: -5, w: 80, h: 10 }) },
        ...{ event: { title: 'Забег', at: whole('sauran') }, says: 'high', why: 'a line is 20 m wide' },
      },
      {
        ...{ place: 'sauran', what: 'a run along Сауран, a repair of Акмешит' },
        work: { at: at('akmeshit', { x: 0, y: -5, w: 80, h: 10 }) },
        ...{ event: { title: 'Забег', at: whole('sauran') }, says: 'nothing', why: 'another street' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.event), one));
  });

  describe('when', () => {
    const ended = (finishedOn: string) => ({ status: 'finished', finishedOn });
    const on = (from: string, to: string) => ({ from: `2030-${from}`, to: `2030-${to}` });
    const cases: Case[] = [
      {
        ...{ place: 'kabanbay-batyr', what: 'event from the last day of the repair', event: on('07-20', '07-22') },
        ...{ says: 'medium', measures: { overlapDays: 1 }, why: 'they share a day' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'event from the day after the repair', event: on('07-21', '07-22') },
        ...{ says: 'nothing', why: 'they share no day' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'event until the first day of the repair', event: on('06-18', '06-20') },
        ...{ says: 'medium', measures: { overlapDays: 1 }, why: 'they share a day' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'event until the eve of the repair', event: on('06-18', '06-19') },
        ...{ says: 'nothing', why: 'they share no day' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'planned repair of 28 of 31 days', work: { duration: 28 }, says: 'low' },
        ...{ measures: { overlapDays: 3, unavoidableDays: 0 }, why: 'it can rest during the event' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'planned repair of 29 of 31 days', work: { duration: 29 }, says: 'medium' },
        ...{ measures: { overlapDays: 3, unavoidableDays: 1 }, why: 'a day of the event is needed' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'firm repair of 10 of 31 days', work: { duration: 10, firm: true } },
        ...{ says: 'medium', measures: { unavoidableDays: 3 }, why: 'firm dates do not move' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'planned repair of 20 days in two zones of ten, resting between' },
        work: {
          ...{ duration: 20, at: undefined, start: undefined, end: undefined },
          zones: [
            { at: piece(0), start: '2030-07-01', end: '2030-07-10' },
            { at: piece(0), start: '2030-08-01', end: '2030-08-10' },
          ],
        },
        ...{ says: 'medium', measures: { overlapDays: 3, unavoidableDays: 3 }, why: 'it cannot work in the pause' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'repair that ended on the eve of the event', work: ended('2030-07-03') },
        ...{ says: 'nothing', why: 'it gave its place up' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'repair that ended on the second day of it', work: ended('2030-07-05') },
        ...{ says: 'medium', measures: { overlapDays: 2 }, why: 'the last day counts' },
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'finished repair, nobody knows when', work: { status: 'finished' } },
        ...{ says: 'medium', measures: { overlapDays: 3 }, why: 'expired but recent works stay' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await meet(one.work, one.event), one));
  });

  it('follows an event that is moved or taken away', async () => {
    await meet();
    const [{ id }] = await town().city.db.query('SELECT id FROM restriction');
    await town().city.db.query("UPDATE restriction SET active = '[2030-08-01,2030-08-03)' WHERE id = $1", [id]);
    expect(await town().foundAfter(RULE, 'restriction', [id])).toEqual([]);
  });
});
