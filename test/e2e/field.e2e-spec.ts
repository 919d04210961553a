import { randomUUID } from 'node:crypto';
import {
  type Attachment,
  type Page,
  PHOTO_FAR_M,
  type Problem,
  type ProgressReport,
  type WorkSummary,
} from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { exifBlock, PHOTO_OF } from '../support/photo.js';
import { AbatSystem } from '../support/system.js';

const reports = '/api/v1/progress-reports';
const BAITEREK = '71.4304,51.1283';

let abat: AbatSystem;
let operator: ApiClient;
let work: WorkSummary;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  operator = await abat.as('operator');
  const { items } = await operator.read<Page<WorkSummary>>(`/api/v1/works?near=${BAITEREK}&sort=distance&limit=1`);
  work = items[0]!;
}, 180_000);
afterAll(() => abat?.stop());

type Sent = ProgressReport & Pick<Problem, 'code'>;
const draft = (change: object = {}) => ({
  ...{ work: work.id, reportedOn: '2026-06-20', percent: 40, note: 'Уложено основание', clientId: randomUUID() },
  ...change,
});
const send = (body: object, who = operator) => who.post<Sent>(reports, body);
const stored = async (clientId: string): Promise<number> =>
  Number(await abat.value('SELECT count(*) FROM progress_report WHERE client_id = $1', [clientId]));
const told = async (id: string): Promise<number> =>
  Number(await abat.value("SELECT count(*) FROM event WHERE subject_id = $1 AND type = 'progress.reported'", [id]));

