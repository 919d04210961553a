import type { Page, ProgrammeGroups, ProgrammeMarks, ProgrammeRow, SavedView } from '@abat/contracts';
import type { Answer, ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';

const path = '/api/v1/programme';
const views = '/api/v1/saved-views';

let abat: AbatSystem;
let operator: ApiClient;
let viewer: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  [operator, viewer] = await Promise.all([abat.as('operator'), abat.as('viewer')]);
  await abat.settled();
  // Ties and empty values in what is sorted by.
  await abat.sql.query(`UPDATE work SET cost_kzt = CASE WHEN number % 3 = 0 THEN NULL ELSE number % 4 END,
    progress_percent = CASE WHEN number % 5 = 0 THEN NULL ELSE number % 3 END,
    title = CASE WHEN number % 5 = 0 THEN 'Одинаково' ELSE title END`);
  await abat.sql.query('DELETE FROM work_nuisance');
  await abat.sql.query(
    `INSERT INTO work_nuisance (work_id, score, parts) SELECT id, number % 7, '{}' FROM work WHERE number % 2 = 0`,
  );
}, 180_000);
afterAll(() => abat?.stop());

const linesOf = (query: string): Promise<Page<ProgrammeRow>> => operator.read(`${path}?${query}`);
const groupsOf = (query: string): Promise<ProgrammeGroups> => operator.read(`${path}/groups?${query}`);
const codeOf = ({ status, body }: Answer): unknown[] => [status, (body as { code?: string } | null)?.code];

const ORDERS = ['start', 'end', 'title', 'cost', 'days', 'progress', 'nuisance', 'findings', 'updatedAt'];

