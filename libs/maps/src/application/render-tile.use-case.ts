import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EventType, TileLayer } from '@abat/contracts';
import { findingConditions } from '@abat/findings';
import { dayAsFilter, readAt, todayAt } from '@abat/moments';
import { ENVIRONMENT, type Environment, kept } from '@abat/platform';
import { workConditions } from '@abat/works';
import { DataSource } from 'typeorm';
import { parseTile, type TileAddress } from '../domain/tile.js';
import { CachedTile, TileCache } from '../domain/tile-cache.js';
import { restrictionsTile, roadsTile, sitesTile, territoriesTile } from '../persistence/base-layers.js';
import { findingsTile } from '../persistence/findings-layer.js';
import { asParameters, type TileInSql } from '../persistence/tile-sql.js';
import { worksTile } from '../persistence/works-layer.js';
import type { FindingsTileQuery, PlacesTileQuery, WorksTileQuery } from './tile-query.js';

/** Layers of places: of now or of a moment, without filters. */
type PlacesLayer = Exclude<TileLayer, 'works' | 'findings' | 'roads'>;

/** A tile as asked for: path parts and the checked filters of its layer. */
export type TileRequest = { z: string; x: string; y: string } & (
  | { layer: 'roads' }
  | { layer: 'works'; query: WorksTileQuery }
  | { layer: 'findings'; query: FindingsTileQuery }
  | { layer: PlacesLayer; query: PlacesTileQuery }
);

type Statement = { sql: string; parameters: unknown[] };

const PLACES = {
  territories: territoriesTile,
  sites: sitesTile,
  restrictions: restrictionsTile,
} as const;

function statement(request: TileRequest, tile: TileAddress): Statement {
  if (request.layer === 'works') {
    const { v: _v, ...filters } = request.query;
    const conditions = workConditions(filters);
    return { sql: worksTile(tile, conditions.where, filters.at), parameters: conditions.parameters };
  }
  if (request.layer === 'findings') {
    const { v: _v, ...filters } = request.query;
    const conditions = findingConditions(filters);
    return { sql: findingsTile(tile, conditions.where, todayAt(filters.at)), parameters: conditions.parameters };
  }
  if (request.layer === 'roads') return unfiltered(tile, roadsTile);
  const { layer, query } = request;
  const places = (place: TileInSql): string => PLACES[layer](place, todayAt(query.at));
  return query.at ? { sql: places(tile), parameters: [] } : unfiltered(tile, places);
}

/** From this zoom on a tile holds so little that planning its statement takes longer than running it. */
const KEPT_ZOOM = 12;

/** A statement without filters, as registers are now: of close tiles its plan is kept. */
function unfiltered(tile: TileAddress, sql: (tile: TileInSql) => string): Statement {
  if (tile.z < KEPT_ZOOM) return { sql: sql(tile), parameters: [] };
  return { sql: kept(sql(asParameters(tile))), parameters: [tile.x, tile.y] };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Makes vector tiles (MVT, EPSG:3857) in the database and keeps them until a live event touches their layer. */
@Injectable()
export class RenderTile {
  private readonly cache: TileCache;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: environment.ABAT_TIME_ZONE });
    this.cache = new TileCache(randomUUID().slice(0, 8), () => day.format());
  }

  /** @throws DomainError resource.not-found for an address outside the pyramid, request.invalid for a moment to come */
  async execute(asked: TileRequest): Promise<CachedTile> {
    const request = asked.layer === 'findings' ? { ...asked, query: dayAsFilter(asked.query) } : asked;
    const tile = parseTile(request.z, request.x, request.y);
    const { sql, parameters } = statement(request, tile);
    // The statement too: other filters may bind the same values (from and to a day), or none (current and all periods).
    const at = 'query' in request ? request.query.at : undefined;
    const question = digest(`${sql} ${JSON.stringify(parameters)} ${at ?? ''}`);
    const key = `${request.layer}/${this.cache.version(request.layer)}/${tile.z}/${tile.x}/${tile.y}/${question}`;
    return this.cache.get(key, async () => {
      const rows: { tile: Buffer }[] = await readAt(this.dataSource, at, (manager) => manager.query(sql, parameters));
      return new CachedTile(`"${digest(key)}"`, rows[0]?.tile ?? Buffer.alloc(0));
    });
  }

  /** Forgets every tile: what changed is not known. */
  invalidateAll(): void {
    this.cache.clear();
  }

  /** Forgets the tiles an event may have changed. */
  invalidate(type: EventType, seq: number): void {
    this.cache.invalidate(type, seq);
  }
}
