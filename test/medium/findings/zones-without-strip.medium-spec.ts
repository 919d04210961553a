import type { Principal } from '@abat/access';
import { nearbyRequestSchema } from '@abat/contracts';
import { MovableWorks } from '@abat/findings';
import { FindNearby } from '@abat/nearby';
import { withTown } from './support/with-town.js';
import type { TownWork } from './support/works-town.js';

const reader: Principal = {
  ...{ userId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78', name: 'operator', role: 'operator' },
  ...{ agencyId: null, districtId: null },
};
const HEAT: TownWork = {
  ...{ title: 'Теплосеть по Сарыарка', type: 'heat-network', breaks: true, hinders: true, surface: 'asphalt' },
  ...{ at: 'LINESTRING(0 0, 60 0)', start: '2030-08-01', end: '2030-08-30' },
};
const WATER: TownWork = {
  ...HEAT,
  title: 'Водопровод по Сарыарка',
  type: 'water-network',
  start: '2030-09-01',
  end: '2030-09-30',
};
const PATH: TownWork = {
  ...{ title: 'Тротуар по Сарыарка', type: 'footway', agency: 'dep-construction', functionCode: 'streets' },
  ...{ at: 'LINESTRING(0 2, 60 2)', start: '2030-06-01', end: '2030-08-10' },
};

describe('works drawn as lines whose strip is set to nothing', () => {
  const town = withTown();
  beforeAll(() => town().city.db.query('UPDATE work_type SET buffer_m = 0, hindered_buffer_m = 0'));

  const strips = (): Promise<unknown> =>
    town().city.db.query('SELECT DISTINCT buffer_m AS strip, ST_IsEmpty(zone_m) AS empty FROM work_zone');

  it('keep their shape as their place', async () => {
    await town().addWork(HEAT);
    await town().addWork({ ...HEAT, at: 'POINT(5 5)' });
    await town().addWork({ ...HEAT, at: { x: 0, y: 0, w: 40, h: 20 } });
    expect(await strips()).toEqual([{ strip: 0, empty: false }]);
  });

  it.each([
    ['work.order', PATH],
    ['work.combine', WATER],
  ] as const)('meet in %s', async (rule, other) => {
    const [one, two] = [await town().addWork(HEAT), await town().addWork(other)];
    const found = await town().found(rule);
    expect(found).toHaveLength(1);
    for (const id of [one, two]) expect(await town().foundAfter(rule, 'work', [id])).toEqual(found);
  });

  it('have no area to clash on', async () => {
    await town().addWork(HEAT);
    await town().addWork({ ...HEAT, agency: 'dep-construction' });
    expect(await town().found('work.clash')).toEqual([]);
    expect(await town().found('work.duplicate')).toEqual([]);
  });

  it('lie nearby, and stand in the way of new dates', async () => {
    const heat = await town().addWork(HEAT);
    const path = await town().addWork({ ...PATH, at: 'LINESTRING(30 -20, 30 20)' });
    const works = new MovableWorks(town().city.db);
    const { bars } = await works.rolledBack(async (manager) =>
      works.obstacles(manager, await works.ofStored(manager, path), 366),
    );
    expect(bars.map(({ id }) => id)).toEqual([heat]);
    const { layers } = await new FindNearby(town().city.db).execute(
      reader,
      nearbyRequestSchema.parse({ work: path, withinM: 50, layers: ['works'] }),
    );
    expect(layers.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([heat]);
  });
});
