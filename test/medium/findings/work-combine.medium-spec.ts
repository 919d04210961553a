import { withTown } from './support/with-town.js';
import type { Box, ZoneSpec } from './support/test-city.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.combine';

describe('measuring work.combine', () => {
  const town = withTown();
  const heat: TownWork = {
    ...{ title: 'Теплосеть по Сарыарка', breaks: true, hinders: true, surface: 'asphalt' },
    ...{ at: 'LINESTRING(0 0, 100 0)', start: '2030-06-01', end: '2030-06-30' },
  };
  const water: TownWork = {
    ...{ title: 'Водопровод по Сарыарка', agency: 'dep-construction', breaks: true, hinders: true },
    ...{ at: 'LINESTRING(0 8, 60 8)', start: '2030-07-11', end: '2030-07-30' },
  };
  const combine = async (change: Partial<TownWork> = {}, first: Partial<TownWork> = {}) => {
    await town().addWork({ ...heat, ...first });
    const id = await town().addWork({ ...water, ...change });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [id])).toEqual(found);
    return found;
  };

  it('adds up a shared trench and a common closure, each part kept', async () => {
    expect(await combine()).toMatchObject([
      {
        severity: 'low',
        measures: {
          ...{
            gapM: 8,
            gapDays: 10,
            sharedTrenchM: 60,
            surface: 'asphalt',
            trenchKztPerM: 38_000,
            trenchSavingKzt: 2_280_000,
          },
          ...{
            savedDays: 20,
            closureDays: 20,
            closureKztPerDay: 60_000,
            closureSavingKzt: 1_200_000,
            savingKzt: 3_480_000,
          },
        },
        ...{ from: '2030-06-01', to: '2030-07-10' },
      },
    ]);
  });

  it.each<[string, Partial<TownWork>, object | null]>([
    ['days of both are not saved again', { start: '2030-06-21', end: '2030-07-10' }, { savedDays: 10, gapDays: 0 }],
    ['a work needs only the days stated for it', { duration: 5 }, { savedDays: 5, closureDays: 5 }],
    [
      'without hindered traffic no closure is saved',
      { hinders: false },
      { savedDays: 20, closureDays: 0, savingKzt: 2_280_000 },
    ],
    ['of a line and a place the line counts', { at: { x: 0, y: 0, w: 40, h: 20 } }, { sharedTrenchM: 50, gapM: 0 }],
    ['at the distance', { at: 'LINESTRING(0 9.99, 60 9.99)' }, { gapM: 9.99 }],
    ['beyond the distance', { at: 'LINESTRING(0 10.1, 60 10.1)' }, null],
    ['at the gap in time', { start: '2030-08-30', end: '2030-09-10' }, { gapDays: 60 }],
    ['beyond the gap in time', { start: '2030-09-01', end: '2030-09-10' }, null],
    ['a work that opens nothing', { breaks: false }, null],
    ['a work below the surface', { method: 'trenchless' }, null],
    ['a finished work', { status: 'finished' }, null],
    ['a cancelled work', { status: 'cancelled' }, null],
    [
      'lines that meet in a point share too little',
      { at: 'LINESTRING(100 0, 200 0)', hinders: false, surface: 'soil' },
      null,
    ],
  ])('%s', async (_name, change, measures) => {
    const found = await combine(change, change.surface ? { surface: change.surface } : {});
    expect(found).toMatchObject(measures ? [{ measures }] : []);
  });

  const zone = (at: string | Box, start = '2030-07-11', end = '2030-07-30') => ({ at, start, end });
  it.each<[string, ZoneSpec[], ZoneSpec[] | undefined, number]>([
    [
      'a line of Сарыарка dug in two turns',
      [
        zone('LINESTRING(0 0, 100 0)', '2030-07-01', '2030-07-10'),
        zone('LINESTRING(0 0, 100 0)', '2030-07-11', '2030-07-20'),
      ],
      undefined,
      100,
    ],
    [
      'two turns that overlap on a slanting line along Кабанбай батыра',
      [zone('LINESTRING(0 0, 60 20)'), zone('LINESTRING(30 10, 90 30)')],
      [zone('LINESTRING(0 0, 90 30)')],
      94.9,
    ],
    [
      'three zones of one line, each against two of the other along Тұран',
      [zone('LINESTRING(0 8, 40 8)'), zone('LINESTRING(40 8, 80 8)'), zone('LINESTRING(80 8, 100 8)')],
      [zone('LINESTRING(0 0, 50 0)'), zone('LINESTRING(50 0, 100 0)')],
      100,
    ],
    [
      'two zones apart at the bridges of the Есіл',
      [zone('LINESTRING(0 8, 20 8)'), zone('LINESTRING(70 8, 100 8)')],
      undefined,
      50,
    ],
    [
      'a line past two pits at the Байтерек',
      [zone({ x: 10, y: -5, w: 30, h: 10 }), zone({ x: 30, y: -5, w: 30, h: 10 })],
      undefined,
      70,
    ],
  ])('counts each place once: %s', async (_name, zones, first, sharedTrenchM) => {
    const found = await combine({ zones }, first ? { zones: first } : {});
    expect(found).toHaveLength(1);
    expect(found[0]?.measures.sharedTrenchM).toBeCloseTo(sharedTrenchM, 0);
  });

  it('leaves works of one project to their project', async () => {
    await town().city.addProject('saryarka');
    expect(await combine({ project: 'saryarka' }, { project: 'saryarka' })).toEqual([]);
  });
});
