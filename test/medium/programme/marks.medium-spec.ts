import type { ProgrammeMarks } from '@abat/contracts';
import { ReadProgramme } from '@abat/programme';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The square in front of Baiterek. */
const POINT = `ST_SetSRID(ST_Point(71.4305, 51.1283), 4326)`;
/** A square of some metres, so many metres to the east of it. */
const placeAt = (eastM: number): string =>
  `ST_Transform(ST_Expand(ST_Translate(ST_Transform(${POINT}, 32642), ${eastM}, 0), 2), 4326)`;

describe('marks on the lines of the programme', () => {
  let database: TestDatabase;
  let work: string;
  const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
    database.dataSource.query(text, parameters);
  const marks = (): Promise<ProgrammeMarks> => new ReadProgramme(database.dataSource).marks({ works: [work] });
  const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);
  const restrict = (id: string, kind: string, days: string, geom: string): Promise<unknown> =>
    sql(
      `INSERT INTO restriction (external_id, title, kind, active, geom) VALUES ('${id}', '${id}', '${kind}', daterange(${days}), ${geom})`,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    await sql(`INSERT INTO agency (code, tier, name_ru) VALUES ('dep-environment', 'city', 'Управление охраны среды')`);
    await sql(`INSERT INTO city_function (code, name_ru) VALUES ('improvement.greening', 'Озеленение')`);
    const [row] = await sql<{ id: string }>(`
      INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
      SELECT 'trees', 'Посадка у Байтерека', a.id, f.id, '2027-05-01', '2027-05-10' FROM agency a, city_function f RETURNING id`);
    work = row?.id ?? '';
    await sql(
      `INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom) VALUES ($1, '2027-05-01', '2027-05-10', 30, ${placeAt(0)})`,
      [work],
    );
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await sql('DELETE FROM finding');
    await sql('DELETE FROM restriction');
  });

  it('forty findings of a work are all told: the gravest one by one, the others by their first day', async () => {
    await sql(
      `INSERT INTO finding (rule, subject_type, subject_a, severity, score, measures, period)
       SELECT 'work.season', 'work', $1, CASE WHEN n = 40 THEN 'critical' ELSE 'low' END, n, '{}',
         daterange(date '2027-05-01' + n % 3, '2027-06-01') FROM generate_series(1, 1) n`,
      [work],
    );
    await sql(
      `INSERT INTO finding (rule, subject_type, subject_a, subject_b, subject_b_type, severity, score, measures, period)
       SELECT 'work.event', 'work', $1, uuid_v7(), 'restriction', CASE WHEN n = 40 THEN 'critical' ELSE 'low' END, n, '{}',
         daterange(date '2027-05-01' + n % 3, '2027-06-01') FROM generate_series(2, 40) n`,
      [work],
    );
    const { findings } = await marks();
    expect(sum(findings)).toBe(40);
    expect(findings[0]).toMatchObject({ severity: 'critical', count: 1 });
    expect(findings.filter(({ count }) => count === 1).length).toBeGreaterThanOrEqual(12);
    expect(findings.length).toBeLessThanOrEqual(15);
  });

  it('twenty restrictions are all told, those during the work first', async () => {
    for (let number = 0; number < 19; number += 1)
      await restrict(`early-${number}`, 'ban', "'2026-07-01', '2026-08-01'", placeAt(0));
    await restrict('during', 'ban', "'2027-05-03', '2027-05-05'", placeAt(0));
    const { restrictions } = await marks();
    expect(restrictions[0]).toMatchObject({ title: 'during', from: '2027-05-03', to: '2027-05-04', count: 1 });
    expect(sum(restrictions)).toBe(20);
    expect(restrictions.at(-1)).toMatchObject({
      kind: 'ban',
      from: '2026-07-01',
      to: '2026-07-31',
      count: 8,
      title: null,
    });
  });

  it.each([
    ['event', 20, true],
    ['event', 60, false],
    ['fresh-surface', 3, true],
    ['fresh-surface', 20, false],
  ])('like the rules a restriction (%s) %d m away is looked for: drawn %s', async (kind, eastM, isDrawn) => {
    await restrict('near', kind, "'2027-05-03', '2027-05-05'", placeAt(eastM));
    expect((await marks()).restrictions).toHaveLength(isDrawn ? 1 : 0);
  });

  it('what a finding stands on is drawn wherever it lies', async () => {
    await restrict('wide', 'fresh-surface', "'2027-05-03', '2027-05-05'", placeAt(6));
    await sql(
      `INSERT INTO finding (rule, subject_type, subject_a, subject_b, subject_b_type, severity, score, measures, period)
       SELECT 'work.repeat-dig', 'work', $1, r.id, 'restriction', 'high', 50, '{}', r.active FROM restriction r`,
      [work],
    );
    expect((await marks()).restrictions.map(({ title }) => title)).toEqual(['wide']);
  });
});