describe('Lines of the programme', () => {
  it.each(ORDERS.flatMap((order) => [order, `-${order}`]))('by %s every work comes exactly once', async (sort) => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<ProgrammeRow> = await linesOf(`limit=83&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(Number(await abat.value('SELECT count(*) FROM work')));
    const jump = await linesOf(`limit=10&sort=${sort}&offset=100`);
    expect(jump.items.map(({ id }) => id)).toEqual(ids.slice(100, 110));
  });

  it('tell the findings of a work by severity, as the list of findings does', async () => {
    const [row] = (await linesOf('sort=-findings&limit=1')).items as [ProgrammeRow];
    const { total } = await operator.read<Page<unknown>>(`/api/v1/findings?subject=${row.id}&limit=1`);
    expect(total).toBeGreaterThan(0);
    expect(Object.values(row.openFindings).reduce((sum, count) => sum + count, 0)).toBe(total);
    const { findings } = await operator.read<ProgrammeMarks>(`${path}/marks?works=${row.id}`);
    expect(findings).toHaveLength(total);
  });

  it('with and without findings are all lines', async () => {
    const totals = await Promise.all(
      ['', 'flagged=true', 'flagged=false'].map(async (q) => (await linesOf(`limit=1&${q}`)).total),
    );
    expect(totals[1]).toBeGreaterThan(0);
    expect(totals[1]! + totals[2]!).toBe(totals[0]);
  });

  it.each([
    ['limit=501', 422],
    ['offset=-1', 422],
    ['offset=1&cursor=abc', 422],
    ['sort=agency', 422],
    ['groupBy=colour', 422],
    ['groupBy=month&group=2026-13', 422],
    ['groupBy=month&group=2026-01%27%3B--', 422],
    ['cursor=%00', 422],
    ['bbox=1,2,3', 422],
    ['groupBy=agency&group=%27%20OR%201=1--', 200],
    ['groupBy=district&group=' + 'x'.repeat(201), 422],
  ])('hostile %s is answered %i', async (query, status) => {
    expect((await operator.get(`${path}?${query}`)).status).toBe(status);
  });

  it.each([
    '',
    'works=',
    'works=1',
    `works=${Array.from({ length: 101 }, () => '0190a000-0000-7000-8000-000000000001').join()}`,
  ])('marks refuse %s', async (query) => {
    expect((await operator.get(`${path}/marks?${query}`)).status).toBe(422);
  });
});

describe('Groups of the programme', () => {
  it.each(['project', 'agency', 'district', 'function', 'status', 'month'])(
    'by %s sum up to all, and each gives its own lines',
    async (groupBy) => {
      const { items, total, groups } = await groupsOf(`groupBy=${groupBy}`);
      expect(groups).toBe(items.length);
      expect(items.reduce((sum, { works }) => sum + works, 0)).toBe(total.works);
      expect(items.reduce((sum, { unpriced }) => sum + unpriced, 0)).toBe(total.unpriced);
      const cost = items.reduce((sum, { costKzt }) => sum + Number(costKzt), 0);
      expect(cost).toBeCloseTo(Number(total.costKzt), 2);
      for (const { key, works } of items) {
        const page = await linesOf(`limit=1&groupBy=${groupBy}&group=${encodeURIComponent(key)}`);
        expect([key, page.total]).toEqual([key, works]);
      }
    },
  );

  it('count a finding between two works once in the sum of all', async () => {
    const { total } = await groupsOf('groupBy=agency');
    const known =
      await abat.value(`SELECT count(*) FROM finding d WHERE d.status <> 'closed' AND NOT d.period << daterange(current_date, NULL)
      AND EXISTS (SELECT FROM work w WHERE w.id IN (d.subject_a, d.subject_b))`);
    expect(total.findings).toBe(Number(known));
  });

  it('are none where nothing is filtered', async () => {
    const { total, items } = await groupsOf('groupBy=agency&q=такого-нет-нигде');
    expect([total.works, total.costKzt, items]).toEqual([0, '0.00', []]);
  });
});

describe('The workbook of the programme', () => {
  it('refuses what is no filter before a byte is written', async () => {
    expect((await operator.get(`${path}/export?locale=de`)).status).toBe(422);
  });

  it('is given to a reader in every language', async () => {
    for (const locale of ['kk', 'ru', 'en']) {
      const answer = await viewer.get(`${path}/export?locale=${locale}&groupBy=month`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('spreadsheetml'),
      ]);
    }
  });
});

describe('Saved views', () => {
  const draft = (changes: object = {}) => ({
    screen: 'programme',
    name: 'Мой план',
    query: 'b.group=agency',
    ...changes,
  });
  const save = (client: ApiClient, changes: object = {}) => client.done(client.post<SavedView>(views, draft(changes)));

  it('one kept for oneself is nobody else’s business', async () => {
    const own = await save(operator, { name: 'Личный' });
    expect(own).toMatchObject({ own: true, shared: false, version: 1 });
    expect(codeOf(await viewer.get(`${views}/${own.id}`))).toEqual([404, 'resource.not-found']);
    expect(codeOf(await viewer.patch(`${views}/${own.id}`, { name: 'Чужой' }, 1))).toEqual([404, 'resource.not-found']);
    expect(codeOf(await viewer.delete(`${views}/${own.id}`, 1))).toEqual([404, 'resource.not-found']);
    expect((await viewer.read<Page<SavedView>>(views)).items).toEqual([]);
  });

  it('a shared one is read by all and changed by its author alone', async () => {
    const shared = await save(operator, { name: 'Общий', shared: true });
    expect(await viewer.read<SavedView>(`${views}/${shared.id}`)).toMatchObject({ own: false, name: 'Общий' });
    expect(codeOf(await viewer.patch(`${views}/${shared.id}`, { shared: false }, 1))).toEqual([
      403,
      'access.not-owner',
    ]);
    const administrator = await abat.as('administrator');
    expect(codeOf(await administrator.delete(`${views}/${shared.id}`, 1))).toEqual([403, 'access.not-owner']);
    const changed = await operator.done(operator.patch<SavedView>(`${views}/${shared.id}`, { name: 'Общий план' }, 1));
    expect(changed).toMatchObject({ name: 'Общий план', version: 2, query: 'b.group=agency' });
    expect(codeOf(await operator.patch(`${views}/${shared.id}`, { name: 'Поздно' }, 1))).toEqual([
      412,
      'request.precondition-failed',
    ]);
    expect((await operator.delete(`${views}/${shared.id}`, 2)).status).toBe(204);
    expect((await viewer.get(`${views}/${shared.id}`)).status).toBe(404);
  });

  it('one name once per person', async () => {
    await save(operator, { name: 'Дважды' });
    expect(codeOf(await operator.post(views, draft({ name: 'Дважды' })))).toEqual([409, 'resource.exists']);
    expect((await save(viewer, { name: 'Дважды' })).own).toBe(true);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['a name of two lines', { name: 'а\nб' }],
    ['too long a name', { name: 'я'.repeat(121) }],
    ['another screen', { screen: 'users' }],
    ['an address elsewhere', { query: 'https://evil.example/<script>' }],
    ['spaces', { query: 'b.group=a b' }],
    ['a quote', { query: 'b.group="x"' }],
    ['too long a query', { query: 'a'.repeat(4001) }],
    ['somebody else’s name on it', { userId: '0190a000-0000-7000-8000-000000000001' }],
  ])('%s is refused', async (_title, changes) => {
    expect(codeOf(await operator.post(views, draft(changes)))).toEqual([422, 'request.invalid']);
  });

  it('a change without a version is refused', async () => {
    const view = await save(operator, { name: 'Без версии' });
    expect((await operator.patch(`${views}/${view.id}`, { name: 'Новое' })).status).toBe(428);
  });

  it('nobody sees them without signing in', async () => {
    expect((await abat.nobody().get(views)).status).toBe(401);
  });
});