describe('Works near a place', () => {
  const near = (query: string) => operator.read<Page<WorkSummary>>(`/api/v1/works?near=${BAITEREK}&${query}`);

  it('come by distance, page by page, each once, as far as the database measures', async () => {
    const found: WorkSummary[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<WorkSummary> = await near(
        `sort=distance&withinM=3000&limit=7${cursor ? `&cursor=${cursor}` : ''}`,
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    const known: { id: string; metres: number }[] = await abat.sql.query(
      `SELECT z.work_id AS id, round(min(ST_Distance(z.geom_m, ST_Transform(ST_SetSRID(ST_Point(71.4304, 51.1283), 4326), ST_SRID(z.geom_m))))::numeric, 1)::float8 AS metres
       FROM work_zone z GROUP BY z.work_id`,
    );
    const within = known.filter(({ metres }) => metres <= 3000);
    expect(within.length).toBeGreaterThan(7);
    expect(found.map(({ id, distanceM }) => [id, distanceM]).sort()).toEqual(
      within.map(({ id, metres }) => [id, metres]).sort(),
    );
    const distances = found.map(({ distanceM }) => distanceM!);
    expect(distances).toEqual([...distances].sort((one, other) => one - other));
  });

  it('follow the other filters', async () => {
    const { items, total } = await near('withinM=50000&territory=esil&status=running,planned&limit=500');
    expect(items).toHaveLength(total);
    expect(items.every(({ status, distanceM }) => ['running', 'planned'].includes(status) && distanceM! >= 0)).toBe(
      true,
    );
    const all = await operator.read<Page<WorkSummary>>('/api/v1/works?territory=esil&status=running,planned&limit=1');
    expect(total).toBe(all.total);
  });

  it('can be asked of the past', async () => {
    const at = new Date().toISOString();
    const then = await near(`sort=distance&limit=20&at=${at}`);
    const now = await near('sort=distance&limit=20');
    expect(then.items.map(({ id, distanceM }) => [id, distanceM])).toEqual(
      now.items.map(({ id, distanceM }) => [id, distanceM]),
    );
  });

  it.each([
    'near=71.43',
    'near=71.43,51.1,3',
    'near=51.1,271',
    'near=a,b',
    'near=,',
    'near=NaN,NaN',
    'near=71.4,51.1&withinM=0',
    'near=71.4,51.1&withinM=50001',
    'near=71.4,51.1&withinM=1e9',
    "near=71.4,51.1'--",
    'sort=distance',
  ])('refuse %s', async (query) => {
    expect((await operator.get(`/api/v1/works?${query}`)).status).toBe(422);
  });
});

describe('A report sent again', () => {
  it('is stored and told once, and answered the same', async () => {
    const body = draft();
    const [first, again] = [await send(body), await send(body)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await stored(body.clientId)).toBe(1);
    await abat.settled();
    expect(await told(first.body.id)).toBe(1);
  });

  it('is stored once however many arrive at the same time', async () => {
    const body = draft({ percent: 45 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(await stored(body.clientId)).toBe(1);
    await abat.settled();
    expect(await told(answers[0]!.body.id)).toBe(1);
  });

  it('is still answered after somebody else changed it', async () => {
    const body = draft({ percent: 50 });
    const { body: first } = await send(body);
    await operator.patch(`${reports}/${first.id}`, { percent: 55 }, first.version);
    expect((await send(body)).body).toMatchObject({ id: first.id, percent: 55 });
  });

  it.each([
    ['another share', { percent: 60 }],
    ['another comment', { note: 'Иное' }],
    ['another day', { reportedOn: '2026-06-19' }],
  ])('with %s under the same key is refused', async (_what, change) => {
    const body = draft();
    await send(body);
    const { status, body: problem } = await send({ ...body, ...change });
    expect([status, problem.code]).toEqual([409, 'request.key-reused']);
    expect(await stored(body.clientId)).toBe(1);
  });

  it('without a key is another report', async () => {
    const { clientId: _none, ...body } = draft();
    const [first, second] = [await send(body), await send(body)];
    expect(first.body.id).not.toBe(second.body.id);
  });

  it.each(['1', '', 'x'.repeat(400), "'; DROP TABLE work; --", null, 7])(
    'with the key %j is refused',
    async (clientId) => {
      expect((await send(draft({ clientId }))).status).toBe(422);
    },
  );
});

describe('Who may not report from the field', () => {
  const own = async (): Promise<ApiClient> =>
    abat.addUser({ email: `planner-${randomUUID()}@astana.demo`, role: 'planner', district: 'nura' });
  const elsewhere = async (): Promise<string> => {
    const { items } = await operator.read<Page<WorkSummary>>('/api/v1/works?territory=saryarka&limit=100');
    return items.find(({ territories }) => territories.length === 1)!.id;
  };

  it('nobody who is not signed in, and no viewer', async () => {
    const body = draft();
    expect((await send(body, abat.nobody())).status).toBe(401);
    expect((await send(body, await abat.as('viewer'))).status).toBe(403);
    expect(await stored(body.clientId)).toBe(0);
  });

  it('no planner of another district, not even by repeating what somebody sent', async () => {
    const planner = await own();
    const body = draft({ work: await elsewhere() });
    expect((await send(body, planner)).body.code).toMatch(/^access\.outside/);
    expect(await stored(body.clientId)).toBe(0);
    await send(body);
    expect((await send(body, planner)).body.code).toMatch(/^access\.outside/);
    expect((await send(body, await abat.as('viewer'))).status).toBe(403);
  });

  it('nor may they add a photo', async () => {
    const { body: report } = await send(draft({ work: await elsewhere() }));
    const query = `/api/v1/attachments?owner=progress-report&ownerId=${report.id}&clientId=${randomUUID()}`;
    for (const [who, status] of [
      [await own(), 403],
      [await abat.as('viewer'), 403],
      [abat.nobody(), 401],
    ] as const)
      expect((await who.upload(query, 'a.jpg', PLAIN)).status).toBe(status);
  });
});

const PLAIN = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 7)]);
const degrees = (ref: string, whole: number) => ({
  ref,
  degrees: [[whole, 1] as const, [0, 1] as const, [0, 1] as const],
});
const PLACED = PHOTO_OF.jpeg(
  exifBlock({
    takenAt: '2026:05:01 10:30:00',
    offset: '+05:00',
    latitude: degrees('N', 51),
    longitude: degrees('E', 71),
  }),
);

describe('A photo of a report', () => {
  type SentPhoto = Attachment & Pick<Problem, 'code'>;
  let report: ProgressReport;
  beforeAll(async () => {
    report = (await send(draft())).body;
  });
  const attach = (query: string, bytes: Buffer = PLAIN) =>
    operator.upload<SentPhoto>(
      `/api/v1/attachments?owner=progress-report&ownerId=${report.id}${query}`,
      'photo.jpg',
      bytes,
    );
  const middle = (): string => {
    const [west, south, east, north] = work.bbox;
    return `${(west + east) / 2},${(south + north) / 2}`;
  };

  it('that says nothing is believed to be taken where and when the phone says', async () => {
    const { body } = await attach(`&place=${middle()}&takenAt=2026-11-20T09:15:00.000Z`);
    expect(body).toMatchObject({ takenAt: '2026-11-20T09:15:00.000Z', placeSource: 'phone' });
    expect(body.place?.map((degree) => degree.toFixed(5))).toEqual(
      middle()
        .split(',')
        .map((degree) => Number(degree).toFixed(5)),
    );
    expect(body.distanceM!).toBeLessThanOrEqual(PHOTO_FAR_M);
  });

  it('that tells its place is believed more than the phone, and told to be far from its work', async () => {
    const { body } = await attach(`&place=${middle()}&takenAt=2026-11-20T09:15:00.000Z`, PLACED);
    expect(body).toMatchObject({ takenAt: '2026-05-01T05:30:00.000Z', placeSource: 'photo', place: [71, 51] });
    expect(body.distanceM!).toBeGreaterThan(20_000);
  });

  it('of which nobody says where it was taken has no distance', async () => {
    expect((await attach('')).body).toMatchObject({ place: null, placeSource: null, distanceM: null, takenAt: null });
  });

  it('is not believed to come from the future', async () => {
    const ahead = new Date(Date.now() + 3 * 86_400_000).toISOString();
    expect((await attach(`&takenAt=${ahead}`)).body.takenAt).toBeNull();
  });

  it('sent again, also at the same time, is kept once', async () => {
    const clientId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => attach(`&clientId=${clientId}`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect(Number(await abat.value('SELECT count(*) FROM attachment WHERE client_id = $1', [clientId]))).toBe(1);
    const again = await attach(`&clientId=${clientId}`);
    expect(again.body).toEqual(answers[0]!.body);
    const content = await operator.get(`/api/v1/attachments/${again.body.id}/content`);
    expect(content.status).toBe(200);
  });

  it('under the key of another one is refused', async () => {
    const clientId = randomUUID();
    await attach(`&clientId=${clientId}`);
    expect((await attach(`&clientId=${clientId}`, PLACED)).body.code).toBe('request.key-reused');
    const { body: other } = await send(draft());
    const elsewhere = await operator.upload<SentPhoto>(
      `/api/v1/attachments?owner=progress-report&ownerId=${other.id}&clientId=${clientId}`,
      'photo.jpg',
      PLAIN,
    );
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'request.key-reused']);
  });

  it.each([
    '&place=1',
    '&place=500,1',
    '&place=a,b',
    '&takenAt=yesterday',
    '&takenAt=1800-01-01T00:00:00Z',
    '&clientId=1',
  ])('with %s is refused', async (query) => {
    expect((await attach(query)).status).toBe(422);
  });
});
