import { programmeGroupQuerySchema, programmeQuerySchema, restrictionQuerySchema } from '@abat/contracts';
import { RenderTile } from '@abat/maps';
import { readEnvironment, TransactionRunner } from '@abat/platform';
import { ReadProgramme } from '@abat/programme';
import { RestrictionRegister } from '@abat/territory';
import { decodeTile, tilesOver } from '../../e2e/support/tile.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The square in front of Baiterek. */
const POINT = `ST_SetSRID(ST_Point(71.4305, 51.1283), 4326)`;
const SQUARE = `ST_Buffer(${POINT}::geography, 20)::geometry`;
const BAITEREK = [71.4304, 51.1282, 71.4306, 51.1284] as const;

const FOUND = [
  `INSERT INTO agency (code, tier, name_ru) VALUES ('dep-environment', 'city', 'Управление охраны среды')`,
  `INSERT INTO city_function (code, name_ru) VALUES ('improvement.greening', 'Озеленение')`,
  `INSERT INTO project (code, title, phase) VALUES ('square', 'Площадь', 'design')`,
  `INSERT INTO milestone (project_id, title, due_on) SELECT id, 'Открытие', '2031-06-15' FROM project`,
  `INSERT INTO work (external_id, title, agency_id, function_id, project_id, starts_on, ends_on, cost_kzt)
   SELECT 'trees', 'Посадка', a.id, f.id, p.id, '2031-05-01', '2031-05-10', 100 FROM agency a, city_function f, project p`,
  `INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom) SELECT id, starts_on, ends_on, 10, ${SQUARE} FROM work`,
  `INSERT INTO restriction (external_id, title, kind, active, geom) VALUES ('day', 'День города', 'event', '[2031-05-05,2031-05-06]', ${SQUARE})`,
  `INSERT INTO finding (rule, subject_type, subject_a, subject_b, subject_b_type, severity, score, measures, period)
   SELECT 'work.event', 'work', w.id, r.id, 'restriction', 'high', 50, '{}', r.active FROM work w, restriction r`,
];
const CHANGED = [
  `UPDATE project SET title = 'Парк', phase = 'construction'`,
  `UPDATE milestone SET title = 'Закрытие', done_on = '2031-01-01'`,
  `UPDATE work SET title = 'Стройка', cost_kzt = 900, starts_on = '2032-05-01', ends_on = '2032-05-10', status = 'approved'`,
  `UPDATE work_zone SET geom = ST_Translate(geom, 0.05, 0), starts_on = '2032-05-01', ends_on = '2032-05-10'`,
  `UPDATE finding SET status = 'resolved'`,
  `DELETE FROM restriction`,
];

describe('while the past is shown', () => {
  let database: TestDatabase;
  let work: string;
  let at: string;

  const sql = <Row>(text: string): Promise<Row[]> => database.dataSource.query(text);
  const programme = async (moment?: string): Promise<object> => {
    const read = new ReadProgramme(database.dataSource);
    const asked = { ...(moment ? { at: moment } : {}) };
    const { asOf: _asOf, ...groups } = await read.groups(
      programmeGroupQuerySchema.parse({ ...asked, groupBy: 'project', q: 'посадка' }),
    );
    const { items } = await read.lines(programmeQuerySchema.parse({ ...asked, sort: '-findings' }));
    return { groups, items, marks: await read.marks({ works: [work], ...asked }) };
  };
  const register = (): RestrictionRegister =>
    new RestrictionRegister(database.dataSource, new TransactionRunner(database.dataSource));
  const drawn = async (moment?: string): Promise<unknown[]> => {
    const tiles = new RenderTile(database.dataSource, readEnvironment({ ...process.env, DATABASE_URL: database.url }));
    const [{ x, y } = { x: 0, y: 0 }] = tilesOver(BAITEREK, 15);
    const query = moment ? { at: moment } : {};
    const { body } = await tiles.execute({ layer: 'restrictions', z: '15', x: String(x), y: String(y), query });
    return decodeTile(body)['restrictions'] ?? [];
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    for (const statement of FOUND) await sql(statement);
    work = (await sql<{ id: string }>('SELECT id FROM work'))[0]!.id;
  });
  afterAll(() => database.drop());

  it('the programme and restrictions are those of then', async () => {
    const [then, listed, tile] = [
      await programme(),
      (await register().list(restrictionQuerySchema.parse({}))).items,
      await drawn(),
    ];
    expect([then, listed.length, tile.length]).toMatchObject([
      { groups: { total: { works: 1, findings: 1 } }, marks: { findings: [{}], restrictions: [{}], milestones: [{}] } },
      1,
      1,
    ]);
    at = (
      await sql<{ at: string }>(
        `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
      )
    )[0]!.at;
    for (const statement of CHANGED) await sql(statement);
    expect(await programme(at)).toEqual(then);
    expect((await register().list(restrictionQuerySchema.parse({ at, q: 'день' }))).items).toEqual(listed);
    expect(await register().getAt(listed[0]!.id, at)).toEqual(listed[0]);
    expect(await drawn(at)).toEqual(tile);
  });

  it('and now they are those of now', async () => {
    expect(await programme()).toMatchObject({
      items: [{ title: 'Стройка', projectTitle: 'Парк', phase: 'construction', openFindings: { high: 0 } }],
      marks: { findings: [], restrictions: [] },
    });
    expect((await register().list(restrictionQuerySchema.parse({}))).total).toBe(0);
    expect(await drawn()).toEqual([]);
  });

  it('a moment to come is refused', async () => {
    const moment = new Date(Date.now() + 3_600_000).toISOString();
    await expect(programme(moment)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(register().list(restrictionQuerySchema.parse({ at: moment }))).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
