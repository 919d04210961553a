// Vector tiles over the centre of Astana at 100,000 works: made anew against the bare statement of the same tile, and
// taken from the cache; then the same over HTTP, against a bare server that runs the bare statement or answers as many
// bytes; asked for with the ETag; and the memory of the api after thousands of them.
import type { Client } from 'pg';
import { startBareServer } from './support/bare-server.js';
import { databaseOfFindings } from './support/databases.js';
import { percentile, sized, spoken } from './support/figures.js';
import { HttpClient } from './support/http.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';
import { BARE_TILES } from './support/bare-tiles.js';
import { TilesInProcess } from './support/tiles-in-process.js';

const WORKS = sized(100_000);
const LAYERS = ['works', 'findings', 'sites'] as const;
const ZOOMS = [9, 11, 13, 15];
const ROUNDS = sized(20);
const REQUESTS = sized(2_000);
/** Times the bare statement. */
const UNCACHED_TARGET = 1.3;
/** Times as fast as made anew. */
const CACHED_TARGET = 5;
/** What the api may still grow by once it has warmed up. */
const GROWTH_TARGET_MB = 64;
/** Baiterek, the middle of the left bank, and the old centre across the river. */
const CENTRES = [
  [71.4304, 51.1283],
  [71.4272, 51.1695],
] as const;

type Layer = (typeof LAYERS)[number];
type Tile = { z: number; x: number; y: number };

function tileOf([lon, lat]: readonly [number, number], z: number): Tile {
  const side = 2 ** z;
  const radians = (lat * Math.PI) / 180;
  const y = ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side;
  return { z, x: Math.floor(((lon + 180) / 360) * side), y: Math.floor(y) };
}

/** Close tiles of short statements with those around them: of a millisecond one needs many samples. */
const AROUND = [-1, 0, 1];

function tilesAt(layer: Layer, z: number): Tile[] {
  const middles = CENTRES.map((centre) => tileOf(centre, z));
  const around = ({ x, y }: Tile): Tile[] =>
    AROUND.flatMap((east) => AROUND.map((south) => ({ z, x: x + east, y: y + south })));
  const tiles = layer === 'sites' && z >= 13 ? middles.flatMap(around) : middles;
  return [...new Map(tiles.map((tile) => [`${tile.x}/${tile.y}`, tile])).values()];
}

const address = (layer: Layer, { z, x, y }: Tile): string => `/tiles/${layer}/${z}/${x}/${y}.mvt`;

/** Makes every kept tile old, as a change of a work, a finding or a site does, and waits until the api has heard it. */
async function invalidate(client: Client, http: HttpClient): Promise<void> {
  const probes = LAYERS.map((layer) => address(layer, { z: 16, x: 1, y: 1 }));
  const before = await Promise.all(probes.map(async (path) => (await http.expect(200, path)).headers.etag));
  await client.query(
    `INSERT INTO outbox (type, rooms) VALUES ('findings.recomputed', '{city}'), ('site.changed', '{city}')`,
  );
  for (const [index, path] of probes.entries())
    while ((await http.expect(200, path)).headers.etag === before[index])
      await new Promise((done) => setTimeout(done, 2));
}

async function timedQuery(client: Client, sql: string): Promise<number> {
  const started = performance.now();
  await client.query(sql);
  return performance.now() - started;
}

/** Milliseconds of tiles of one layer and zoom. */
const noSamples = () => ({
  bare: [] as number[],
  made: [] as number[],
  kept: [] as number[],
  bareHttp: [] as number[],
  madeHttp: [] as number[],
  keptHttp: [] as number[],
  bareBytes: [] as number[],
  same: [] as number[],
});
type Samples = ReturnType<typeof noSamples>;

class TileBench {
  constructor(
    private readonly report: BenchReport,
    private readonly client: Client,
    private readonly tiles: TilesInProcess,
    private readonly over: { http: HttpClient; bareHttp: HttpClient },
  ) {}

  async run(): Promise<void> {
    const places = LAYERS.flatMap((layer) => ZOOMS.map((z) => ({ layer, z, tiles: tilesAt(layer, z) })));
    const samples = places.map(noSamples);
    for (let round = 0; round < ROUNDS; round += 1) {
      await invalidate(this.client, this.over.http);
      this.tiles.forget();
      for (const [index, { layer, tiles }] of places.entries())
        for (const tile of tiles) {
          const into = samples[index];
          if (into) await this.one(layer, tile, into);
        }
    }
    for (const [index, { layer, z }] of places.entries()) {
      const of = samples[index];
      if (of) this.tell(`${layer}, zoom ${z}`, of);
    }
  }

