import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { EventType, TileLayer } from '@abat/contracts';
import { LRUCache } from 'lru-cache';

const compress = promisify(gzip);
/** Fast rather than small: a tile is waited for. */
const GZIP_LEVEL = 3;

/** Bytes of tiles one process keeps. */
const CACHE_BYTES = 64 * 1024 * 1024;

const TOUCHED: Partial<Record<EventType, readonly TileLayer[]>> = {
  'territory.changed': ['territories', 'works', 'findings'],
  'site.changed': ['sites'],
  'agency.changed': ['sites', 'works', 'findings'],
  'restriction.changed': ['restrictions'],
  'work.created': ['works'],
  'work.updated': ['works'],
  'project.changed': ['works'],
  'nuisance.changed': ['works'],
  'work-type.changed': ['works'],
  'function.changed': ['works'],
  'work.deleted': ['works', 'findings', 'restrictions'],
  'finding.opened': ['works', 'findings'],
  'finding.updated': ['works', 'findings'],
  'finding.closed': ['works', 'findings'],
  'finding.assessed': ['works', 'findings'],
  'resolution.changed': ['works', 'findings'],
  'findings.recomputed': ['works', 'findings'],
  'import.finished': ['territories', 'sites', 'works', 'restrictions', 'roads'],
};

/** Layers whose tiles an event may have changed. */
export const layersTouchedBy = (type: EventType): readonly TileLayer[] => TOUCHED[type] ?? [];

/** A tile as made, and once somebody took it compressed that too. */
export class CachedTile {
  private packed: Promise<Buffer> | undefined;

  constructor(
    readonly etag: string,
    readonly body: Buffer,
  ) {}

  /** The tile in gzip, compressed once for all who ask. */
  compressed(): Promise<Buffer> {
    this.packed ??= compress(this.body, { level: GZIP_LEVEL }).catch((error: unknown) => {
      this.packed = undefined;
      throw error;
    });
    return this.packed;
  }
}

/**
 * Tiles of this process by layer, version of the layer and address. A live event that touches a layer gives it a new
 * version; what was cached before is then never served again. The day is part of the version: "today" moves.
 */
export class TileCache {
  private epoch = 0;
  private readonly versions = new Map<TileLayer, number>();
  private readonly tiles = new LRUCache<string, CachedTile>({
    maxSize: CACHE_BYTES,
    // Half as much again for the compressed tile.
    sizeCalculation: (tile) => Math.ceil(1.5 * tile.body.length) + 200,
  });
  private readonly underWay = new Map<string, Promise<CachedTile>>();

  /**
   * @param process tells processes apart, whose versions count differently
   * @param today the city's day
   */
  constructor(
    private readonly process: string,
    private readonly today: () => string,
  ) {}

  /** A new version for every layer the event touches. */
  invalidate(type: EventType, seq: number): void {
    for (const layer of layersTouchedBy(type)) this.versions.set(layer, seq);
  }

  /** A new version for every layer. */
  clear(): void {
    this.epoch += 1;
    this.tiles.clear();
  }

  version(layer: TileLayer): string {
    return `${this.process}-${this.epoch}-${this.versions.get(layer) ?? 0}-${this.today()}`;
  }

  /**
   * The tile kept under the key, else one made now; screens that ask for it meanwhile wait for the same one.
   * @throws what `make` throws, to all who wait
   */
  async get(key: string, make: () => Promise<CachedTile>): Promise<CachedTile> {
    const kept = this.tiles.get(key) ?? this.underWay.get(key);
    if (kept) return kept;
    const making = make()
      .then((tile) => {
        this.tiles.set(key, tile);
        return tile;
      })
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, making);
    return making;
  }
}
