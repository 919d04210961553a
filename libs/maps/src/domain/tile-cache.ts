import type { EventType, TileLayer } from '@abat/contracts';
import { LRUCache } from 'lru-cache';

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
  'finding.assessed': ['findings'],
  'findings.recomputed': ['works', 'findings'],
  'import.finished': ['territories', 'sites', 'works', 'restrictions', 'roads'],
};

/** Layers whose tiles an event may have changed. */
export const layersTouchedBy = (type: EventType): readonly TileLayer[] => TOUCHED[type] ?? [];

export type CachedTile = { etag: string; body: Buffer };

/**
 * Tiles of this process by layer, version of the layer and address. A live event that touches a layer gives it a new
 * version; what was cached before is then never served again. The day is part of the version: "today" moves.
 */
export class TileCache {
  private epoch = 0;
  private readonly versions = new Map<TileLayer, number>();
  private readonly tiles = new LRUCache<string, CachedTile>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (tile) => tile.body.length + 200,
  });

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

  get(key: string): CachedTile | undefined {
    return this.tiles.get(key);
  }

  set(key: string, tile: CachedTile): void {
    this.tiles.set(key, tile);
  }
}
