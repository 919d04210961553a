import type { SearchResponse, SearchType } from '@abat/contracts';
import { FindingRepository, NameFindings } from '@abat/findings';
import { SearchEverything } from '@abat/search';
import type { DataSource } from 'typeorm';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ADMIN } from '../registers/support.js';

describe('The total of the search', () => {
  let database: TestDatabase;
  let db: DataSource;
  let everything: SearchEverything;
  const search = (q: string, more: { limit?: number; type?: SearchType[] } = {}): Promise<SearchResponse> =>
    everything.execute(ADMIN, { q, limit: 20, ...more });

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    db = database.dataSource;
    everything = new SearchEverything(db, new NameFindings(new FindingRepository(db), new FindingReader(db)));
  }, 120_000);
  afterAll(() => database?.drop());

  it.each(['парк', 'двор', 'улица', 'управление', 'ремонт', 'акимат', 'мост', '17', 'F-17'])(
    'of %s is what there is, or says that there may be more',
    async (q) => {
      const [few, all] = [await search(q, { limit: 3 }), await search(q, { limit: 500 })];
      expect(few.total).toBeGreaterThanOrEqual(few.items.length);
      expect(all.atLeast || all.items.length === all.total).toBe(true);
      expect(few.total).toBeLessThanOrEqual(all.total);
      expect(few.atLeast || few.total === all.total).toBe(true);
    },
  );

  it('tells powers of one function apart by the body that holds each', async () => {
    const { items } = await search('благоустройство', { type: ['mandate'], limit: 100 });
    expect(items.length).toBeGreaterThan(1);
    for (const { title } of items) expect(title.ru).toMatch(/^.+ · .+$/);
    const kazakh = await search('аудан әкімінің аппараты', { type: ['mandate'], limit: 100 });
    expect(kazakh.items.length).toBeGreaterThan(1);
  });

  it('tells a district before the powers of its office, which only have its name among their words', async () => {
    const { items } = await search('сарыарка', { limit: 20 });
    expect(items[0]).toMatchObject({ type: 'territory', title: { ru: 'Сарыарка' } });
    expect(items.filter(({ type }) => type === 'mandate').length).toBeGreaterThan(1);
  });

  it('says "at least" where a side has more findings than are told', async () => {
    const [mandate]: { code: string }[] = await db.query(
      `SELECT m.code FROM mandate m JOIN finding d ON m.id IN (d.subject_a, d.subject_b) GROUP BY m.id HAVING count(*) > 5 ORDER BY count(*) DESC, m.id LIMIT 1`,
    );
    const found = await search(mandate!.code, { limit: 200 });
    expect(found.items.filter(({ type }) => type === 'finding')).toHaveLength(5);
    expect(found.atLeast).toBe(true);
    expect((await search(mandate!.code, { type: ['mandate'] })).atLeast).toBe(false);
  });

  it('says "at least" where words are too short for the large registers', async () => {
    expect(await search('ъъ')).toEqual({ items: [], total: 0, atLeast: true });
    expect(await search('ъъъ')).toEqual({ items: [], total: 0, atLeast: false });
  });

  it('counts once what is found by its number and by its name', async () => {
    const [work]: { number: number }[] = await db.query('SELECT number::int FROM work WHERE number > 99 LIMIT 1');
    const text = String(work!.number);
    await db.query(
      `UPDATE work SET title = 'Площадь у дома под очень длинным названием ' || number WHERE number = $1`,
      [text],
    );
    await db.query('UPDATE work SET title = $1 WHERE id = (SELECT id FROM work WHERE number <> $1::bigint LIMIT 1)', [
      text,
    ]);
    const [counted]: { count: number }[] = await db.query(
      `SELECT count(*)::int FROM work WHERE number = $1::bigint OR concat_text(title, external_id, contractor) LIKE '%' || $1 || '%'`,
      [text],
    );
    expect(await search(text, { limit: 1, type: ['work'] })).toMatchObject({ total: counted!.count, atLeast: false });
  });
});
