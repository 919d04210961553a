import { QUEUES } from '@abat/contracts';
import { DetectSubjects, RunDetection } from '@abat/findings';
import { openFileStore, QueueProducer, readEnvironment, TransactionRunner } from '@abat/platform';
import { FollowDays, MeasureNuisance, SweepAttachments } from '@abat/works';
import { type Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { DetectionProcessor } from '../../../apps/worker/src/detection.processor.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestRedis } from '../../support/redis.js';
import { waitUntil } from '../../support/wait.js';
import { TestCity } from './support/test-city.js';

describe('jobs of detection', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let city: TestCity;
  let producer: QueueProducer;
  let processor: DetectionProcessor;
  let queue: Queue;
  let connection: Redis;

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await TestRedis.start();
    city = await TestCity.found(database.dataSource);
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url, REDIS_URL: redis.url });
    producer = new QueueProducer(environment);
    processor = new DetectionProcessor(
      environment,
      new DetectSubjects(city.detector),
      new RunDetection(city.detector),
      new FollowDays(new TransactionRunner(database.dataSource)),
      new MeasureNuisance(database.dataSource, new TransactionRunner(database.dataSource)),
      new SweepAttachments(new TransactionRunner(database.dataSource), openFileStore(environment)),
    );
    processor.onApplicationBootstrap();
    connection = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
    queue = new Queue(QUEUES.detection, { connection, prefix: 'abat', skipVersionCheck: true });
  });
  beforeEach(() => city.clear());
  afterAll(async () => {
    await queue.close();
    connection.disconnect();
    await processor.onApplicationShutdown();
    await producer.onApplicationShutdown();
    await redis.stop();
    await database.drop();
  });

  const openFindings = async (): Promise<number> =>
    (await city.findings()).filter((finding) => finding.status === 'open').length;

  async function twoWorks(): Promise<string[]> {
    const heat = await city.addWork({ title: 'Теплосеть на улице Кенесары', agency: 'dep-utilities' });
    return [heat, await city.addWork({ title: 'Двор на улице Кенесары', agency: 'akim-almaty' })];
  }

  it('judges the subjects of a job, once for two jobs of one id', async () => {
    const [id = ''] = await twoWorks();
    const payload = { v: 1 as const, subject: 'work' as const, ids: [id] };
    await Promise.all([1, 2].map(() => producer.add('detect-subjects', payload, 'detect-7')));
    await waitUntil(async () => (await openFindings()) > 0, { what: 'the findings' });
    const told = (await city.events()).map((event) => event.type).filter((type) => type.startsWith('finding.'));
    expect(told).toEqual(Array.from({ length: await openFindings() }, () => 'finding.opened'));
  });

  it('runs every rule for a job without one, and works off several full runs', async () => {
    await twoWorks();
    await city.addMandate({ code: 'dep', agency: 'dep-environment', territory: 'astana' });
    await city.addMandate({ code: 'office', agency: 'akim-almaty', territory: 'almaty' });
    const jobs = [1, 2, 3].map(() => producer.add('detect-all', { v: 1, rule: null }));
    const ids = await Promise.all(jobs);
    const done = async () =>
      (await Promise.all(ids.map((id) => queue.getJobState(id)))).every((state) => state === 'completed');
    await waitUntil(done, { what: 'all full runs', timeoutMs: 15_000 });
    const rules: { rule: string }[] = await database.dataSource.query('SELECT DISTINCT rule FROM finding');
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['mandate.duplicate', 'work.clash']));
    expect(await city.historyCount()).toBe(0);
  });

  it('has a changed type looked at by the rules and by nuisance', async () => {
    const [id = ''] = await twoWorks();
    await city.setWork(id, `work_type_id = (SELECT id FROM work_type WHERE code = 'road')`);
    const [type] = (await database.dataSource.query(`SELECT id FROM work_type WHERE code = 'road'`)) as {
      id: string;
    }[];
    const data = { v: 1, subject: 'work-type', ids: [type?.id] };
    await processor.process({ name: 'detect-subjects', data } as Job);
    const measured: unknown = await database.dataSource.query('SELECT work_id FROM work_nuisance');
    expect(measured).toEqual([{ work_id: id }]);
    expect(await openFindings()).toBeGreaterThan(0);
  });

  describe('of a type with more works than are judged at once', () => {
    const MOST_AT_ONCE = 2_000;
    let type: string;

    // Far from each other and from the two that clash.
    beforeEach(async () => {
      await twoWorks();
      const { dataSource: db } = database;
      const [road] = await db.query<{ id: string }[]>(`SELECT id FROM work_type WHERE code = 'road'`);
      type = road?.id ?? '';
      await db.query(
        `INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
         SELECT n, 'Дорога ' || n, a.id, f.id, '2031-06-01', '2031-06-10'
         FROM generate_series(1, $1::int) n, agency a, city_function f WHERE a.code = 'akim-esil' AND f.code = 'streets'`,
        [MOST_AT_ONCE],
      );
      await db.query(
        `INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
         SELECT w.id, 1, w.starts_on, w.ends_on, 5, ST_SetSRID(ST_MakePoint(71.2 + 0.001 * (n % 100), 51.0 + 0.001 * (n / 100)), 4326)
         FROM generate_series(1, $1::int) n JOIN work w ON w.external_id = n::text`,
        [MOST_AT_ONCE],
      );
      await db.query('UPDATE work SET work_type_id = $1', [type]);
    });

    it('lets other changes have their turn between the parts', async () => {
      const done: string[] = [];
      const run = async (subject: string, ids: string[]) => {
        await processor.process({ name: 'detect-subjects', data: { v: 1, subject, ids } } as Job);
        done.push(subject);
      };
      const [work] = await database.dataSource.query<{ id: string }[]>('SELECT id FROM work ORDER BY id LIMIT 1');
      await Promise.all([run('work-type', [type]), run('work', [work?.id ?? ''])]);
      expect(done).toEqual(['work', 'work-type']);
      expect(await openFindings()).toBeGreaterThan(0);
      const [measured] = await database.dataSource.query<{ works: number }[]>(
        'SELECT count(*)::int AS works FROM work_nuisance',
      );
      expect(measured?.works).toBe(MOST_AT_ONCE + 2);
    });

    it('has judged everything when it is done again after it was cut off between the parts', async () => {
      const detection = new DetectSubjects(city.detector);
      let parts = 0;
      const cutOff = detection.execute('work-type', [type], (part) => {
        parts += 1;
        return parts === 1 ? part() : Promise.reject(new Error('killed'));
      });
      await expect(cutOff).rejects.toThrow('killed');
      await detection.execute('work-type', [type]);
      const found = (await city.findings()).map(({ id, version }) => [id, version]);
      expect(found.length).toBeGreaterThan(0);
      for (const rule of ['work.clash', 'work.duplicate', 'work.combine'] as const) await city.detect(rule);
      expect((await city.findings()).map(({ id, version }) => [id, version])).toEqual(found);
    });
  });

  it.each([
    ['an unknown name', 'detect-nothing', { v: 1 }],
    ['a job of another queue', 'run-import', { v: 1, runId: '01a1fbe2-0475-70e7-b1c6-cba0ad9a3b78' }],
    ['a payload of another version', 'detect-all', { v: 2, rule: null }],
    ['ids that are none', 'detect-subjects', { v: 1, subject: 'work', ids: ['1; DROP TABLE work'] }],
  ])('refuses %s', async (_name, name, data) => {
    await expect(processor.process({ name, data } as Job)).rejects.toThrow();
  });

  it('is scheduled every night in the time zone of the city', async () => {
    const schedulers = await waitUntil(
      async () => {
        const found = await queue.getJobSchedulers();
        return found.length > 1 && found.sort((a, b) => a.key.localeCompare(b.key));
      },
      { what: 'the schedule' },
    );
    expect(schedulers).toMatchObject([
      { key: 'detect-nightly', pattern: '0 3 * * *', tz: 'Asia/Almaty' },
      { key: 'sweep-nightly', pattern: '30 3 * * *', tz: 'Asia/Almaty' },
    ]);
  });
});
