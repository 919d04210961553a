import type {
  ChangeHistogram,
  Changes,
  FiguresNow,
  Finding,
  Mandate,
  Matrix,
  Page,
  Problem,
  Responsibility,
  Site,
  Work,
  WorkSummary,
} from '@abat/contracts';
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
  '/tiles/sites/12/2860/1368.mvt',
  '/tiles/territories/12/2860/1368.mvt',
  '/api/v1/mandates',
  '/api/v1/agencies',
  '/api/v1/sites',
  '/api/v1/territories',
  '/api/v1/matrix',
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

describe('A power in the past', () => {
  const FUNCTION = 'improvement.lighting';
  const CELL = `/api/v1/matrix/cell?function=${FUNCTION}&agency=akim-nura`;
  const PLACE = `/api/v1/responsibility?lon=71.4305&lat=51.1283&function=${FUNCTION}`;
  let power: Mandate;
  let before: string;

  const codes = async (path: string): Promise<string[]> =>
    (await admin.read<{ mandates: { code: string }[] }>(path)).mandates.map(({ code }) => code);
  const held = async (query: string): Promise<number> =>
    (await admin.read<Matrix>(`/api/v1/matrix?function=${FUNCTION}${query}`)).totals.mandates;

  beforeAll(async () => {
    const fields = { agency: 'akim-nura', function: FUNCTION, stage: 'design', objectKind: 'any', territory: 'city' };
    const draft = { code: 'past-power', validFrom: '2025-01-01', ...fields };
    power = await admin.done(admin.post<Mandate>('/api/v1/mandates', draft));
    before = await now();
    await admin.done(admin.delete(`/api/v1/mandates/${power.id}`, power.version));
  });

  it('stands in the register of then, and is gone from that of now', async () => {
    const list = async (query: string) =>
      (await admin.read<Page<Mandate>>(`/api/v1/mandates?q=past-power${query}`)).total;
    expect([await list(`&at=${before}`), await list('')]).toEqual([1, 0]);
    expect(await admin.read<Mandate>(`/api/v1/mandates/${power.id}?at=${before}`)).toEqual(power);
    expect((await admin.get(`/api/v1/mandates/${power.id}`)).status).toBe(404);
  });

  it('is counted in the matrix of then, stands in its cell, and is known at its places', async () => {
    expect(await held(`&at=${before}`)).toBe((await held('')) + 1);
    expect(await codes(`${CELL}&at=${before}`)).toContain('past-power');
    expect(await codes(CELL)).not.toContain('past-power');
    const { holders } = await admin.read<Responsibility>(`${PLACE}&at=${before}`);
    expect(holders.some(({ code }) => code === 'past-power')).toBe(true);
  });

  it('is not told of a day before it was in force', async () => {
    expect(await held(`&at=${before}&on=2024-12-31`)).toBe(await held('&on=2024-12-31'));
    expect(await held(`&at=${before}&on=2025-01-01`)).toBe((await held('&on=2025-01-01')) + 1);
  });
});

describe('A site in the past', () => {
  it('stands on the tile of then, and each moment has its own', async () => {
    const [site] = (await admin.read<Page<Site>>('/api/v1/sites?limit=1&bbox=71.42,51.13,71.45,51.14')).items;
    if (!site) throw new Error('the Astana set has no site at Baiterek');
    const tile = (moment?: string) =>
      admin.bytes(`/tiles/sites/13/5721/2737.mvt${moment ? `?at=${encodeURIComponent(moment)}` : ''}`);
    const before = await now();
    const [first, then] = [await tile(), await tile(before)];
    expect(then.body.includes(Buffer.from(site.id))).toBe(true);
    await admin.done(admin.patch(`/api/v1/sites/${site.id}`, { validTo: '2020-01-01' }, site.version));
    await waitUntil(async () => !(await tile()).body.includes(Buffer.from(site.id)), { what: 'the tile of now' });
    expect((await tile(before)).body.includes(Buffer.from(site.id))).toBe(true);
    expect(first.body.includes(Buffer.from(site.id))).toBe(true);
    expect(await admin.read<Site>(`/api/v1/sites/${site.id}?at=${before}`)).toMatchObject({ validTo: site.validTo });
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
