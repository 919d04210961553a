import type { Principal } from '@abat/access';
import { NEARBY_LAYERS, NEARBY_LIMIT, nearbyRequestSchema, type NearbyLayer } from '@abat/contracts';
import { FindNearby } from '@abat/nearby';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The square in front of Baiterek. */
const BAITEREK = { type: 'Point', coordinates: [71.4305, 51.1283] };
const POINT = `ST_SetSRID(ST_Point(71.4305, 51.1283), 4326)`;
const reader: Principal = { userId: '', name: 'Reader', role: 'viewer', districtId: null, agencyId: null };

/** Tables whose rows lie somewhere, by the layer that tells them. */
const TOLD: Record<string, NearbyLayer> = {
  ...{ work: 'works', work_zone: 'works', finding: 'findings', site: 'sites', restriction: 'restrictions' },
  ...{ need: 'needs', permit: 'permits', map_note: 'notes', base_feature: 'streets' },
  ...{ budget_line: 'budget-lines', budget_allocation: 'budget-lines', mandate: 'powers' },
  ...{ territory: 'territories', territory_boundary: 'territories', territory_now: 'territories' },
};
/** Tables that name a place and are no neighbour of it: parts and measures of a row that is told, and who is in charge of it. */
const NO_NEIGHBOURS = [
  ...['attachment', 'handover', 'progress_report', 'work_cancelled_with_project', 'work_nuisance', 'work_territory'],
  ...['boundary_overlap', 'power_place', 'territory_indicator', 'handover_former_holder', 'site_holder'],
  ...['agency', 'agreement', 'app_user', 'coverage_requirement', 'request_refusal', 'screen'],
];

// A shape of its own, or the place of another row by reference.
const WITH_PLACE = `
SELECT table_name::text AS name FROM information_schema.columns WHERE table_schema = 'public' AND udt_name = 'geometry'
UNION SELECT conrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND confrelid IN ('work'::regclass, 'site'::regclass, 'territory'::regclass) ORDER BY 1`;

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

  it('a ban of the whole city holds on the place too, a declined one does not', async () => {
    await sql(`INSERT INTO restriction (external_id, kind, title, state, active) VALUES
      ('moratorium', 'ban', 'Запрет вскрытий в столице', 'confirmed', '[2030-07-01,2030-07-07)'),
      ('no', 'ban', 'Отклонённый запрет', 'declined', '[2030-07-01,2030-07-07)')`);
    expect(await titles('restrictions')).toEqual(['Запрет вскрытий в столице']);
  });

  it('stops count each, also without a name; the pieces of a street are one', async () => {
    await sql(`INSERT INTO base_feature (source, external_id, kind, name_ru, geom) VALUES
      ('test', 'b1', 'bus-stop', 'Байтерек', ${POINT}), ('test', 'b2', 'bus-stop', 'Байтерек', ${POINT}),
      ('test', 'b3', 'bus-stop', NULL, ${POINT}), ('test', 's1', 'street', 'улица Акмешит', ${POINT}),
      ('test', 's2', 'street', 'улица Акмешит', ${POINT}), ('test', 's3', 'road', NULL, ${POINT})`);
    expect(await titles('bus-stops')).toEqual(['Байтерек', 'Байтерек', 'Остановка без названия']);
    expect(await titles('streets')).toEqual(['Улица без названия', 'улица Акмешит']);
  });

  it('has a layer for every table whose rows lie somewhere', async () => {
    const tables = (await database.dataSource.query<{ name: string }[]>(WITH_PLACE)).map(({ name }) => name);
    const unknown = tables.filter((name) => !(name in TOLD) && !NO_NEIGHBOURS.includes(name));
    expect(unknown).toEqual([]);
    const told = new Set([...Object.values(TOLD), 'projects', 'bus-stops', 'malls']);
    expect([...told].sort()).toEqual([...NEARBY_LAYERS].sort());
  });
});

