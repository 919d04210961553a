import type { ChangeHistogram, Changes, FiguresNow, Finding, Page, Problem, Work, WorkSummary } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { changeWork, createWork } from './support/works.js';

const BOULEVARD_TILE = '/tiles/works/14/11442/5475.mvt?period=all';
const FIGURES = ['now', 'districts', 'calendar', 'money', 'flow', 'week'].map((name) => `/api/v1/figures/${name}`);
const DATED = [
  '/api/v1/works',
  '/api/v1/findings',
  '/tiles/works/12/2860/1368.mvt',
  '/tiles/findings/12/2860/1368.mvt',
];

let abat: AbatSystem;
let admin: ApiClient;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  admin = await abat.as('administrator');
  await abat.settled();
}, 180_000);
afterAll(() => abat?.stop());

const now = (): Promise<string> =>
  abat.value<string>(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
const hoursAway = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('A work in the past', () => {
  let work: Work;
  let before: string;
  let after: string;

  beforeAll(async () => {
    work = await createWork(admin, { title: 'Сквер у Байтерека' });
    before = await now();
    const moved = await admin.done(
      changeWork(admin, work, { title: 'Сквер перенесён', start: '2031-07-01', end: '2031-07-20' }),
    );
    after = await now();
    await admin.done(admin.delete(`/api/v1/works/${work.id}`, moved.version));
  });

  it('is there as it was, though it was changed and deleted since', async () => {
    const then = await admin.read<Work>(`/api/v1/works/${work.id}?at=${before}`);
    expect(then).toMatchObject({ title: 'Сквер у Байтерека', start: '2031-06-01', zones: work.zones });
    expect(await admin.read<Work>(`/api/v1/works/${work.id}?at=${after}`)).toMatchObject({
      title: 'Сквер перенесён',
      start: '2031-07-01',
    });
    expect((await admin.get(`/api/v1/works/${work.id}`)).status).toBe(404);
  });

  it('stands in the list and on the tile of then, and not in those of now', async () => {
    const q = `q=${encodeURIComponent('Сквер у Байтерека')}`;
    expect((await admin.read<Page<WorkSummary>>(`/api/v1/works?${q}&at=${before}`)).total).toBe(1);
    expect((await admin.read<Page<WorkSummary>>(`/api/v1/works?${q}`)).total).toBe(0);
    const [then, today] = [await admin.bytes(`${BOULEVARD_TILE}&at=${before}`), await admin.bytes(BOULEVARD_TILE)];
    expect(then.body.includes(Buffer.from(work.id))).toBe(true);
    expect(today.body.includes(Buffer.from(work.id))).toBe(false);
  });

  it('is told by what changed: created, moved, deleted', async () => {
    const { items, counts } = await admin.read<Changes>(
      `/api/v1/changes?since=${hoursAway(-1)}&subject=work&limit=500`,
    );
    const told = items.filter(({ subject }) => subject.id === work.id);
    expect(told.map(({ action }) => action)).toEqual(['deleted', 'moved', 'created']);
    expect(told.every(({ gone }) => gone)).toBe(true);
    expect(told[1]?.changes).toContainEqual({ field: 'starts_on', before: '2031-06-01', after: '2031-07-01' });
    expect(counts.find((each) => each.subject === 'work' && each.action === 'deleted')?.count).toBe(1);
  });
});

describe('Findings in the past', () => {
  it('carry the filters of the list and never those opened later', async () => {
    const { items } = await admin.read<Page<Finding>>(`/api/v1/findings?limit=500&severity=high&at=${await now()}`);
    expect(items).toEqual((await admin.read<Page<Finding>>('/api/v1/findings?limit=500&severity=high')).items);
    expect((await admin.read<Page<Finding>>('/api/v1/findings?at=2000-01-01T00:00:00Z')).total).toBe(0);
  });

  it('and works of a day keep to that day', async () => {
    const { items } = await admin.read<Page<WorkSummary>>('/api/v1/works?on=2027-06-15&limit=500');
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ start, end }) => start <= '2027-06-15' && end >= '2027-06-15')).toBe(true);
  });
});

