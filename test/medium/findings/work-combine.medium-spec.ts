import { at } from '../../support/places.js';
import { eachCase, expectSaid, type RuleCase } from './support/rule-cases.js';
import type { ZoneSpec } from './support/test-city.js';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.combine';
type Case = RuleCase & { first?: Partial<TownWork>; other?: Partial<TownWork> };

const PLACE = { place: 'turkestan' } as const;
const line = (fromM: number, toM: number, asideM: number) =>
  at('turkestan', `LINESTRING(${fromM} ${asideM}, ${toM} ${asideM})`);
// Туркестан between Бухар Жырау and the Botanical Garden: a heat pipe in its axis, a water pipe 8 m beside it.
const heat: TownWork = {
  ...{ title: 'Теплосеть по улице Туркестан', breaks: true, hinders: true, surface: 'asphalt' },
  ...{ at: line(0, 100, 0), start: '2030-06-01', end: '2030-06-30' },
};
const water: TownWork = {
  ...{ title: 'Водопровод по улице Туркестан', agency: 'dep-construction', breaks: true, hinders: true },
  ...{ at: line(0, 60, 8), start: '2030-07-11', end: '2030-07-30' },
};

const DAY_MS = 86_400_000;
/** The water pipe in two zones on one place, each worked on for five days from a day on. */
const spells = (...starts: string[]): ZoneSpec[] =>
  starts.map((start) => {
    const end = new Date(Date.parse(start) + 4 * DAY_MS).toISOString().slice(0, 10);
    return { at: line(0, 60, 8), start, end };
  });

