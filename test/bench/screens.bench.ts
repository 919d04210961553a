// A thousand screens on one api with its Redis adapter: from the commit of an event to the last screen that heard it,
// against a bare socket.io broadcast of the same payload to as many screens; then fifty events a second, and what that
// does to the memory of the api. ABAT_BENCH_MINUTES=60 keeps it up for an hour.
import type { Client } from 'pg';
import { startBareServer } from './support/bare-server.js';
import { databaseOfRegisters } from './support/databases.js';
import { isQuick, percentile, sized, spoken } from './support/figures.js';
import { HttpClient } from './support/http.js';
import { LightScreens } from './support/light-screens.js';
import { floorMb, MemoryWatch } from './support/memory-watch.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';

const SCREENS = sized(1_000);
const SINGLE_EVENTS = sized(200);
const PAUSE_MS = 40;
const RATE = 50;
const MINUTES = Number(process.env['ABAT_BENCH_MINUTES'] ?? (isQuick ? 0.5 : 3));
/** The most memory may grow over the second half of the flood. */
const MOST_GROWTH_PERCENT = 10;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a changed work tells, with a mark to know it by. */
const dataOf = (mark: number): Record<string, unknown> => ({
  mark,
  changed: ['zones', 'start', 'end'],
  agency: '0197a111-0000-7000-8000-00000000a9e0',
  period: ['2027-05-01', '2027-06-15'],
});

const TELL = `INSERT INTO outbox (type, rooms, territory_ids, subject_type, subject_id, data)
  VALUES ('note.changed', ARRAY['city'], '{}', 'note', $1, $2)`;
const SUBJECT = '0197a111-0000-7000-8000-000000000001';

/** Commits an event. @returns the moment of the commit */
async function tell(client: Client, mark: number): Promise<number> {
  await client.query(TELL, [SUBJECT, JSON.stringify(dataOf(mark))]);
  return performance.now();
}

/** Tells the next event. @returns its mark and the moment from which it could be heard */
type Telling = () => Promise<{ mark: number; told: number }>;

function marked(tellOne: (mark: number) => Promise<number>): Telling {
  let mark = 0;
  return async () => {
    mark += 1;
    const number = mark;
    return { mark: number, told: await tellOne(number) };
  };
}

/** Tells one event after another and waits for the last screen each time. @returns milliseconds of each */
async function eventByEvent(screens: LightScreens, telling: Telling): Promise<number[]> {
  const samples: number[] = [];
  for (let count = 0; count < SINGLE_EVENTS; count += 1) {
    const { mark, told } = await telling();
    samples.push((await screens.last(mark)) - told);
    await pause(PAUSE_MS);
  }
  return samples;
}

/** Tells fifty events a second for so long. @returns milliseconds from each telling to the last screen */
async function flood(screens: LightScreens, telling: Telling, seconds: number): Promise<number[]> {
  const heard: Promise<number>[] = [];
  const started = performance.now();
  for (let count = 0; count < seconds * RATE; count += 1) {
    await pause(Math.max(0, started + (count * 1000) / RATE - performance.now()));
    const { mark, told } = await telling();
    heard.push(screens.last(mark).then((at) => at - told));
  }
  return Promise.all(heard);
}

type Samples = { single: number[]; flooded: number[] };
const FLOOD_COMPARED_S = 20;

async function measureBare(): Promise<Samples> {
  const bare = await startBareServer(new URL('./support/bare-broadcast.js', import.meta.url));
  const http = new HttpClient(bare.url, 'none');
  const screens = await LightScreens.open(SCREENS, { url: bare.url, namespace: '/', greeting: 'ready', auth: {} });
  const event = {
    type: 'note.changed',
    at: new Date().toISOString(),
    territory: [],
    subject: { type: 'note', id: SUBJECT },
  };
  const telling = marked(async (mark) => {
    await http.expect(204, '/broadcast', { method: 'POST', body: { seq: mark, ...event, data: dataOf(mark) } });
    return performance.now();
  });
  try {
    return { single: await eventByEvent(screens, telling), flooded: await flood(screens, telling, FLOOD_COMPARED_S) };
  } finally {
    screens.close();
    http.close();
    bare.stop();
  }
}

/** The flood for minutes, with the memory of the api looked at every second. */
async function keepUp(abat: RunningAbat, screens: LightScreens, telling: Telling): Promise<MemoryWatch> {
  const watch = MemoryWatch.start(abat);
  await flood(screens, telling, 10);
  watch.forget();
  for (let minute = 0; minute < MINUTES; minute += 1) {
    screens.forget();
    await flood(screens, telling, 60 * Math.min(1, MINUTES - minute));
    const [heap, resident] = [watch.heapMb, watch.residentMb].map((mb) => Math.round(floorMb(mb.slice(-20))));
    process.stderr.write(`  minute ${minute + 1}: heap floor ${heap} MB, resident ${resident} MB\n`);
  }
  watch.stop();
  return watch;
}

const report = new BenchReport('screens');
const database = await databaseOfRegisters();
const abat = await RunningAbat.start(database.url);
try {
  const bare = await measureBare();
  const door = { url: abat.base, namespace: '/live', greeting: 'tick', auth: { token: abat.token } };
  const screens = await LightScreens.open(SCREENS, door);
  const telling = marked((mark) => tell(database.client, mark));
  const single = await eventByEvent(screens, telling);
  const flooded = await flood(screens, telling, FLOOD_COMPARED_S);
  for (const share of [0.5, 0.99]) {
    const [one, many] = [percentile(bare.single, share), percentile(bare.flooded, share)];
    const target = (baseline: number) => (share === 0.99 ? { target: 2 * baseline } : {});
    const name = `event to the last of ${spoken(SCREENS)} screens, p${share * 100}`;
    report.add(name, percentile(single, share), 'ms', { baseline: one, ...target(one) });
    report.add(`${name}, ${RATE} events a second`, percentile(flooded, share), 'ms', {
      baseline: many,
      ...target(many),
    });
  }
  const watch = await keepUp(abat, screens, telling);
  const seen = [
    ['heap', watch.heapMb],
    ['resident memory', watch.residentMb],
  ] as const;
  for (const [name, samples] of seen) {
    const half = Math.floor(samples.length / 2);
    const [before, after] = [floorMb(samples.slice(0, half)), floorMb(samples.slice(half))];
    const minutes = `over ${MINUTES} min of ${RATE} events a second`;
    report.add(`${name} of the api at the end ${minutes}`, after, 'MB', {
      baseline: before,
      target: before * (1 + MOST_GROWTH_PERCENT / 100),
    });
  }
  screens.close();
  await report.print(database.client);
} finally {
  await abat.stop();
  await database.close();
}