  private tell(name: string, of: Samples): void {
    const p95 = (kind: keyof Samples): number => percentile(of[kind], 0.95);
    const [bare, made] = [p95('bare'), p95('made')];
    this.report.add(`${name}, made anew, p50`, percentile(of.made, 0.5), 'ms', { baseline: percentile(of.bare, 0.5) });
    this.report.add(`${name}, made anew, p95`, made, 'ms', { baseline: bare, target: UNCACHED_TARGET * bare });
    this.report.add(`${name}, cached, p95`, p95('kept'), 'ms', { baseline: made, target: made / CACHED_TARGET });
    const over = `${name}, over HTTP`;
    this.report.add(`${over}, made anew, p50`, percentile(of.madeHttp, 0.5), 'ms', {
      baseline: percentile(of.bareHttp, 0.5),
    });
    this.report.add(`${over}, made anew, p95`, p95('madeHttp'), 'ms', { baseline: p95('bareHttp') });
    this.report.add(`${over}, cached, p95`, p95('keptHttp'), 'ms', { baseline: p95('bareBytes') });
    this.report.add(`${over}, not modified, p95`, p95('same'), 'ms');
  }

  private async one(layer: Layer, tile: Tile, into: Samples): Promise<void> {
    into.bare.push(await timedQuery(this.client, BARE_TILES[layer](tile)));
    into.made.push(await this.tiles.take(layer, tile));
    into.kept.push(await this.tiles.take(layer, tile));
    const path = address(layer, tile);
    into.bareHttp.push((await this.over.bareHttp.expect(200, `/${layer}/${tile.z}/${tile.x}/${tile.y}`)).ms);
    const made = await this.over.http.expect(200, path);
    into.madeHttp.push(made.ms);
    into.keptHttp.push((await this.over.http.expect(200, path)).ms);
    into.bareBytes.push((await this.over.bareHttp.expect(200, `/same/${made.body.length}`)).ms);
    const etag = made.headers.etag ?? '';
    into.same.push((await this.over.http.expect(304, path, { headers: { 'if-none-match': etag } })).ms);
  }

  /** What is measured is an api that has been at work, not one that just started. */
  async warmUp(): Promise<void> {
    for (let index = 0; index < REQUESTS; index += 1) {
      await this.ask(index);
      const { layer, tile } = this.another(index);
      await this.tiles.take(layer, tile);
    }
  }

  /** One of some hundreds of tiles. */
  private another(index: number): { layer: Layer; tile: Tile } {
    const { x, y, z } = tileOf([71.25, 51.25], 15);
    const at = Math.floor(index / LAYERS.length);
    const tile = { z, x: x + (at % 30), y: y + (Math.floor(at / 30) % 30) };
    return { layer: LAYERS[index % LAYERS.length] ?? 'works', tile };
  }

  private ask(index: number): Promise<unknown> {
    const { layer, tile } = this.another(index);
    return this.over.http.expect(200, address(layer, tile));
  }

  /** Memory before and after thousands of tiles, most of them different ones. */
  async memory(): Promise<void> {
    const settledMb: number[] = [];
    for (let index = 0; index < 3 * REQUESTS; index += 1) {
      if (index % REQUESTS === 0) settledMb.push(await residentMb(this.over.http));
      await this.ask(index);
    }
    settledMb.push(await residentMb(this.over.http));
    const name = `memory of the api, ${spoken(3 * REQUESTS)} tiles`;
    this.report.add(`${name}, at the end`, settledMb.at(-1) ?? 0, 'MB', { baseline: settledMb[0] ?? 0 });
    this.report.add(
      `${name}, growth over the last ${spoken(REQUESTS)}`,
      (settledMb[3] ?? 0) - (settledMb[2] ?? 0),
      'MB',
      {
        target: GROWTH_TARGET_MB,
      },
    );
  }
}

async function residentMb(http: HttpClient): Promise<number> {
  const text = (await http.expect(200, '/metrics')).body.toString('utf8');
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? Number.NaN) / 2 ** 20;
}

const report = new BenchReport('tiles');
const database = await databaseOfFindings(WORKS);
try {
  const abat = await RunningAbat.start(database.url);
  const http = abat.client();
  const bare = await startBareServer(new URL('./support/bare-tiles-server.js', import.meta.url), database.url);
  const bareHttp = new HttpClient(bare.url, 'none');
  const tiles = await TilesInProcess.open(database.url);
  try {
    const bench = new TileBench(report, database.client, tiles, { http, bareHttp });
    await bench.warmUp();
    await bench.run();
    await bench.memory();
    await report.print(database.client);
  } finally {
    await tiles.close();
    http.close();
    bareHttp.close();
    bare.stop();
    await abat.stop();
  }
} finally {
  await database.close();
}
