import type { Page, Problem, Work } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';

type Row = { id: string };

let abat: AbatSystem;
let admin: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  admin = await abat.as('administrator');
  await abat.settled();
  // Ties and empty values in every column that is sorted by.
  await abat.sql.query(`UPDATE work SET cost_kzt = CASE WHEN number % 3 = 0 THEN NULL ELSE number % 4 END,
    title = CASE WHEN number % 5 = 0 THEN 'Одинаково' ELSE title END, updated_at = date_trunc('day', updated_at)`);
}, 180_000);
afterAll(() => abat?.stop());

const SORTS: Record<string, string[]> = {
  '/api/v1/territories': ['name', '-name', 'updatedAt', '-updatedAt'],
  '/api/v1/sites': ['name', '-name', 'updatedAt', '-updatedAt'],
  '/api/v1/restrictions': ['from', '-from', 'updatedAt', '-updatedAt'],
  '/api/v1/agencies': ['name', '-name', 'code', '-code'],
  '/api/v1/functions': ['path', 'name', '-name', 'code', '-code'],
  '/api/v1/mandates': ['code', '-code', 'updatedAt', '-updatedAt'],
  '/api/v1/object-kinds': ['path', 'name', '-name', 'code', '-code'],
  '/api/v1/mandate-sets': ['code', '-code', 'name', '-name'],
  '/api/v1/agreements': ['code', '-code', 'updatedAt', '-updatedAt'],
  '/api/v1/legal-acts': ['code', '-code', 'title', '-title', 'nextReviewOn', '-nextReviewOn'],
  '/api/v1/legal-gaps': ['notedOn', '-notedOn', 'code', '-code'],
  '/api/v1/coverage-requirements': ['code', '-code'],
  '/api/v1/request-refusals': ['refusedAt', '-refusedAt'],
  '/api/v1/works': ['start', '-start', 'end', '-end', 'title', '-title', 'cost', '-cost', 'updatedAt', '-updatedAt'],
  '/api/v1/budget-lines': ['code', '-code', 'year', '-year', 'planned', '-planned'],
  '/api/v1/findings?period=all': ['-score', 'score', '-openedAt', 'openedAt', '-updatedAt', 'updatedAt'],
  '/api/v1/users': ['email', '-email'],
};
const cases = Object.entries(SORTS).flatMap(([path, sorts]) => sorts.map((sort) => [path, sort] as const));
const join = (path: string): string => (path.includes('?') ? `${path}&` : `${path}?`);

/** Everything a list gives, page by page. */
async function walk<Item extends Row>(address: string): Promise<{ items: Item[]; totals: number[] }> {
  const items: Item[] = [];
  const totals: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await admin.read<Page<Item>>(cursor ? `${address}&cursor=${cursor}` : address);
    items.push(...page.items);
    totals.push(page.total);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, totals };
}

describe('Paging visits every row exactly once', () => {
  it.each(cases)('%s by %s', async (path, sort) => {
    const { items, totals } = await walk(`${join(path)}limit=${path.includes('territories') ? 97 : 41}&sort=${sort}`);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    expect(new Set(totals)).toEqual(new Set([items.length]));
  });

  it('rows without a value come last in both directions, and ties keep one order', async () => {
    for (const sort of ['cost', '-cost']) {
      const { items } = await walk<Work>(`/api/v1/works?limit=33&sort=${sort}`);
      const costs = items.map((work) => work.costKzt);
      const known = costs.filter((cost) => cost !== null).map(Number);
      expect(costs.slice(known.length).every((cost) => cost === null)).toBe(true);
      expect(known).toEqual([...known].sort((a, b) => (sort === 'cost' ? a - b : b - a)));
    }
  });

  it('a row added behind the reader does not move the pages', async () => {
    const first = await admin.read<Page<Work>>('/api/v1/works?limit=20&sort=start');
    await abat.sql.query(
      `UPDATE work SET starts_on = '2000-01-01' WHERE id = (SELECT id FROM work ORDER BY starts_on DESC LIMIT 1)`,
    );
    const second = await admin.read<Page<Work>>(`/api/v1/works?limit=20&sort=start&cursor=${first.nextCursor}`);
    const seen = new Set(first.items.map((work) => work.id));
    expect(second.items.some((work) => seen.has(work.id))).toBe(false);
  });
});

