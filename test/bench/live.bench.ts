// From the answer to a change of days to the event on another screen, and to the finding that the change opens, with
// 100,000 works in the base; against a bare socket.io broadcast of the same event.
import type { Client } from 'pg';
import { startBareServer } from './support/bare-server.js';
import { databaseOfFindings } from './support/databases.js';
import { percentile, sized, spoken } from './support/figures.js';
import { HttpClient, jsonOf } from './support/http.js';
import { Listeners } from './support/listeners.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';

const WORKS = sized(100_000);
const CHANGES = sized(100);
const SOCKETS = [1, 200];
const EVENT_TARGET_MS = 300;
const FINDING_TARGET_MS = 1_000;

/** A work and the days of a neighbour it would clash with, both not begun yet: what runs past its days may clash already; the neighbours stay where they are. */
type Move = { id: string; start: string; end: string };

async function clashingMoves(client: Client, count: number): Promise<Move[]> {
  const { rows } = await client.query<Move>(
    `WITH moved AS MATERIALIZED (SELECT id FROM work WHERE source = 'bench' ORDER BY md5(external_id) LIMIT $1)
     SELECT DISTINCT ON (a.work_id) a.work_id AS id, b.starts_on::text AS start, b.ends_on::text AS "end"
     FROM moved JOIN work v ON v.id = moved.id JOIN work_zone a ON a.work_id = v.id
     JOIN work_zone b ON ST_Intersects(b.zone_m, a.zone_m) AND b.work_id <> a.work_id AND NOT b.active && a.active
     JOIN work w ON w.id = b.work_id
     WHERE w.source = 'bench' AND NOT (ARRAY[v.status, w.status] && ARRAY['cancelled', 'running', 'finished', 'accepted'])
       AND w.id NOT IN (SELECT id FROM moved)
       AND ST_Area(ST_Intersection(a.zone_m, b.zone_m)) > 1
     ORDER BY a.work_id, b.work_id LIMIT $2`,
    [count * 10, count],
  );
  return rows;
}

/** Changes the days of a work as a planner does. @returns the moment of the answer */
async function move(http: HttpClient, { id, start, end }: Move): Promise<number> {
  const before = await http.expect(200, `/api/v1/works/${id}`);
  const headers = { 'if-match': before.headers.etag ?? '' };
  await http.expect(200, `/api/v1/works/${id}`, { method: 'PATCH', body: { start, end }, headers });
  return performance.now();
}

type Samples = { event: number[]; finding: number[] };

async function measureAbat(abat: RunningAbat, moves: readonly Move[], sockets: number): Promise<Samples> {
  const http = abat.client();
  const listeners = await Listeners.connect(`${abat.base}/live`, sockets, abat.token, 'tick');
  const samples: Samples = { event: [], finding: [] };
  try {
    for (const each of moves) {
      const answered = await move(http, each);
      samples.event.push((await listeners.last(`work.updated:${each.id}`)) - answered);
      samples.finding.push((await listeners.last(`finding.opened:${each.id}`)) - answered);
    }
  } finally {
    listeners.close();
    http.close();
  }
  return samples;
}

async function measureBare(event: Record<string, unknown>, count: number, sockets: number): Promise<number[]> {
  const bare = await startBareServer(new URL('./support/bare-broadcast.js', import.meta.url));
  const http = new HttpClient(bare.url, 'none');
  const listeners = await Listeners.connect(bare.url, sockets, 'none', 'ready');
  const samples: number[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const body = { ...event, subject: { type: 'work', id: String(index) } };
      await http.expect(204, '/broadcast', { method: 'POST', body });
      const answered = performance.now();
      samples.push((await listeners.last(`work.updated:${index}`)) - answered);
    }
  } finally {
    listeners.close();
    http.close();
    bare.stop();
  }
  return samples;
}

async function lastEvent(abat: RunningAbat): Promise<Record<string, unknown>> {
  const http = abat.client();
  const { items } = jsonOf<{ items: Record<string, unknown>[] }>(await http.expect(200, '/api/v1/events?limit=1000'));
  http.close();
  const event = items.find(({ type }) => type === 'work.updated');
  if (!event) throw new Error('no event of a changed work was kept');
  return event;
}

const report = new BenchReport('live');
const database = await databaseOfFindings(WORKS);
try {
  const moves = await clashingMoves(database.client, CHANGES * SOCKETS.length);
  const abat = await RunningAbat.start(database.url);
  try {
    for (const [index, sockets] of SOCKETS.entries()) {
      const { event, finding } = await measureAbat(abat, moves.slice(index * CHANGES, (index + 1) * CHANGES), sockets);
      const bare = await measureBare(await lastEvent(abat), CHANGES, sockets);
      const name = `${spoken(WORKS)} works, ${sockets} ${sockets === 1 ? 'socket' : 'sockets (the last of them)'}`;
      for (const share of [0.5, 0.95, 0.99]) {
        const target = share === 0.95 ? { target: EVENT_TARGET_MS } : {};
        report.add(`change to event, ${name}, p${share * 100}`, percentile(event, share), 'ms', {
          baseline: percentile(bare, share),
          ...target,
        });
      }
      report.add(`change to finding, ${name}, p50`, percentile(finding, 0.5), 'ms');
      report.add(`change to finding, ${name}, p95`, percentile(finding, 0.95), 'ms', { target: FINDING_TARGET_MS });
    }
    await report.print(database.client);
  } finally {
    await abat.stop();
  }
} finally {
  await database.close();
}
