// The rules about powers over a country and for one changed power, a comparison of a scenario, and who answers for a place.
import { RULE_CODES, type RuleCode } from '@abat/contracts';
import { DetectSubjects, RunDetection } from '@abat/findings';
import { MEASURE_PAIRS_BARELY } from './support/bare-powers.js';
import { type BenchDatabase, databaseOfCountry } from './support/databases.js';
import { openDetection } from './support/detection.js';
import { elapsedMs, percentile, repeat, sized, spoken } from './support/figures.js';
import { type HttpClient, jsonOf } from './support/http.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';
import { fiftySteps } from './support/steps.js';

const CHANGES = sized(300);
const PLACES = sized(300);
const COMPARISONS = 5;
/** Times the bare statement. */
const FULL_TARGET = 2;
const CHANGE_TARGET_MS = 100;
const COMPARISON_TARGET_S = 3;
const PLACE_TARGET_MS = 50;

const report = new BenchReport('mandates');
const rules = RULE_CODES.filter((code) => code.startsWith('mandate.'));

async function count({ client }: BenchDatabase, from: string): Promise<string> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`);
  return spoken(rows[0]?.count ?? 0);
}

async function measureFull(database: BenchDatabase): Promise<void> {
  const app = await openDetection(database.url);
  const detection = app.get(RunDetection);
  const bareS = (await elapsedMs(() => database.client.query(MEASURE_PAIRS_BARELY))) / 1000;
  const held = { baseline: bareS, target: FULL_TARGET * bareS };
  const all = async (): Promise<Map<RuleCode, number>> => {
    const seconds = new Map<RuleCode, number>();
    for (const rule of rules) seconds.set(rule, (await elapsedMs(() => detection.execute(rule))) / 1000);
    return seconds;
  };
  const sum = (seconds: Map<RuleCode, number>): number =>
    [...seconds.values()].reduce((total, part) => total + part, 0);
  const first = await all();
  const [powers, pairs] = [await count(database, 'mandate'), await count(database, 'bare_power_pair')];
  const found = await count(database, 'finding');
  const name = `all rules over ${powers} powers (${pairs} pairs overlap, ${found} findings)`;
  report.add(`${name}, all new`, sum(first), 's', held);
  await database.client.query('VACUUM (ANALYZE) finding');
  const again = await all();
  report.add(`${name}, nothing changed`, sum(again), 's', held);
  for (const [rule, seconds] of again) report.add(`  of it ${rule}`, seconds, 's');
  await app.close();
}

// Upkeep becomes repair and back: findings close and others open.
const CHANGE = `UPDATE mandate SET stage = CASE stage WHEN 'maintenance' THEN 'current-repair' ELSE 'maintenance' END WHERE id = $1`;

async function measureChanges(database: BenchDatabase): Promise<void> {
  const app = await openDetection(database.url);
  const detection = app.get(DetectSubjects);
  const { rows } = await database.client.query<{ id: string }>('SELECT id FROM mandate ORDER BY md5(code) LIMIT $1', [
    CHANGES,
  ]);
  const samples: number[] = [];
  for (const { id } of rows) {
    await database.client.query(CHANGE, [id]);
    samples.push(await elapsedMs(() => detection.execute('mandate', [id])));
  }
  const name = `one changed power among ${await count(database, 'mandate')}, judged by all its rules`;
  report.add(`${name}, p50`, percentile(samples, 0.5), 'ms');
  report.add(`${name}, p95`, percentile(samples, 0.95), 'ms', { target: CHANGE_TARGET_MS });
  await app.close();
}

async function measureComparison(database: BenchDatabase, http: HttpClient): Promise<void> {
  const body = { code: 'bench', nameRu: 'Пятьдесят шагов', steps: await fiftySteps(database.client) };
  const made = jsonOf<{ id: string }>(await http.expect(201, '/api/v1/scenarios', { method: 'POST', body }));
  const samples = await repeat(COMPARISONS, () => http.expect(200, `/api/v1/scenarios/${made.id}/comparison`));
  report.add(
    `comparison of a scenario of ${body.steps.length} steps over HTTP, slowest`,
    Math.max(...samples) / 1000,
    's',
    {
      target: COMPARISON_TARGET_S,
    },
  );
}

async function measurePlaces({ client }: BenchDatabase, http: HttpClient): Promise<void> {
  const { rows } = await client.query<{ lon: number; lat: number }>(
    `SELECT ST_X(p) AS lon, ST_Y(p) AS lat FROM territory_now t CROSS JOIN LATERAL ST_PointOnSurface(t.geom) p
     WHERE t.kind = 'district' ORDER BY t.external_id`,
  );
  const ask = (index: number): Promise<unknown> => {
    const { lon, lat } = rows[index % rows.length] ?? { lon: 0, lat: 0 };
    return http.expect(200, `/api/v1/responsibility?lon=${lon}&lat=${lat}`);
  };
  await repeat(20, ask);
  const samples = await repeat(PLACES, ask);
  report.add('who answers for this place, over HTTP, p50', percentile(samples, 0.5), 'ms');
  report.add('who answers for this place, over HTTP, p95', percentile(samples, 0.95), 'ms', {
    target: PLACE_TARGET_MS,
  });
  const matrix = await repeat(COMPARISONS, () => http.expect(200, '/api/v1/matrix'));
  report.add('matrix of all functions and bodies over HTTP, slowest', Math.max(...matrix), 'ms');
}

const database = await databaseOfCountry();
try {
  await measureFull(database);
  await measureChanges(database);
  const abat = await RunningAbat.start(database.url);
  const http = abat.client();
  try {
    await measureComparison(database, http);
    await measurePlaces(database, http);
  } finally {
    http.close();
    await abat.stop();
  }
  await report.print(database.client);
} finally {
  await database.close();
}
