// Vector tiles over the centre of Astana at 100,000 works: made anew over HTTP against the bare statement of the same
// tile, taken from the cache, asked for with the ETag; and the memory of the api after thousands of them. What the way
// over HTTP itself costs is told by a bare server that runs the bare statement, and one that answers as many bytes.
import type { Client } from 'pg';
import { startBareServer } from './support/bare-server.js';
import { databaseOfFindings } from './support/databases.js';
import { percentile, sized, spoken } from './support/figures.js';
import { HttpClient } from './support/http.js';
import { BenchReport } from './support/report.js';
import { RunningAbat } from './support/running-abat.js';
import { BARE_TILES } from './support/bare-tiles.js';

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

function tilesAt(z: number): Tile[] {
  const keyed = CENTRES.map((centre) => tileOf(centre, z)).map((tile) => [`${tile.x}/${tile.y}`, tile] as const);
  return [...new Map(keyed).values()];
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
  made: [] as number[],
  bare: [] as number[],
  bareHttp: [] as number[],
  kept: [] as number[],
  bareBytes: [] as number[],
  same: [] as number[],
});
type Samples = ReturnType<typeof noSamples>;

class TileBench {
  constructor(
    private readonly report: BenchReport,
    private readonly client: Client,
    private readonly http: HttpClient,
    private readonly bareHttp: HttpClient,
  ) {}

  async run(): Promise<void> {
    const places = LAYERS.flatMap((layer) => ZOOMS.map((z) => ({ layer, z, tiles: tilesAt(z) })));
    const samples = places.map(noSamples);
    for (let round = 0; round < ROUNDS; round += 1) {
      await invalidate(this.client, this.http);
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
    const bare = { baseline: p95('bare') };
    this.report.add(`${name}, made anew, p50`, percentile(of.made, 0.5), 'ms', {
      baseline: percentile(of.bare, 0.5),
    });
    this.report.add(`${name}, made anew, p95`, p95('made'), 'ms', { ...bare, target: UNCACHED_TARGET * bare.baseline });
    this.report.add(`${name}, bare statement over bare HTTP, p95`, p95('bareHttp'), 'ms', bare);
    const anew = { baseline: p95('made'), target: p95('made') / CACHED_TARGET };
    this.report.add(`${name}, cached, p95`, p95('kept'), 'ms', anew);
    this.report.add(`${name}, as many bytes over bare HTTP, p95`, p95('bareBytes'), 'ms', { baseline: anew.baseline });
    this.report.add(`${name}, not modified, p95`, p95('same'), 'ms', { baseline: anew.baseline });
  }

  private async one(layer: Layer, tile: Tile, into: Samples): Promise<void> {
    const path = address(layer, tile);
    into.bare.push(await timedQuery(this.client, BARE_TILES[layer](tile)));
    into.bareHttp.push((await this.bareHttp.expect(200, `/${layer}/${tile.z}/${tile.x}/${tile.y}`)).ms);
    const made = await this.http.expect(200, path);
    into.made.push(made.ms);
    into.kept.push((await this.http.expect(200, path)).ms);
    into.bareBytes.push((await this.bareHttp.expect(200, `/same/${made.body.length}`)).ms);
    const etag = made.headers.etag ?? '';
    into.same.push((await this.http.expect(304, path, { headers: { 'if-none-match': etag } })).ms);
  }

  /** Memory before and after thousands of tiles, most of them different ones. */
  async memory(): Promise<void> {
    const [west, north] = [tileOf([71.25, 51.25], 15), tileOf([71.25, 51.25], 15)];
    const ask = (index: number): Promise<unknown> => {
      const layer = LAYERS[index % LAYERS.length] ?? 'works';
      const at = Math.floor(index / LAYERS.length);
      return this.http.expect(
        200,
        address(layer, { z: 15, x: west.x + (at % 30), y: north.y + (Math.floor(at / 30) % 30) }),
      );
    };
    const settledMb: number[] = [];
    for (let index = 0; index < 3 * REQUESTS; index += 1) {
      if (index % REQUESTS === 0) settledMb.push(await residentMb(this.http));
      await ask(index);
    }
    settledMb.push(await residentMb(this.http));
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
  const bare = await startBareServer('bare-tiles-server', database.url);
  const bareHttp = new HttpClient(bare.url, 'none');
  try {
    const bench = new TileBench(report, database.client, http, bareHttp);
    await bench.run();
    await bench.memory();
    await report.print(database.client);
  } finally {
    http.close();
    bareHttp.close();
    bare.stop();
    await abat.stop();
  }
} finally {
  await database.close();
}
