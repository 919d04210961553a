// The rules about works over everything, for one changed work and for a draft, against bare SQL on the same works.
import { RULE_CODES } from '@abat/contracts';
import { DetectSubjects, RunDetection } from '@abat/findings';
import { MEASURE_ALL_BARELY, MEASURE_ONE_BARELY } from './support/bare-sql.js';
import { type BenchDatabase, databaseOfCities, databaseOfWorks } from './support/databases.js';
import { openDetection } from './support/detection.js';
import { elapsedMs, percentile, repeat, sized, spoken } from './support/figures.js';
import { jsonOf } from './support/http.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';
import { SPREAD } from './support/spread.js';

/** Works of one city; a country is ten of them side by side. */
const CITY = sized(100_000);
const CHANGES = sized(300);
const PREVIEW_TARGET_MS = 100;
const CHANGE_TARGET_MS = 50;
/** Times the bare statement. */
const FULL_TARGET = 2;
/** Times the full run over a tenth of the works. */
const GROWTH_TARGET = 12;

const report = new BenchReport('clash');

type Sample = { id: string };

const someWorks = async ({ client }: BenchDatabase): Promise<Sample[]> => {
  const { rows } = await client.query<Sample>(
    `SELECT id FROM work WHERE source = 'bench' AND status <> 'cancelled' ORDER BY md5(external_id) LIMIT $1`,
    [CHANGES],
  );
  return rows;
};

/** Works whose place a draft may have: others lie in copies of the city, where its planners draw nothing. */
const someDrawable = async ({ client }: BenchDatabase): Promise<Sample[]> => {
  const { rows } = await client.query<Sample>(
    `SELECT w.id FROM work w WHERE w.source = 'bench' AND w.status <> 'cancelled' AND EXISTS (
       SELECT FROM work_zone z JOIN territory_now t ON t.kind = 'city' AND ST_Intersects(t.geom_m, z.geom_m)
       WHERE z.work_id = w.id)
     ORDER BY md5(w.external_id) LIMIT $1`,
    [CHANGES],
  );
  return rows;
};

/** What a planner's change of days does to the tables. */
async function moveByAWeek({ client }: BenchDatabase, id: string): Promise<void> {
  await client.query('UPDATE work SET starts_on = starts_on + 7, ends_on = ends_on + 7 WHERE id = $1', [id]);
  await client.query('UPDATE work_zone SET starts_on = starts_on + 7, ends_on = ends_on + 7 WHERE work_id = $1', [id]);
}

/** @returns seconds of a full run that finds every clash new */
async function measureFull(database: BenchDatabase, works: number): Promise<number> {
  const app = await openDetection(database.url);
  const bareMs = await elapsedMs(() => database.client.query(MEASURE_ALL_BARELY));
  const detection = app.get(RunDetection);
  const first = await elapsedMs(() => detection.execute('work.clash'));
  const pairs = await database.client.query<{ count: number }>('SELECT count(*)::int AS count FROM bare_clash');
  const name = `full run over ${spoken(works)} works (${spoken(pairs.rows[0]?.count ?? 0)} clashes)`;
  const baseline = bareMs / 1000;
  report.add(`${name}, all new`, first / 1000, 's', { baseline, target: FULL_TARGET * baseline });
  await database.client.query('VACUUM (ANALYZE) finding');
  const again = await elapsedMs(() => detection.execute('work.clash'));
  report.add(`${name}, nothing changed`, again / 1000, 's', { baseline, target: FULL_TARGET * baseline });
  await app.close();
  return first / 1000;
}

/** Every other rule about works over everything. */
async function measureOthers(database: BenchDatabase, works: number): Promise<void> {
  const app = await openDetection(database.url);
  const detection = app.get(RunDetection);
  for (const rule of RULE_CODES.filter((code) => code.startsWith('work.') && code !== 'work.clash')) {
    const ms = await elapsedMs(() => detection.execute(rule));
    report.add(`full ${rule} over ${spoken(works)} works, all new`, ms / 1000, 's');
  }
  await database.client.query('VACUUM (ANALYZE) finding');
  await app.close();
}

async function measureChanges(database: BenchDatabase, works: number): Promise<void> {
  const app = await openDetection(database.url);
  const detection = app.get(DetectSubjects);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (const { id } of await someWorks(database)) {
    await moveByAWeek(database, id);
    bare.push(await elapsedMs(() => database.client.query(MEASURE_ONE_BARELY, [id])));
    ours.push(await elapsedMs(() => detection.execute('work', [id])));
  }
  const name = `one changed work among ${spoken(works)}, judged by all its rules`;
  report.add(`${name}, p50`, percentile(ours, 0.5), 'ms', { baseline: percentile(bare, 0.5) });
  report.add(`${name}, p95`, percentile(ours, 0.95), 'ms', {
    baseline: percentile(bare, 0.95),
    target: CHANGE_TARGET_MS,
  });
  await app.close();
}

type Stored = { id: string; agency: string; function: string; start: string; end: string; geometry: unknown };

async function measurePreview(database: BenchDatabase, works: number): Promise<void> {
  const abat = await RunningAbat.start(database.url);
  const http = abat.client();
  try {
    const drafts: Stored[] = [];
    for (const { id } of await someDrawable(database))
      drafts.push(jsonOf(await http.expect(200, `/api/v1/works/${id}`)));
    const bodies = drafts.map(({ id, agency, function: code, start, end, geometry }) => ({
      work: { id, agency, function: code, start, end, geometry },
    }));
    const preview = (index: number): Promise<unknown> =>
      http.expect(200, '/api/v1/findings/preview', { method: 'POST', body: bodies[index % bodies.length] });
    await repeat(20, preview);
    const samples = await repeat(CHANGES, preview);
    const name = `preview of a draft over HTTP among ${spoken(works)} works`;
    report.add(`${name}, p50`, percentile(samples, 0.5), 'ms');
    report.add(`${name}, p95`, percentile(samples, 0.95), 'ms', { target: PREVIEW_TARGET_MS });
  } finally {
    http.close();
    await abat.stop();
  }
}

async function measure(database: BenchDatabase, works: number): Promise<number> {
  const full = await measureFull(database, works);
  if (works === CITY) await measureOthers(database, works);
  await measureChanges(database, works);
  await measurePreview(database, works);
  return full;
}

const city = await databaseOfWorks(CITY);
const ofCity = await measure(city, CITY).finally(() => city.close());
const country = await databaseOfCities(CITY);
try {
  const works = SPREAD * CITY;
  const full = await measure(country, works);
  report.add(`full run over ${spoken(works)} works beside that over ${spoken(CITY)}`, full, 's', {
    baseline: ofCity,
    target: GROWTH_TARGET * ofCity,
  });
  await report.print(country.client);
} finally {
  await country.close();
}