describe('A hostile moment is refused', () => {
  const MOMENTS = [
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-11-18T25:00:00Z',
    'yesterday',
    "2026-01-01T00:00:00Z'--",
    '9999-12-31T23:59:59Z',
  ];
  const cases = DATED.flatMap((path) => [...MOMENTS, hoursAway(2)].map((at) => [path, at] as const));
  it.each(cases)('%s?at=%s', async (path, at) => {
    const answer = await admin.get<Problem>(`${path}?at=${encodeURIComponent(at)}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(answer.body.errors?.map((error) => error.path)).toContain('at');
  });

  it('and a plain day is none, but for findings: there it asks for what happens that day', async () => {
    const { items } = await admin.read<Page<Finding>>('/api/v1/findings?at=2026-11-18&period=all&limit=500');
    const onDay = await admin.read<Page<Finding>>('/api/v1/findings?on=2026-11-18&period=all&limit=500');
    expect(items.map(({ id }) => id)).toEqual(onDay.items.map(({ id }) => id));
    const tile = '/tiles/findings/12/2860/1368.mvt?period=all';
    const [at, on] = [await admin.bytes(`${tile}&at=2026-11-18`), await admin.bytes(`${tile}&on=2026-11-18`)];
    expect(at.body.equals(on.body)).toBe(true);
    for (const path of ['/api/v1/works', '/tiles/works/12/2860/1368.mvt'])
      expect((await admin.get(`${path}?at=2026-11-18`)).status).toBe(422);
  });

  it.each([
    ['/api/v1/changes', 422],
    ['/api/v1/changes?since=garbage', 422],
    ['/api/v1/changes?since=2026-11-20T00:00:00Z&until=2026-11-19T00:00:00Z', 422],
    ['/api/v1/changes?since=2026-11-20T00:00:00Z&cursor=garbage', 422],
    ['/api/v1/changes?since=2026-11-20T00:00:00Z&district=nowhere', 422],
    ['/api/v1/changes?since=2026-11-20T00:00:00Z&limit=100000', 422],
    ['/api/v1/changes/histogram?since=2020-01-01T00:00:00Z&step=hour', 422],
    ['/api/v1/changes/histogram?since=2026-11-20T00:00:00Z&step=minute', 422],
    ['/api/v1/figures/now?district=nowhere', 422],
    ['/api/v1/figures/now?district=city', 422],
    ['/api/v1/figures/calendar?year=0', 422],
    ['/api/v1/figures/week?from=2026-02-30', 422],
    ['/api/v1/figures/flow?function=nothing', 422],
    ['/api/v1/figures/money?year=2026&drop=table', 422],
  ])('%s answers %d', async (path, status) => {
    expect((await admin.get<Problem>(path)).status).toBe(status);
  });
});

describe('Who may read time and figures', () => {
  const PATHS = [
    ...FIGURES,
    '/api/v1/changes?since=2026-11-20T00:00:00Z',
    '/api/v1/changes/histogram?since=2026-11-20T00:00:00Z',
  ];
  it.each(PATHS)('not somebody who did not sign in: %s', async (path) => {
    expect((await abat.nobody().get<Problem>(path)).status).toBe(401);
  });
  it.each(DATED)('nor the past of %s', async (path) => {
    expect((await abat.nobody().get<Problem>(`${path}?at=2026-11-20T00:00:00Z`)).status).toBe(401);
  });
  it.each(PATHS)('but a viewer may: %s', async (path) => {
    expect((await (await abat.as('viewer')).get(path)).status).toBe(200);
  });
});

describe('Figures', () => {
  it.each(FIGURES)('%s say whether they changed', async (path) => {
    const first = await admin.get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    // A client that is not fetch: that one never sends a condition without forbidding what it asks for.
    expect((await admin.raw({ method: 'GET', path, headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('follow a change within two seconds', async () => {
    const count = async (): Promise<number> =>
      (await admin.read<FiguresNow>('/api/v1/figures/now')).works.byStatus.planned;
    const planned = await count();
    await createWork(admin, { title: 'Ещё одна работа', start: '2031-09-01', end: '2031-09-02' });
    await waitUntil(async () => (await count()) === planned + 1, { what: 'the figure to follow' });
  });

  it('tell in a histogram the hours that had changes', async () => {
    const { items, first } = await admin.read<ChangeHistogram>(
      `/api/v1/changes/histogram?since=${hoursAway(-24)}&step=hour`,
    );
    expect(items.reduce((sum, { works }) => sum + works, 0)).toBeGreaterThan(400);
    expect(Date.parse(first ?? '')).toBeGreaterThan(Date.now() - 86_400_000 * 30);
  });
});
