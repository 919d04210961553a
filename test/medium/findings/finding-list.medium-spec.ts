import { findingQuerySchema } from '@abat/contracts';
import { ListFindings } from '@abat/findings';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { findingConditions } from '../../../libs/findings/src/persistence/finding-select.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity } from './support/test-city.js';

describe('the list of findings', () => {
  let database: TestDatabase;
  let city: TestCity;
  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
  });
  beforeEach(() => city.clear());
  afterAll(() => database.drop());

  const list = (query: Record<string, string> = {}) => {
    const { dataSource } = database;
    const of = [new FindingRepository(dataSource), new FindingReader(dataSource)] as const;
    return new ListFindings(dataSource, ...of).execute(findingQuerySchema.parse(query));
  };

  /** The heat network and the courtyard beside it, in June 2030. */
  async function pair(): Promise<{ heat: string }> {
    const heat = await city.addWork({ title: 'Теплосеть на улице Достык', agency: 'dep-utilities', firm: true });
    const at = { x: 30, y: 0, w: 40, h: 20 };
    await city.addWork({ title: 'Двор на улице Достык', agency: 'akim-esil', at });
    await city.detect();
    return { heat };
  }

  const only = async () => {
    const [finding, ...rest] = await city.findings();
    expect(rest).toEqual([]);
    if (!finding) throw new Error('no finding');
    return finding;
  };

  it('filters by agency, district, subject, severity, words, number and box', async () => {
    const { heat } = await pair();
    const { number, severity } = await only();
    const box = '71.42,51.12,71.44,51.13';
    for (const query of [
      { agency: 'akim-esil' },
      { territory: 'almaty' },
      { subject: heat },
      { severity: `info,${severity}` },
      { q: 'ДОСТЫҚ' },
      { q: `F-${number}` },
      { bbox: box },
    ] as Record<string, string>[])
      expect([query, (await list(query)).total]).toEqual([query, 1]);
    for (const query of [
      { agency: 'dep-construction' },
      { territory: 'esil' },
      { subject: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78' },
      { rule: 'mandate.duplicate' },
      { q: 'Сарыарка' },
      { bbox: '71.5,51.2,71.6,51.3' },
    ] as Record<string, string>[])
      expect([query, (await list(query)).total]).toEqual([query, 0]);
  });

  it('of a city named by its own code are those of its districts', async () => {
    await city.db.query(
      `UPDATE territory SET parent_id = (SELECT id FROM territory WHERE external_id = 'astana') WHERE kind = 'district'`,
    );
    await pair();
    for (const territory of ['astana', 'city', 'almaty']) expect((await list({ territory })).total).toBe(1);
    expect((await list({ territory: 'esil' })).total).toBe(0);
  });

  it('finds words in the title of a project, a restriction and a site, each letter for its likes', async () => {
    const { heat } = await pair();
    const { id } = await only();
    const first = async (sql: string, values: unknown[] = []) =>
      (await city.db.query<{ id: string }[]>(`${sql} RETURNING id`, values))[0]?.id ?? '';
    const project = await first("INSERT INTO project (code, title) VALUES ('P-9', 'Жаңа жылу магистралі')");
    await city.db.query('UPDATE work SET project_id = $1 WHERE id = $2', [project, heat]);
    const ban = await first(
      `INSERT INTO restriction (external_id, kind, active, title) VALUES ('ban-9', 'ban', '[2030-06-01,2030-07-01)', 'Марафон')`,
    );
    const park = await first(
      `INSERT INTO site (external_id, kind, name_ru, name_kk, geom)
       VALUES ('park-9', 'park', 'Сквер Жерұйық', 'Жерұйық гүлзары', ST_SetSRID(ST_Point(71.43, 51.12), 4326))`,
    );
    const found = (columns: string, values: unknown[]) =>
      first(
        `INSERT INTO finding (rule, ${columns}, severity, score, measures, period)
         SELECT rule, ${values.map((_value, index) => `$${index + 2}`).join(', ')}, severity, score, measures, period FROM finding WHERE id = $1`,
        [id, ...values],
      );
    const event = await found('subject_type, subject_a, subject_b_type, subject_b', ['work', heat, 'restriction', ban]);
    const gap = await found('subject_type, subject_a', ['site', park]);
    const hits = async (q: string) =>
      (
        await city.db.query<{ id: string }[]>(
          ...(({ where, parameters }) => [`SELECT d.id FROM finding d ${where}`, parameters] as const)(
            findingConditions({ q, period: 'all' }),
          ),
        )
      )
        .map((row) => row.id)
        .sort();
    expect(await hits('ЖАНА жылу')).toEqual([id, event].sort());
    expect(await hits('марафон')).toEqual([event]);
    expect(await hits('жеруйык')).toEqual([gap]);
    expect(await hits('P-9')).toEqual([id, event].sort());
    expect(await hits('100%_')).toEqual([]);
  });

  it('is ordered by severity first, and by score within one severity', async () => {
    for (let index = 0; index < 3; index += 1)
      await city.addWork({ title: `Очередь ${index}`, at: { x: index, y: 0, w: 40, h: 20 } });
    await city.detect();
    const standings = [
      ['high', 99.6],
      ['critical', 80],
      ['critical', 95.5],
    ] as const;
    for (const [index, { id }] of (await city.findings()).entries())
      await city.db.query('UPDATE finding SET severity = $2, score = $3 WHERE id = $1', [id, ...standings[index]!]);
    const told = async (sort: string) => (await list({ sort })).items.map(({ severity, score }) => [severity, score]);
    const gravest = [standings[2], standings[1], standings[0]];
    expect(await told('-score')).toEqual(gravest);
    expect(await told('score')).toEqual(gravest.toReversed());
    const first = await list({ limit: '1' });
    const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ score }) => score)).toEqual([95.5, 80, 99.6]);
  });

  it('pages through every finding once', async () => {
    for (let index = 0; index < 5; index += 1)
      await city.addWork({ title: `Очередь ${index}`, at: { x: index, y: 0, w: 40, h: 20 } });
    await city.detect();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: '3', ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(10);
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(10);
    expect(seen.length).toBe(10);
  });
});
