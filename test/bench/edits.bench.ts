// Ten thousand changes of days from twenty writers within a minute, with 100,000 works in the base: nothing may be lost,
// no writer may see a fault of the server, and afterwards the findings are those of a full run.
import { type DetectionReport, QUEUES, RULE_CODES, type Work } from '@abat/contracts';
import { RunDetection } from '@abat/findings';
import { Queue } from 'bullmq';
import { waitUntil } from '../support/wait.js';
import { type BenchDatabase, databaseOfFindings } from './support/databases.js';
import { openDetection } from './support/detection.js';
import { required } from './support/environment.js';
import { elapsedMs, percentile, sized, spoken } from './support/figures.js';
import { type Answer, type HttpClient, jsonOf } from './support/http.js';
import { Random } from './support/random.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';

const WORKS = sized(100_000);
const EDITS = sized(10_000);
const WRITERS = 20;
/** Few enough works that writers meet at the same ones. */
const CONTENDED = sized(2_000);
const MINUTE_S = 60;
const SETTLE_MS = 600_000;

type Outcome = { done: number; conflicts: number; faults: number; ms: number[] };

async function someWorks({ client }: BenchDatabase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM work WHERE source = 'bench' AND status <> 'cancelled' ORDER BY md5(external_id || 'edits') LIMIT $1`,
    [CONTENDED],
  );
  return rows.map((row) => row.id);
}

const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Moves a work by some days, as often as another writer was faster. @returns the last answer */
async function edit(http: HttpClient, id: string, random: Random, outcome: Outcome): Promise<Answer> {
  for (;;) {
    const before = await http.expect(200, `/api/v1/works/${id}`);
    const { start, end } = jsonOf<Work>(before);
    const days = random.integer(-10, 10);
    const answer = await http.send(`/api/v1/works/${id}`, {
      method: 'PATCH',
      headers: { 'if-match': before.headers.etag ?? '' },
      body: { start: moved(start, days), end: moved(end, days) },
    });
    if (answer.status !== 412) return answer;
    outcome.conflicts += 1;
  }
}

async function write(abat: RunningAbat, ids: readonly string[], seed: number): Promise<Outcome> {
  const http = abat.client();
  const random = new Random(seed);
  const outcome: Outcome = { done: 0, conflicts: 0, faults: 0, ms: [] };
  for (let index = 0; index < EDITS / WRITERS; index += 1) {
    const started = performance.now();
    const answer = await edit(http, random.pick(ids), random, outcome);
    outcome.ms.push(performance.now() - started);
    if (answer.status === 200) outcome.done += 1;
    else outcome.faults += 1;
  }
  http.close();
  return outcome;
}

/** Waits until every event is handed on and no job is left that follows from one. */
async function settled(database: BenchDatabase): Promise<void> {
  const connection = { url: required('ABAT_TEST_REDIS_URL') };
  const queues = [QUEUES.detection, QUEUES.alarms].map(
    (name) => new Queue(name, { connection, prefix: 'abat', skipVersionCheck: true }),
  );
  const idle = async (): Promise<boolean> => {
    const { rows } = await database.client.query<{ left: number }>(
      'SELECT (last_seq - dispatched_seq + (SELECT count(*) FROM outbox))::int AS left FROM event_position',
    );
    const jobs = await Promise.all(queues.map(jobsLeft));
    return rows[0]?.left === 0 && jobs.every((left) => left === 0);
  };
  try {
    await waitUntil(idle, { what: 'the worker to catch up', timeoutMs: SETTLE_MS, everyMs: 100 });
  } finally {
    await Promise.all(queues.map((queue) => queue.close()));
  }
}

/** Jobs under way or to come, but for the next ones of the clock. */
async function jobsLeft(queue: Queue): Promise<number> {
  const retried = (await queue.getDelayed()).filter((job) => job.repeatJobKey === undefined);
  return (await queue.getJobCountByTypes('waiting', 'active')) + retried.length;
}

/** What a full run of every rule about works still finds to change. */
async function differences(database: BenchDatabase): Promise<number> {
  const app = await openDetection(database.url);
  const detection = app.get(RunDetection);
  const reports: DetectionReport[] = [];
  for (const rule of RULE_CODES.filter((code) => code.startsWith('work.')))
    reports.push(...(await detection.execute(rule)));
  await app.close();
  return reports.reduce((sum, { opened, updated, closed }) => sum + opened + updated + closed, 0);
}

async function versions({ client }: BenchDatabase, ids: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ sum: number }>(
    'SELECT sum(version)::int AS sum FROM work WHERE id = ANY ($1)',
    [ids],
  );
  return rows[0]?.sum ?? 0;
}

const report = new BenchReport('edits');
const database = await databaseOfFindings(WORKS);
try {
  // The base may have been judged on an earlier day: what each night brings is no difference of the edits.
  await differences(database);
  const abat = await RunningAbat.start(database.url);
  try {
    const ids = await someWorks(database);
    // The worker meets the findings of the base for the first time and raises their alarms.
    await settled(database);
    const before = await versions(database, ids);
    let outcomes: Outcome[] = [];
    const ms = await elapsedMs(async () => {
      outcomes = await Promise.all(Array.from({ length: WRITERS }, (_writer, seed) => write(abat, ids, seed + 1)));
    });
    const caughtUp = await elapsedMs(() => settled(database));
    const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, outcome) => all + of(outcome), 0);
    const name = `${spoken(EDITS)} edits from ${WRITERS} writers among ${spoken(WORKS)} works`;
    report.add(`${name}, time`, ms / 1000, 's', { target: MINUTE_S });
    report.add(
      `${name}, p95 of one edit`,
      percentile(
        outcomes.flatMap((outcome) => outcome.ms),
        0.95,
      ),
      'ms',
    );
    report.add(
      `${name}, somebody else was faster`,
      sum(({ conflicts }) => conflicts),
      'times',
    );
    report.add(
      `${name}, answers that are faults`,
      sum(({ faults }) => faults),
      'answers',
      { target: 0 },
    );
    const lost = sum(({ done }) => done) - ((await versions(database, ids)) - before);
    report.add(`${name}, lost updates`, lost, 'updates', { target: 0 });
    report.add(`${name}, until every finding is stored`, caughtUp / 1000, 's');
    report.add(`${name}, findings that a full run corrects`, await differences(database), 'findings', { target: 0 });
    await report.print(database.client);
  } finally {
    await abat.stop();
  }
} finally {
  await database.close();
}
