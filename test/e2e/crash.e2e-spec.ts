import type { Finding, LiveEvent, Work } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { numbers } from '../support/live-client.js';
import { OwnPostgres } from '../support/postgres.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { changeWork, PLACES, squareAt, workDraft } from './support/works.js';

const WRITERS = 8;
const ROUNDS_BETWEEN = 12;

let postgres: OwnPostgres;
let abat: AbatSystem;
let client: ApiClient;

/** What the server acknowledged with 2xx: work id and version. */
const acknowledged: { id: string; version: number; title: string }[] = [];
let writing = true;

/** Tries until the answer is one; what the network swallowed was not acknowledged. */
const attempt = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
  try {
    return await work();
  } catch {
    return null;
  }
};

async function create(name: string, round: number): Promise<Work | null> {
  const geometry = squareAt(PLACES.expo, 30, (round % 20) * 25);
  const draft = workDraft({ agency: 'dep-e2e', function: 'e2e', title: `${name} ${round}`, geometry });
  const answer = await attempt(() => client.post<Work>('/api/v1/works', draft));
  if (answer?.status !== 201) return null;
  acknowledged.push({ id: answer.body.id, version: answer.body.version, title: answer.body.title });
  return answer.body;
}

async function write(name: string): Promise<void> {
  for (let round = 0; writing; round += 1) {
    const work = await create(name, round);
    const title = `${name} ${round} changed`;
    const answer = work && (await attempt(() => changeWork(client, work, { title, end: '2031-07-15' })));
    if (answer?.status === 200) acknowledged.push({ id: answer.body.id, version: answer.body.version, title });
    // While nobody answers there is nothing to hurry for.
    else
      await attempt(() =>
        waitUntil(async () => (await fetch(`${abat.base}/readyz`)).ok, { what: 'readiness', timeoutMs: 300 }),
      );
  }
}

/** Lets the writers get a number of changes through, so that each blow falls into the middle of work. */
const underLoad = async (): Promise<void> => {
  const target = acknowledged.length + ROUNDS_BETWEEN;
  await waitUntil(() => acknowledged.length >= target, {
    what: 'writers to get through',
    timeoutMs: 60_000,
    context: () => abat.log.slice(-4_000),
  });
};

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  await postgres.dataSource.query(
    "INSERT INTO agency (code, tier, name_ru) VALUES ('dep-e2e', 'department', 'Управление')",
  );
  await postgres.dataSource.query("INSERT INTO city_function (code, name_ru) VALUES ('e2e', 'Функция')");
  abat = await AbatSystem.start({ database: postgres });
  await abat.addUser({ email: 'writer@astana.demo', role: 'operator' });
  client = await abat.withToken('writer@astana.demo');
}, 180_000);
afterAll(async () => {
  writing = false;
  await abat?.stop();
});

describe('Given eight writers, when everything is killed in turn', () => {
  let lastSeq = 0;
  let heardBefore: LiveEvent[] = [];

  beforeAll(async () => {
    const wall = await abat.listen(client);
    const writers = Array.from({ length: WRITERS }, (_each, index) => write(`writer ${index}`));
    await underLoad();
    heardBefore = [...wall.events];
    lastSeq = heardBefore.at(-1)?.seq ?? 0;
    await abat.kill('api');
    await abat.startApi();
    await underLoad();
    await abat.kill('worker');
    await underLoad();
    await abat.startWorker();
    await underLoad();
    await abat.redis.kill();
    await abat.redis.up();
    await underLoad();
    await postgres.kill();
    await postgres.up();
    await underLoad();
    await Promise.all([abat.kill('api'), abat.kill('worker'), abat.redis.kill(), postgres.kill()]);
    await Promise.all([abat.redis.up(), postgres.up()]);
    await Promise.all([abat.startApi(), abat.startWorker()]);
    await underLoad();
    writing = false;
    await Promise.all(writers);
    await abat.settled();
  }, 170_000);

  it('every acknowledged change is stored', async () => {
    const rows = await abat.sql.query<{ id: string; version: number; title: string }[]>(
      'SELECT id, version, title FROM work',
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    const lost = acknowledged.filter((each) => (stored.get(each.id)?.version ?? 0) < each.version);
    expect(lost).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(ROUNDS_BETWEEN * 5);
  });

  it('each has its history row', async () => {
    const rows = await abat.sql.query<{ key: string }[]>(
      `SELECT entity_id || '/' || (after ->> 'version') AS key FROM history WHERE entity = 'work'`,
    );
    const known = new Set(rows.map((row) => row.key));
    expect(acknowledged.filter((each) => !known.has(`${each.id}/${each.version}`))).toEqual([]);
  });

  it('each has exactly one event, as has every stored version', async () => {
    const rows = await abat.sql.query<{ key: string }[]>(
      `SELECT subject_id || '/' || (data ->> 'version') AS key FROM event WHERE type IN ('work.created', 'work.updated') ORDER BY seq`,
    );
    const told = rows.map((row) => row.key);
    expect(new Set(told).size).toBe(told.length);
    expect(acknowledged.filter((each) => !told.includes(`${each.id}/${each.version}`))).toEqual([]);
    expect(told.length).toBe(Number(await abat.value('SELECT sum(version) FROM work')));
  });

  it('the numbers of events run from 1 without a gap', async () => {
    const rows = await abat.sql.query<{ seq: string }[]>('SELECT seq FROM event ORDER BY seq');
    expect(rows.map((row) => Number(row.seq))).toEqual(numbers(1, rows.length));
    expect(Number(await abat.value('SELECT last_seq FROM event_position'))).toBe(rows.length);
  });

  it('a wall that comes back has the same events as the table', async () => {
    const wall = await abat.listen(client, lastSeq);
    const rooms = (await client.read<{ rooms: string[] }>('/api/v1/me')).rooms;
    const rows = await abat.sql.query<{ seq: string }[]>(
      'SELECT seq FROM event WHERE rooms && $1::text[] ORDER BY seq',
      [rooms],
    );
    const heard = [...heardBefore, ...wall.events].map((event) => event.seq);
    expect(heard).toEqual(rows.map((row) => Number(row.seq)).filter((seq) => seq >= (heard[0] ?? 0)));
    expect(wall.reloads).toEqual([]);
  });

  it('the stored findings are those of a full computation', async () => {
    const state = (): Promise<unknown[]> =>
      abat.sql.query(
        `SELECT rule, subject_a, subject_b, severity, status, measures, period::text FROM finding WHERE status <> 'closed' ORDER BY 1, 2, 3`,
      );
    const before = await state();
    await abat.cli('detect');
    expect(await state()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('everything is well again', async () => {
    expect((await fetch(`${abat.base}/readyz`)).status).toBe(200);
    expect((await client.get<{ items: Finding[] }>('/api/v1/findings?limit=1')).status).toBe(200);
  });
});
