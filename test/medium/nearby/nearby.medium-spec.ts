import type { Principal } from '@abat/access';
import { nearbyRequestSchema, type NearbyLayer } from '@abat/contracts';
import { FindNearby } from '@abat/nearby';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The square in front of Baiterek. */
const BAITEREK = { type: 'Point', coordinates: [71.4305, 51.1283] };
const POINT = `ST_SetSRID(ST_Point(71.4305, 51.1283), 4326)`;
const reader: Principal = { userId: '', name: 'Reader', role: 'viewer', districtId: null, agencyId: null };

describe('what lies nearby', () => {
  let database: TestDatabase;
  const sql = (text: string): Promise<unknown> => database.dataSource.query(text);
  const titles = async (layer: NearbyLayer): Promise<string[]> => {
    const asked = nearbyRequestSchema.parse({ geometry: BAITEREK, withinM: 100, layers: [layer] });
    const { layers } = await new FindNearby(database.dataSource).execute(reader, asked);
    return layers.flatMap(({ items }) => items.map(({ title }) => title.ru)).sort();
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await sql(`INSERT INTO agency (code, tier, name_ru) VALUES ('dep-environment', 'city', 'Управление охраны среды')`);
    await sql(`INSERT INTO city_function (code, name_ru) VALUES ('improvement.greening', 'Озеленение')`);
  });
  afterAll(() => database.drop());

  it('sites of today are told, closed ones and those to come are not', async () => {
    await sql(`INSERT INTO site (external_id, kind, name_ru, valid, geom) VALUES
      ('open', 'courtyard', 'Открытый двор', daterange(NULL, NULL), ${POINT}),
      ('closed', 'courtyard', 'Закрытый двор', daterange(NULL, current_date), ${POINT}),
      ('ahead', 'courtyard', 'Будущий двор', daterange(current_date + 1, NULL), ${POINT})`);
    expect(await titles('sites')).toEqual(['Открытый двор']);
  });

  it('a project is not near through a cancelled work', async () => {
    await sql(
      `INSERT INTO project (code, title) VALUES ('running', 'Идущий проект'), ('cancelled', 'Отменённая работа')`,
    );
    await sql(`WITH planned AS (
      INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, project_id, status)
      SELECT p.code, p.title, a.id, f.id, '2027-05-01', '2027-05-10', p.id, CASE p.code WHEN 'cancelled' THEN 'cancelled' ELSE 'planned' END
      FROM project p, agency a, city_function f RETURNING id)
      INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom) SELECT id, '2027-05-01', '2027-05-10', 5, ${POINT} FROM planned`);
    expect(await titles('projects')).toEqual(['Идущий проект']);
  });

  it('pinned notes are told until their time is over', async () => {
    await sql(`WITH author AS (
      INSERT INTO app_user (email, name, role, password_hash) VALUES ('planner@abat.test', 'Planner', 'planner', 'x') RETURNING id)
      INSERT INTO map_note (text, until, user_id, geom)
      SELECT n.text, n.until, author.id, ${POINT} FROM author, (VALUES ('Проезд закрыт', now() + interval '1 hour'),
        ('Яма', NULL), ('Уже убрано', now() - interval '1 hour')) n (text, until)`);
    expect(await titles('notes')).toEqual(['Проезд закрыт', 'Яма']);
  });
});
