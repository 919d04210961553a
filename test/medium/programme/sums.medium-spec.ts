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

  it('are told to the tiyn also when a cost was mistyped by many digits', async () => {
    await database.dataSource.query(
      `INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, cost_kzt)
       SELECT 'w' || n, 'Посадка у Байтерека', a.id, f.id, '2027-05-01', '2027-05-10', $1 FROM agency a, city_function f, generate_series(1, 2) n`,
      [MOST],
    );
    const groups = await new ReadProgramme(database.dataSource).groups(
      programmeGroupQuerySchema.parse({ groupBy: 'agency' }),
    );
    expect(programmeGroupsSchema.parse(groups).total.costKzt).toBe('19999999999999999.98');
  });
});