/** One row of every layer, 50 m east of Baiterek; those that lie at others by reference lie at these. */
const EVERY_LAYER = `
DO $$
DECLARE
  spot geometry := ST_SetSRID(ST_Project(${POINT}::geography, 50, radians(90))::geometry, 4326);
  yard geometry := ST_Multi(ST_Buffer(ST_Project(${POINT}::geography, 60, radians(90)), 10)::geometry);
  part uuid; place uuid; body uuid; duty uuid; plan uuid; job uuid; line uuid; author uuid;
BEGIN
  INSERT INTO territory (external_id, kind, name_ru) VALUES ('part', 'district', 'Район') RETURNING id INTO part;
  INSERT INTO territory_boundary (territory_id, geom) VALUES (part, yard);
  INSERT INTO site (external_id, kind, name_ru, geom) VALUES ('yard', 'courtyard', 'Двор', spot) RETURNING id INTO place;
  INSERT INTO agency (code, tier, name_ru) VALUES ('dep', 'city', 'Управление') RETURNING id INTO body;
  INSERT INTO city_function (code, name_ru) VALUES ('greening', 'Озеленение') RETURNING id INTO duty;
  INSERT INTO project (code, title) VALUES ('plan', 'Проект') RETURNING id INTO plan;
  INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on, project_id)
    VALUES ('job', 'Работа', body, duty, '2030-05-01', '2030-05-10', plan) RETURNING id INTO job;
  INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom) VALUES (job, '2030-05-01', '2030-05-10', 5, spot);
  INSERT INTO permit (work_id, kind, document, issued_on, valid_to) VALUES (job, 'excavation', 'Ордер', '2030-04-01', '2030-05-31');
  INSERT INTO budget_line (code, year, administrator_id, funding_source) VALUES ('line', 2030, body, 'local') RETURNING id INTO line;
  INSERT INTO budget_allocation (budget_line_id, work_id, amount_kzt) VALUES (line, job, 100);
  INSERT INTO budget_line (code, year, administrator_id, funding_source, territory_id) VALUES ('whole', 2030, body, 'local', part);
  INSERT INTO mandate (code, agency_id, function_id, stage, object_kind, territory_id)
    VALUES ('of-part', body, duty, 'maintenance', 'any', part);
  INSERT INTO mandate (code, agency_id, function_id, stage, object_kind, territory_id, site_id)
    VALUES ('of-yard', body, duty, 'maintenance', 'any', part, place);
  INSERT INTO restriction (source, external_id, kind, title, state, active, geom)
    VALUES ('test', 'fair', 'event', 'Ярмарка', 'confirmed', '[2030-05-01,2030-05-05)', spot);
  INSERT INTO need (external_id, title, origin, geom) VALUES ('bench', 'Скамья', 'resident', spot);
  INSERT INTO need (external_id, title, origin, site_id) VALUES ('lamp', 'Фонарь', 'resident', place);
  INSERT INTO base_feature (source, external_id, kind, name_ru, geom) VALUES ('test', 's', 'street', 'Улица', spot),
    ('test', 'b', 'bus-stop', 'Остановка', spot), ('test', 'm', 'mall', 'Пассаж', spot);
  INSERT INTO finding (rule, subject_type, subject_a, severity, score, measures, period, geom)
    VALUES ('work.season', 'work', job, 'low', 10, '{}', '[2030-05-01,2030-05-11)', spot);
  INSERT INTO app_user (email, name, role, password_hash) VALUES ('note@abat.test', 'Planner', 'planner', 'x') RETURNING id INTO author;
  INSERT INTO map_note (text, user_id, geom) SELECT 'Заметка ' || n, author, spot FROM generate_series(1, ${NEARBY_LIMIT + 3}) n;
END $$`;

describe('around a drawn place', () => {
  let database: TestDatabase;
  const ask = async (withinM: number, change: object = {}) => {
    const asked = nearbyRequestSchema.parse({ geometry: BAITEREK, withinM, ...change });
    const { layers } = await new FindNearby(database.dataSource).execute(reader, asked);
    return new Map(layers.map(({ layer, ...found }) => [layer, found]));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.dataSource.query(EVERY_LAYER);
  });
  afterAll(() => database.drop());

  it.each(NEARBY_LAYERS)('%s are counted, with their metres, from where they begin on', async (layer) => {
    const { total = 0, items = [] } = (await ask(50.5)).get(layer) ?? {};
    const expected = { notes: NEARBY_LIMIT + 3, needs: 2, 'budget-lines': 2, powers: 2 };
    expect(total).toBe(expected[layer as keyof typeof expected] ?? 1);
    expect(items).toHaveLength(Math.min(total, NEARBY_LIMIT));
    for (const { distanceM } of items) expect(Math.abs(distanceM - 50)).toBeLessThan(0.2);
    expect((await ask(49)).get(layer)).toEqual({ total: 0, items: [] });
  });

  it('permits and lines of other days are left out, and so is the permit of the work asked about', async () => {
    const totals = async (change: object) => {
      const found = await ask(100, { layers: ['permits', 'budget-lines'], ...change });
      return ['permits', 'budget-lines'].map((layer) => found.get(layer as NearbyLayer)?.total);
    };
    expect(await totals({ from: '2030-05-31', to: '2030-06-01' })).toEqual([1, 2]);
    expect(await totals({ from: '2030-06-01' })).toEqual([0, 2]);
    expect(await totals({ from: '2031-01-01' })).toEqual([0, 0]);
    const [work]: { id: string }[] = await database.dataSource.query('SELECT id FROM work');
    expect(await totals({ geometry: undefined, work: work?.id })).toEqual([0, 2]);
  });

  it('permits lead to their work and lines to their works', async () => {
    const found = await ask(60, { layers: ['permits', 'budget-lines', 'sites'] });
    const [work]: { id: string }[] = await database.dataSource.query('SELECT id FROM work');
    expect(found.get('permits')?.items[0]?.ref).toBe(work?.id);
    expect(
      found
        .get('budget-lines')
        ?.items.map(({ ref }) => ref)
        .sort(),
    ).toEqual(['line', 'whole']);
    expect(found.get('sites')?.items[0]?.ref).toBeNull();
  });
});