describe('measuring work.combine', () => {
  const town = withTown('astana');
  const combine = async (change: Partial<TownWork> = {}, first: Partial<TownWork> = {}) => {
    for (const project of ['heat', 'water']) await town().city.addProject(project);
    return town().judged(RULE, [
      { ...heat, ...first },
      { ...water, ...change },
    ]);
  };

  it('adds up a shared trench and a common closure of Туркестан, each part kept', async () => {
    expect(await combine()).toMatchObject([
      {
        severity: 'low',
        measures: {
          ...{ gapM: 8, gapDays: 10, sharedTrenchM: 60, surface: 'asphalt', trenchKztPerM: 38_000 },
          ...{ trenchSavingKzt: 2_280_000, savedDays: 20, closureDays: 20, closureKztPerDay: 60_000 },
          ...{ closureSavingKzt: 1_200_000, savingKzt: 3_480_000, sameAgency: false },
        },
        ...{ from: '2030-06-01', to: '2030-07-10', territories: ['esil'] },
      },
    ]);
  });

  describe('near in place and time', () => {
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: '9.99 m beside', other: { at: line(0, 60, 9.99) }, says: 'low', measures: { gapM: 9.99 } },
        why: 'within 10 m',
      },
      {
        ...{ ...PLACE, what: '10.01 m beside', other: { at: line(0, 60, 10.01) }, says: 'nothing' },
        why: 'further than 10 m',
      },
      {
        ...{ ...PLACE, what: '60 free days between', other: { start: '2030-08-30', end: '2030-09-10' }, says: 'low' },
        ...{ measures: { gapDays: 60 }, why: 'at most 60 days' },
      },
      {
        ...{ ...PLACE, what: '61 free days between', other: { start: '2030-08-31', end: '2030-09-10' } },
        ...{ says: 'nothing', why: 'more than 60 days' },
      },
      {
        ...{ ...PLACE, what: '60 free days, the later entered first', says: 'low', measures: { gapDays: 60 } },
        ...{ first: { start: '2030-09-29', end: '2030-10-20' }, why: 'the order of entering does not matter' },
      },
      {
        ...{ ...PLACE, what: 'ten days in common', other: { start: '2030-06-21', end: '2030-07-10' }, says: 'info' },
        ...{ measures: { savedDays: 10, gapDays: 0 }, why: 'days of both are not saved again' },
      },
      {
        ...{ ...PLACE, what: 'all days in common', other: { start: '2030-06-01', end: '2030-06-30' }, says: 'info' },
        ...{ measures: { savedDays: 0, closureSavingKzt: 0, savingKzt: 2_280_000 }, why: 'the trench is still shared' },
      },
      {
        ...{ ...PLACE, what: 'the water pipe needs 5 of its days', other: { duration: 5 }, says: 'info' },
        ...{ measures: { savedDays: 5, closureDays: 5 }, why: 'it needs only the days stated for it' },
      },
      {
        ...{ ...PLACE, what: 'the water pipe is worked on for two spells of 5 days', says: 'info' },
        ...{ other: { zones: spells('2030-07-11', '2030-07-26') }, measures: { savedDays: 10, closureDays: 10 } },
        why: 'the days between them close nothing',
      },
      {
        ...{ ...PLACE, what: 'spells of 5 days before and after the other', says: 'info' },
        ...{ other: { zones: spells('2030-05-20', '2030-07-11') }, measures: { gapDays: 7, savedDays: 10 } },
        why: 'no day is a day of both',
      },
      {
        ...{ place: 'turan', what: 'the water pipe lies in Туран' },
        ...{ other: { at: at('turan', 'LINESTRING(0 0, 100 0)') }, says: 'nothing', why: 'another street' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await combine(one.other, one.first), one));
  });

  describe('what is worth a meeting', () => {
    const soil = { surface: 'soil', hinders: false };
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'only one hinders traffic', other: { hinders: false }, says: 'info' },
        ...{ measures: { savedDays: 20, closureDays: 0, savingKzt: 2_280_000 }, why: 'no closure is saved' },
      },
      {
        ...{
          ...PLACE,
          what: 'a pit beside the pipe',
          says: 'info',
          measures: { sharedTrenchM: expect.closeTo(40, -1) as number, gapM: 0 },
        },
        other: { at: at('turkestan', { x: 0, y: 0, w: 40, h: 20 }) },
        why: 'the line along the pit is shared',
      },
      {
        ...{ ...PLACE, what: 'two pits', first: { at: at('turkestan', { x: 0, y: 0, w: 40, h: 20 }) }, says: 'info' },
        other: { at: at('turkestan', { x: 45, y: 0, w: 20, h: 20 }) },
        ...{ measures: { sharedTrenchM: 0, savingKzt: 1_200_000 }, why: 'only the closure is saved' },
      },
      {
        ...{ ...PLACE, what: '16.7 m in common in soil', first: soil, other: { ...soil, at: line(0, 6.7, 8) } },
        ...{ says: 'nothing', why: '40 200 tenge are less than 100 000' },
      },
      {
        ...{ ...PLACE, what: '17 m in common in soil', first: soil, other: { ...soil, at: line(0, 17, 8) } },
        ...{ says: 'info', measures: { savingKzt: 102_000 }, why: 'more than 100 000 tenge' },
      },
      {
        ...{
          ...PLACE,
          what: 'lines that meet end to end in soil',
          first: soil,
          other: { ...soil, at: line(100, 150, 0) },
        },
        ...{ says: 'nothing', why: 'they run nowhere side by side' },
      },
      {
        ...{ ...PLACE, what: 'surface of neither known', first: { surface: undefined }, says: 'info' },
        ...{ measures: { surface: 'unknown', trenchKztPerM: 15_000 }, why: 'the price of an unknown surface' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await combine(one.other, one.first), one));
  });

  describe('only what runs side by side', () => {
    const open = { hinders: false } as const;
    const pipe = (shape: string) => ({ ...open, at: at('turkestan', shape) });
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'a pipe that goes on where the other ends', other: pipe('LINESTRING(100 0, 200 0)') },
        ...{ says: 'nothing', why: 'end to end is no common trench' },
      },
      {
        ...{ ...PLACE, what: 'a pipe that turns off at the end', other: pipe('LINESTRING(100 0, 100 90)') },
        ...{ says: 'nothing', why: 'it leads away' },
      },
      {
        ...{ ...PLACE, what: 'a crossing at a right angle', other: pipe('LINESTRING(50 -60, 50 60)') },
        ...{ says: 'nothing', why: 'each digs its own way' },
      },
      {
        ...{ ...PLACE, what: 'a crossing askew', other: pipe('LINESTRING(20 -40, 80 40)') },
        ...{ says: 'nothing', why: 'each digs its own way' },
      },
      {
        ...{ ...PLACE, what: 'a crossing that closes the street', says: 'info', measures: { sharedTrenchM: 0 } },
        ...{ other: { at: at('turkestan', 'LINESTRING(50 -60, 50 60)') }, why: 'one closure is saved all the same' },
      },
      {
        ...{ ...PLACE, what: 'a pipe that leads up to a pit', says: 'nothing', why: 'the pit lies at its end' },
        other: { ...open, at: at('turkestan', { x: 100, y: -10, w: 40, h: 20 }) },
      },
      {
        ...{ ...PLACE, what: 'a manhole beside the pipe', says: 'nothing', why: 'a point has no length' },
        other: pipe('POINT(50 2)'),
      },
    ];
    eachCase(cases, async (one) => expectSaid(await combine(one.other, one.first), one));
  });

  describe('which works', () => {
    const cases: Case[] = [
      {
        ...{ ...PLACE, what: 'one body', other: { agency: 'dep-utilities' }, says: 'low' },
        ...{ measures: { sameAgency: true }, why: 'one body saves as well' },
      },
      { ...PLACE, what: 'a work that opens nothing', other: { breaks: false }, says: 'nothing', why: 'no trench' },
      { ...PLACE, what: 'the first opens nothing', first: { breaks: false }, says: 'nothing', why: 'no trench' },
      {
        ...{ ...PLACE, what: 'a pipe drilled below the surface', other: { method: 'trenchless' }, says: 'nothing' },
        why: 'no trench',
      },
      {
        ...{ ...PLACE, what: 'a finished water pipe', other: { status: 'finished' }, says: 'nothing' },
        why: 'nothing can be put together any more',
      },
      {
        ...{ ...PLACE, what: 'an accepted heat pipe', first: { status: 'accepted' }, says: 'nothing' },
        why: 'nothing can be put together any more',
      },
      {
        ...{ ...PLACE, what: 'a cancelled water pipe', other: { status: 'cancelled' }, says: 'nothing' },
        why: 'it is not dug',
      },
      {
        ...{ ...PLACE, what: 'a cancelled heat pipe', first: { status: 'cancelled' }, says: 'nothing' },
        why: 'it is not dug',
      },
      {
        ...{ ...PLACE, what: 'works of one project', first: { project: 'heat' }, other: { project: 'heat' } },
        ...{ says: 'nothing', why: 'their project puts them together' },
      },
      {
        ...{ ...PLACE, what: 'works of two projects', first: { project: 'heat' }, other: { project: 'water' } },
        ...{ says: 'low', why: 'nobody puts two projects together' },
      },
    ];
    eachCase(cases, async (one) => expectSaid(await combine(one.other, one.first), one));
  });

  describe('counts each place once', () => {
    const zone = (shape: ZoneSpec['at'], start = '2030-07-11', end = '2030-07-30') => ({ at: shape, start, end });
    const kabanbay = (shape: string) => at('kabanbay-batyr', shape);
    const turan = (fromM: number, toM: number, asideM: number) =>
      at('turan', `LINESTRING(${fromM} ${asideM}, ${toM} ${asideM})`);
    type Zones = Case & { zones: ZoneSpec[]; firstZones?: ZoneSpec[]; trenchM: number };
    const cases: Zones[] = [
      {
        ...{ ...PLACE, what: 'one line dug in two turns', trenchM: 100, says: 'low', why: 'both turns dig one trench' },
        zones: [zone(line(0, 100, 0), '2030-07-01', '2030-07-10'), zone(line(0, 100, 0), '2030-07-11', '2030-07-20')],
      },
      {
        ...{ place: 'kabanbay-batyr', what: 'two turns that overlap on a slanting line', trenchM: 94.9, says: 'low' },
        zones: [zone(kabanbay('LINESTRING(0 0, 60 20)')), zone(kabanbay('LINESTRING(30 10, 90 30)'))],
        firstZones: [zone(kabanbay('LINESTRING(0 0, 90 30)'))],
        why: 'their common piece is one trench',
      },
      {
        ...{
          place: 'turan',
          what: 'three zones of one line, each against two of the other',
          trenchM: 100,
          says: 'low',
        },
        zones: [zone(turan(0, 40, 8)), zone(turan(40, 80, 8)), zone(turan(80, 100, 8))],
        firstZones: [zone(turan(0, 50, 0)), zone(turan(50, 100, 0))],
        why: 'pieces near both are one trench',
      },
      {
        ...{ ...PLACE, what: 'two zones apart', trenchM: 50, says: 'low', why: 'both pieces count' },
        zones: [zone(line(0, 20, 8)), zone(line(70, 100, 8))],
      },
      {
        ...{
          ...PLACE,
          what: 'a line past two pits that overlap',
          trenchM: 50,
          says: 'low',
          why: 'the pits share a piece',
        },
        zones: [
          zone(at('turkestan', { x: 10, y: -5, w: 30, h: 10 })),
          zone(at('turkestan', { x: 30, y: -5, w: 30, h: 10 })),
        ],
      },
      {
        ...{ ...PLACE, what: 'two lines around one corner', trenchM: 99.4, says: 'low', why: 'both legs are shared' },
        zones: [zone(at('turkestan', 'LINESTRING(0 8, 58 8, 58 -50)'))],
        firstZones: [zone(at('turkestan', 'LINESTRING(0 0, 50 0, 50 -50)'))],
      },
      {
        ...{ ...PLACE, what: 'a line that goes along and then crosses', trenchM: 33, says: 'low' },
        zones: [zone(at('turkestan', 'LINESTRING(0 8, 40 8, 40 -60)'))],
        why: 'only the piece alongside is shared',
      },
    ];
    eachCase(cases, async ({ zones, firstZones, trenchM }) => {
      const found = await combine({ zones }, firstZones ? { zones: firstZones } : {});
      expect(found).toHaveLength(1);
      // Lines are judged in pieces of a metre.
      expect(Math.abs(Number(found[0]?.measures.sharedTrenchM) - trenchM)).toBeLessThan(1.1);
    });
  });
});
