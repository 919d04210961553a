import { randomUUID } from 'node:crypto';
import { appendEvents, eventsChannel, type NumberedEvent } from '@abat/live';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestRedis } from '../../support/redis.js';
import { waitUntil } from '../../support/wait.js';
import { numbers } from '../../support/live-client.js';
import { position, relayed, tell, TestRelay } from './live-rig.js';

describe('the relay', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let relays: TestRelay[] = [];
  let queues: Queue[] = [];
  const published: number[] = [];
  let ear: Redis;

  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    ear = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 25 });
    ear.on('error', () => undefined);
    ear.on('message', (_channel, text) => published.push((JSON.parse(text) as NumberedEvent).event.seq));
    await ear.subscribe(eventsChannel(ear.options.db));
    published.length = 0;
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await Promise.all(queues.map((queue) => queue.close()));
    [relays, queues] = [[], []];
    ear.disconnect();
    await database.drop();
  });
  afterAll(() => redis.stop());

  const startRelay = (): TestRelay => {
    const relay = new TestRelay(database.url, redis.url);
    relays.push(relay);
    return relay;
  };
  const log = async (): Promise<{ seq: number; n: number }[]> => {
    const rows: { seq: string; n: number }[] = await database.dataSource.query(
      `SELECT seq, (data->>'n')::int AS n FROM event ORDER BY seq`,
    );
    return rows.map(({ seq, n }) => ({ seq: Number(seq), n }));
  };
  const heard = (seqs: number[]) =>
    waitUntil(() => seqs.every((seq) => published.includes(seq)), {
      what: 'publications',
      context: () => published.join(' '),
    });

  it('numbers without gaps while twenty write at once and a third of them roll back', async () => {
    startRelay();
    const writers = numbers(0, 19).map(async (writer) => {
      for (const round of numbers(0, 9)) {
        const change = database.dataSource.transaction(async (manager) => {
          await appendEvents(manager, [{ type: 'site.changed', data: { n: writer * 100 + round } }]);
          await manager.query('SELECT pg_sleep(random() / 100)');
          if ((writer + round) % 3 === 0) throw new Error('rolled back');
        });
        await change.catch((error: Error) => expect(error.message).toBe('rolled back'));
      }
    });
    await Promise.all(writers);
    const kept = numbers(0, 19).flatMap((writer) =>
      numbers(0, 9)
        .filter((round) => (writer + round) % 3 !== 0)
        .map((round) => writer * 100 + round),
    );
    await relayed(database.dataSource, kept.length);
    const rows = await log();
    expect(rows.map(({ seq }) => seq)).toEqual(numbers(1, kept.length));
    expect(rows.map(({ n }) => n).sort((a, b) => a - b)).toEqual(kept.sort((a, b) => a - b));
    await heard([kept.length]);
    expect(published).toEqual(numbers(1, kept.length));
  });

  it('keeps the order of commits of one writer, over more than one batch', async () => {
    await tell(database.dataSource, 0, 700);
    await tell(database.dataSource, 700, 700);
    startRelay();
    await relayed(database.dataSource, 1400);
    expect((await log()).map(({ n }) => n)).toEqual(numbers(0, 1399));
    expect(published).toEqual(numbers(1, 1400));
  });

  it('a relay that died before moving its mark publishes again', async () => {
    const first = startRelay();
    await tell(database.dataSource, 0, 3);
    await relayed(database.dataSource, 3);
    await first.stop();
    await database.dataSource.query('UPDATE event_position SET published_seq = 1, dispatched_seq = 0');
    published.length = 0;
    startRelay();
    await heard([2, 3]);
    expect(published).toEqual([2, 3]);
  });

  it('numbers on while Redis is away and hands over when it is back', async () => {
    startRelay();
    await tell(database.dataSource, 0);
    await relayed(database.dataSource, 1);
    await redis.kill();
    await tell(database.dataSource, 1, 5, { type: 'work.updated', subject: { type: 'work', id: randomUUID() } });
    await relayed(database.dataSource, 6, false);
    expect(await position(database.dataSource)).toMatchObject({ published: 1, dispatched: 1 });
    await redis.up();
    await relayed(database.dataSource, 6);
  });

  it('stops while Redis is away', async () => {
    const relay = startRelay();
    await relayed(database.dataSource, 0);
    await redis.kill();
    await tell(database.dataSource, 0, 1, { type: 'work.updated', subject: { type: 'work', id: randomUUID() } });
    await relayed(database.dataSource, 1, false);
    const started = Date.now();
    await relay.stop();
    expect(Date.now() - started).toBeLessThan(3_000);
    await redis.up();
  });

  it('goes on after its connection is cut', async () => {
    startRelay();
    await tell(database.dataSource, 0);
    await relayed(database.dataSource, 1);
    await database.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'abat-relay' AND datname = $1`,
      [database.name],
    );
    await tell(database.dataSource, 1, 3);
    await relayed(database.dataSource, 4);
    expect((await log()).map(({ n }) => n)).toEqual([0, 1, 2, 3]);
  });

  it('stands by while another works and takes over when that one ends', async () => {
    const first = startRelay();
    await relayed(database.dataSource, 0);
    await waitUntil(async () => (await leaders()) === 1, { what: 'the first to lead' });
    startRelay();
    await tell(database.dataSource, 0, 2);
    await relayed(database.dataSource, 2);
    expect(await leaders()).toBe(1);
    await first.stop();
    const started = Date.now();
    await tell(database.dataSource, 2, 2);
    await relayed(database.dataSource, 4);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect((await log()).map(({ n }) => n)).toEqual([0, 1, 2, 3]);
  });

  it('asks for detection of everything that changed, however often it hands over', async () => {
    const queue = new Queue('detection', { connection: { url: redis.url }, prefix: 'abat' });
    queues.push(queue);
    await queue.obliterate({ force: true });
    const id = randomUUID();
    const first = startRelay();
    await tell(database.dataSource, 0, 2, { type: 'work.updated', subject: { type: 'work', id } });
    await tell(database.dataSource, 2, 1, { type: 'mandate.changed', data: { bulk: true } });
    await relayed(database.dataSource, 3);
    await first.stop();
    await database.dataSource.query('UPDATE event_position SET dispatched_seq = 0');
    startRelay();
    await relayed(database.dataSource, 3);
    const jobs = (await queue.getJobs(['waiting'])).map(({ name, data }) => JSON.stringify({ name, data }));
    expect([...new Set(jobs)].toSorted()).toEqual([
      JSON.stringify({ name: 'detect-affected', data: { v: 1, changed: 'mandate' } }),
      JSON.stringify({ name: 'detect-subjects', data: { v: 1, subject: 'work', ids: [id] } }),
    ]);
  });

  describe('spares writers from notifying', () => {
    let listener: Client;
    let told = 0;
    beforeEach(async () => {
      told = 0;
      listener = new Client({ connectionString: database.url });
      listener.on('notification', () => (told += 1));
      await listener.connect();
      await listener.query('LISTEN abat_outbox');
    });
    afterEach(() => listener.end());

    const watches = (expected: boolean) =>
      waitUntil(async () => (await holders(7_140_003)) === Number(expected), {
        what: expected ? 'the relay to watch' : 'the relay to rest',
      });
    // What was sent before the answer came is delivered with it.
    const toldSoFar = async (): Promise<number> => {
      await listener.query('SELECT 1');
      return told;
    };

    it('while it watches, and not after a silence', async () => {
      startRelay();
      await tell(database.dataSource, 0);
      await relayed(database.dataSource, 1);
      expect(await toldSoFar()).toBe(1);
      await watches(true);
      for (const n of numbers(1, 20)) await tell(database.dataSource, n);
      await relayed(database.dataSource, 21);
      expect(await toldSoFar()).toBe(1);
      await watches(false);
      await tell(database.dataSource, 21);
      await relayed(database.dataSource, 22);
      expect(await toldSoFar()).toBe(2);
    });

    it('and finds what was written while it watched and committed when it did no longer', async () => {
      startRelay();
      await tell(database.dataSource, 0);
      await watches(true);
      await database.dataSource.transaction(async (manager) => {
        await appendEvents(manager, [{ type: 'site.changed', data: { n: 1 } }]);
        await watches(false);
      });
      await relayed(database.dataSource, 2);
      expect(await toldSoFar()).toBe(1);
    });
  });

  it('makes room for the coming month and forgets what is older than the days kept', async () => {
    await database.dataSource.query(
      `INSERT INTO setting (key, value, note) VALUES ('live.retentionDays', '10', 'test')`,
    );
    await database.dataSource.query(`SELECT event_ensure_partition('2025-01-01')`);
    await database.dataSource.query(
      `INSERT INTO event (seq, type, at, rooms, territory_ids, data, recorded_at)
       SELECT n, 'site.changed', now(), '{city}', '{}', '{}', CASE WHEN n <= 2 THEN timestamptz '2025-01-10' ELSE now() END FROM generate_series(1, 3) n`,
    );
    await database.dataSource.query('UPDATE event_position SET last_seq = 3, published_seq = 3, dispatched_seq = 3');
    startRelay();
    const oldest = async () =>
      Number((await database.dataSource.query('SELECT min(seq) AS oldest FROM event'))[0].oldest);
    await waitUntil(async () => (await oldest()) === 3, { what: 'old events to go' });
    const months = async () =>
      database.dataSource.query(
        `SELECT to_regclass('event_2025_01') AS old, to_regclass('event_' || to_char(current_date + interval '1 month', 'YYYY_MM')) AS coming`,
      );
    await waitUntil(async () => (await months())[0].old === null, { what: 'the old month to go' });
    expect((await months())[0].coming).not.toBeNull();
  });

  const leaders = (): Promise<number> => holders(7_140_002);

  async function holders(lock: number): Promise<number> {
    const rows: { count: string }[] = await database.dataSource.query(
      `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock' AND objid = $1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [lock],
    );
    return Number(rows[0]?.count);
  }
});
