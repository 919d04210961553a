import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { PowerTown, type RefusalSpec } from './support/power-town.js';
import { TestCity } from './support/test-city.js';

// Requests about courtyards of Almaty district, refused by the office and by departments.
const office = 'akim-almaty';
const department = 'dep-environment';

describe('measuring mandate.contested', () => {
  let database: TestDatabase;
  let city: TestCity;
  let town: PowerTown;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    town = new PowerTown(city);
  });
  beforeEach(() => town.clear());
  afterAll(() => database.drop());

  const cases: [string, RefusalSpec[], boolean][] = [
    ['nothing is known', [], false],
    [
      'three refusals of two bodies',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: department },
      ],
      true,
    ],
    [
      'two refusals of two bodies',
      [
        { request: '1', agency: office },
        { request: '2', agency: department },
      ],
      false,
    ],
    [
      'three refusals of one body',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: office },
      ],
      false,
    ],
    [
      'two requests that bounced at one body',
      [
        { request: '1', agency: office },
        { request: '1', agency: office, daysAgo: 2 },
        { request: '2', agency: office },
        { request: '2', agency: office, daysAgo: 2 },
      ],
      true,
    ],
    [
      'one request that bounced at one body',
      [
        { request: '1', agency: office },
        { request: '1', agency: office, daysAgo: 2 },
      ],
      false,
    ],
    [
      'the third on the last day of the window',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: department, daysAgo: 180 },
      ],
      true,
    ],
    [
      'the third a day too long ago',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: department, daysAgo: 181 },
      ],
      false,
    ],
    [
      'the third about another function',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: department, functionCode: 'streets' },
      ],
      false,
    ],
    [
      'the third about another district',
      [
        { request: '1', agency: office },
        { request: '2', agency: office },
        { request: '3', agency: department, territory: 'esil' },
      ],
      false,
    ],
  ];
  it.each(cases)('%s', async (_name, refusals, fires) => {
    for (const refusal of refusals) await town.addRefusal(refusal);
    await city.detect('mandate.contested');
    expect(await city.findings()).toHaveLength(fires ? 1 : 0);
  });

  it('counts refusals, requests and bodies; a new refusal is told at once', async () => {
    await town.addRefusal({ request: '1', agency: office, daysAgo: 9 });
    await town.addRefusal({ request: '1', agency: department, daysAgo: 8 });
    const third = await town.addRefusal({ request: '2', agency: department });
    await city.detectSome([third], 'mandate.contested', 'refusal');
    const [found] = await city.findings();
    expect(found).toMatchObject({
      agencies: [office, department],
      territories: ['almaty'],
      severity: 'medium',
      to: null,
    });
    expect(found?.measures).toEqual({
      ...{ refusals: 3, requests: 2, bounced: 1, bodies: 2, windowDays: 180 },
      ...{
        bodiesRu: `${office}; ${department}`,
        bodiesKk: `${office}; ${department}`,
        bodiesEn: `${office}; ${department}`,
      },
    });
    const shapes: { type: string }[] = await city.db.query('SELECT GeometryType(geom) AS type FROM finding');
    expect(shapes).toEqual([{ type: 'MULTIPOLYGON' }]);
  });
});
