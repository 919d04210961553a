import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  findingsTileQuerySchema,
  MapsModule,
  placesTileQuerySchema,
  RenderTile,
  worksTileQuerySchema,
} from '@abat/maps';
import { PlatformModule } from '@abat/platform';
import { environmentOf } from './databases.js';
import { elapsedMs } from './figures.js';

type Layer = 'works' | 'findings' | 'sites';
type Tile = { z: number; x: number; y: number };

/** The making of tiles as the api has it, in this process: what a tile costs without the way over HTTP. */
export class TilesInProcess {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly tiles: RenderTile,
  ) {}

  static async open(url: string): Promise<TilesInProcess> {
    Object.assign(process.env, environmentOf(url));
    @Module({ imports: [PlatformModule.forRoot([]), MapsModule] })
    class TilesModule {}
    const app = await NestFactory.createApplicationContext(TilesModule, { logger: false });
    return new TilesInProcess(app, app.get(RenderTile));
  }

  /** Milliseconds until the tile is there: made anew, or from the cache. */
  take(layer: Layer, { z, x, y }: Tile): Promise<number> {
    const address = { z: String(z), x: String(x), y: String(y) };
    if (layer === 'works')
      return elapsedMs(() => this.tiles.execute({ layer, ...address, query: worksTileQuerySchema.parse({}) }));
    if (layer === 'findings')
      return elapsedMs(() => this.tiles.execute({ layer, ...address, query: findingsTileQuerySchema.parse({}) }));
    return elapsedMs(() => this.tiles.execute({ layer, ...address, query: placesTileQuerySchema.parse({}) }));
  }

  /** Makes every kept tile old. */
  forget(): void {
    this.tiles.invalidateAll();
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
