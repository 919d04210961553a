import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const RULE = 'work.order';

describe('measuring work.order', () => {
  const town = withTown();
  const paving: TownWork = {
    ...{
      title: 'Мощение Водно-зелёного бульвара',
      agency: 'dep-construction',
      functionCode: 'improvement.public-space',
    },
    ...{ type: 'public-space', cost: 40_000_000, start: '2030-05-01', end: '2030-06-30' },
  };
  const heat: TownWork = {
    ...{ title: 'Теплосеть у Водно-зелёного бульвара', type: 'heat-network', breaks: true },
    ...{ at: 'LINESTRING(0 10, 40 10)', start: '2030-08-01', end: '2030-08-30' },
  };
  const order = async (dig: Partial<TownWork> = {}, top: Partial<TownWork> = {}) => {
    await town().addWork({ ...paving, ...top });
    const id = await town().addWork({ ...heat, ...dig });
    const found = await town().found(RULE);
    expect(await town().foundAfter(RULE, 'work', [id])).toEqual(found);
    return found;
  };

  it('finds a network that comes after the paving it has to open', async () => {
    expect(await order()).toMatchObject([
      {
        measures: {
          ...{
            finishing: 'a',
            rankA: 35,
            rankB: 10,
            overlapM2: 240,
            shareOfFinishing: 0.3,
            gapDays: 31,
            overlapDays: 0,
          },
          ...{ costAtRiskKzt: '12000000.00', certaintyFinishing: 'planned', certaintyDigging: 'planned' },
        },
        ...{ from: '2030-05-01', to: '2030-07-31' },
      },
    ]);
  });

  it.each<[string, Partial<TownWork>, Partial<TownWork>, number]>([
    ['the network first', { start: '2030-03-01', end: '2030-04-30' }, {}, 0],
    ['a network that ends first and overlaps', { start: '2030-04-01', end: '2030-05-10' }, {}, 0],
    ['a network in the midst of the paving', { start: '2030-05-20', end: '2030-06-10' }, {}, 1],
    ['a network that outlasts the paving', { start: '2030-04-01', end: '2030-07-10' }, {}, 1],
    ['the same days: that is a clash', { start: '2030-05-01', end: '2030-06-30' }, {}, 0],
    ['a network a year later', { start: '2031-07-01', end: '2031-07-30' }, {}, 1],
    ['a network more than a year later', { start: '2031-07-03', end: '2031-07-30' }, {}, 0],
    ['a network below the surface', { method: 'trenchless' }, {}, 0],
    ['lighting, which opens nothing', { type: 'lighting', breaks: false }, {}, 0],
    ['a road, less than a step lower', { type: 'road' }, {}, 0],
    ['a road before planting, a step lower', { type: 'road' }, { type: 'greening' }, 1],
    ['works of one project', { project: 'boulevard' }, { project: 'boulevard' }, 0],
    ['a cancelled network', { status: 'cancelled' }, {}, 0],
    ['a finished paving: expired but recent', {}, { status: 'accepted' }, 1],
    [
      'a paving that ended more than a year before',
      { start: '2031-06-20', end: '2031-07-30' },
      { status: 'accepted', finishedOn: '2030-06-10' },
      0,
    ],
    [
      'a network that ended before the paving does',
      { start: '2030-05-01', end: '2030-08-30', status: 'finished', finishedOn: '2030-06-20' },
      {},
      0,
    ],
    [
      'a network that ended after the paving did',
      { start: '2030-05-01', end: '2030-08-30', status: 'finished', finishedOn: '2030-07-20' },
      {},
      1,
    ],
    ['places that only touch', { at: { x: 40, y: 0, w: 20, h: 20 } }, {}, 0],
    ['a kind given by the function', { type: undefined }, {}, 1],
  ])('%s', async (_name, dig, top, count) => {
    await town().city.addProject('boulevard');
    await town().city.db.query(
      "UPDATE city_function SET work_type_id = (SELECT id FROM work_type WHERE code = 'heat-network') WHERE code = 'networks.heat'",
    );
    expect(await order(dig, top)).toHaveLength(count);
  });

  it('finds wide lines that lie further apart than their strips reach', async () => {
    const { db } = town().city;
    await db.query(`INSERT INTO setting (key, value, note) VALUES ('rule.work.order', '{"lineWidthM": 15}', '')`);
    const lines = await order({ at: 'LINESTRING(0 12, 40 12)' }, { at: 'LINESTRING(0 0, 40 0)' });
    const apart = await order({ at: 'LINESTRING(100 115.1, 140 115.1)' }, { at: 'LINESTRING(100 100, 140 100)' });
    await db.query("DELETE FROM setting WHERE key = 'rule.work.order'");
    expect(lines).toHaveLength(1);
    expect(apart).toEqual(lines);
  });

  it('follows the type of the function and of the work', async () => {
    await order();
    const { db } = town().city;
    const [type] = await db.query("SELECT id FROM work_type WHERE code = 'heat-network'");
    await db.query("UPDATE work_type SET rank = 36 WHERE code = 'heat-network'");
    expect(await town().foundAfter(RULE, 'work-type', [type.id])).toEqual([]);
    await db.query("UPDATE work_type SET rank = 10 WHERE code = 'heat-network'");
    expect(await town().foundAfter(RULE, 'work-type', [type.id])).toHaveLength(1);
  });
});
