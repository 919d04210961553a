import { Module } from '@nestjs/common';
import { RenderTile } from './application/render-tile.use-case.js';

/** Vector tiles. */
@Module({ providers: [RenderTile], exports: [RenderTile] })
export class MapsModule {}
