import { programmeGroupQuerySchema, programmeGroupsSchema } from '@abat/contracts';
import { ReadProgramme } from '@abat/programme';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The largest sum a work may cost, tenge. */
const MOST = '9999999999999999.99';

describe('sums of the programme', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.dataSource.query(
      `INSERT INTO agency (code, tier, name_ru) VALUES ('dep-environment', 'city', 'Управление охраны среды')`,
    );
    await database.dataSource.query(`INSERT INTO city_function (code, name_ru) VALUES ('greening', 'Озеленение')`);
  });
  afterAll(() => database.drop());

  const totalOf = async (query: object = {}) => {
    const asked = programmeGroupQuerySchema.parse({ groupBy: 'agency', ...query });
    return programmeGroupsSchema.parse(await new ReadProgramme(database.dataSource).groups(asked)).total;
  };

  it('are told to the tiyn also when a cost was mistyped by many digits', async () => {
    await database.dataSource.query(
      `INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, cost_kzt)
       SELECT 'w' || n, 'Посадка у Байтерека', a.id, f.id, '2027-05-01', '2027-05-10', $1 FROM agency a, city_function f, generate_series(1, 2) n`,
      [MOST],
    );
    expect((await totalOf()).costKzt).toBe('19999999999999999.98');
  });

  it('leave out the cost and the days of what is cancelled, and say how many that are', async () => {
    await database.dataSource.query(
      `INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, cost_kzt, status)
       SELECT 'park-' || s.status, 'Парк Жеруйык', a.id, f.id, '2027-06-01', '2027-06-10', s.cost, s.status FROM agency a, city_function f,
         (VALUES ('planned', 39600000), ('cancelled', 24800000), ('approved', NULL)) s (status, cost)`,
    );
    expect(await totalOf({ q: 'Жеруйык' })).toMatchObject({
      ...{ works: 3, costKzt: '39600000.00', unpriced: 1, cancelled: 1, days: 20 },
    });
  });
});