describe('Filters of works agree with the database', () => {
  const total = async (query: string): Promise<number> =>
    (await admin.read<Page<Work>>(`/api/v1/works?limit=1&${query}`)).total;
  const count = async (where: string): Promise<number> =>
    Number(await abat.value(`SELECT count(*) FROM work w WHERE ${where}`));
  const table: [string, string][] = [
    ['agency=akim-almaty', "agency_id = (SELECT id FROM agency WHERE code = 'akim-almaty')"],
    [
      'function=improvement',
      "function_id IN (SELECT id FROM city_function WHERE path <@ (SELECT path FROM city_function WHERE code = 'improvement'))",
    ],
    [
      'territory=almaty',
      "EXISTS (SELECT 1 FROM work_territory x JOIN territory t ON t.id = x.territory_id WHERE x.work_id = w.id AND t.external_id = 'almaty')",
    ],
    ['status=planned,approved', "status IN ('planned', 'approved')"],
    ['from=2026-06-01&to=2026-06-30', "ends_on >= '2026-06-01' AND starts_on <= '2026-06-30'"],
    ['year=2027', "starts_on <= '2027-12-31' AND ends_on >= '2027-01-01'"],
    ['demo=false', 'NOT demo'],
    [
      'bbox=71.40,51.10,71.45,51.15',
      'EXISTS (SELECT 1 FROM work_zone z WHERE z.work_id = w.id AND ST_Intersects(z.geom, ST_MakeEnvelope(71.40, 51.10, 71.45, 51.15, 4326)))',
    ],
    ['bbox=-180,-90,180,90', 'true'],
    ['bbox=0,0,1,1', 'false'],
  ];

  it.each(table)('%s', async (query, where) => {
    const expected = await count(where);
    expect(await total(query)).toBe(expected);
    if (where !== 'false') expect(expected).toBeGreaterThan(0);
  });

  it('text finds Kazakh letters typed as Russian ones, in any case, and takes % and _ as they are', async () => {
    await abat.sql.query(
      `UPDATE work SET title = 'Қабанбай батыр: 100%_готово' WHERE id = (SELECT id FROM work ORDER BY id LIMIT 1)`,
    );
    for (const q of ['кабанбай', 'ҚАБАНБАЙ', '100%_', '%_ГОТОВО'])
      expect(await total(`q=${encodeURIComponent(q)}`)).toBeGreaterThan(0);
    expect(await total(`q=${encodeURIComponent('1%0%_')}`)).toBe(0);
  });

  it.each(['/api/v1/works', '/api/v1/mandates', '/api/v1/budget-lines', '/api/v1/findings'])(
    'an agency nobody knows selects nothing of %s',
    async (path) => {
      const answer = await admin.get<Page<Row>>(`${path}?agency=no-such-agency`);
      expect(answer.status === 200 ? answer.body.total : (answer.body as unknown as Problem).code).toBe(
        answer.status === 200 ? 0 : 'reference.unknown',
      );
    },
  );
});

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const ID = '0190a000-0000-7000-8000-000000000001';
const REFUSED: [string, string][] = [
  ['an unknown parameter', 'colour=red'],
  ['a limit over 500', 'limit=501'],
  ['no limit at all', 'limit=0'],
  ['a limit that is no number', 'limit=ten'],
  ['a broken limit', 'limit=1.5'],
  ['an unknown order', 'sort=salary'],
  ['a cursor that is not ours', 'cursor=hello'],
  ['a cursor of another order', `cursor=${forged(['-title', 'x', ID])}`],
  ['an endless cursor', `cursor=${'A'.repeat(501)}`],
  ['a parameter given twice', 'limit=1&limit=2'],
  ['a nested parameter', 'limit[$gt]=1'],
  ['an empty text', 'q='],
  ['a box of three numbers', 'bbox=1,2,3'],
  ['a box with NaN', 'bbox=NaN,1,2,3'],
  ['a box inside out', 'bbox=72,51,71,52'],
  ['a box with swapped axes', 'bbox=51,171,52,172'],
  ['a box of infinite size', 'bbox=-Infinity,-90,180,90'],
];
const PATHS = Object.keys(SORTS).map((path) => path.replace('?period=all', ''));
const SPATIAL = ['territories', 'sites', 'restrictions', 'works', 'findings'];

describe.each(PATHS)('%s refuses', (path) => {
  const table = REFUSED.filter(([, query]) => !query.startsWith('bbox') || SPATIAL.some((name) => path.endsWith(name)));
  it.each(table)('%s', async (_title, query) => {
    const answer = await admin.raw({ method: 'GET', path: `${path}?${query}` });
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors?.length).toBeGreaterThan(0);
  });
});

describe('A forged cursor with a wrong value', () => {
  it.each(cases.map(([path, sort]) => [path, sort]))('of %s by %s is refused, not a fault', async (path, sort) => {
    const cursor = forged([sort, "no'value\u0000", ID]);
    const answer = await admin.raw({ method: 'GET', path: `${join(path)}sort=${sort}&cursor=${cursor}` });
    expect([200, 422]).toContain(answer.status);
    const plain = await admin.raw({
      method: 'GET',
      path: `${join(path)}sort=${sort}&cursor=${forged([sort, 'a b..c', ID])}`,
    });
    expect([200, 422]).toContain(plain.status);
    const far = await admin.raw({
      method: 'GET',
      path: `${join(path)}sort=${sort}&cursor=${forged([sort, '99999999-01-01', ID])}`,
    });
    expect([200, 422]).toContain(far.status);
  });
});
