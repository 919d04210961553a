import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { DomainError, tileLayerSchema } from '@abat/contracts';
import { findingsTileQuerySchema, placesTileQuerySchema, RenderTile, tileJson, worksTileQuerySchema } from '@abat/maps';
import type { Request, Response } from 'express';
import { ZodPipe } from '../http/zod.pipe.js';

/** Smaller tiles go as they are, bytes. */
const COMPRESSED_FROM = 2_048;

type Address = { layer: string; z: string; x: string; y: string };

const works = new ZodPipe(worksTileQuerySchema);
const findings = new ZodPipe(findingsTileQuerySchema);
const places = new ZodPipe(placesTileQuerySchema);

function layerOf(name: string) {
  const layer = tileLayerSchema.safeParse(name);
  if (!layer.success) throw new DomainError('resource.not-found', { detail: `no layer ${name}` });
  return layer.data;
}

/** Vector tiles and their description. */
@Controller('tiles')
export class TilesController {
  constructor(private readonly renderTile: RenderTile) {}

  @Get(':layer.json')
  description(@Param('layer') layer: string): object {
    return tileJson(layerOf(layer));
  }

  @Get(':layer/:z/:x/:y.mvt')
  async tile(
    @Param() address: Address,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const tile = await this.render(address, query);
    response.setHeader('ETag', tile.etag).setHeader('Cache-Control', 'private, no-cache').vary('Accept-Encoding');
    if (request.headers['if-none-match'] === tile.etag) return void response.status(304).end();
    const packed = tile.body.length >= COMPRESSED_FROM && request.acceptsEncodings('gzip') === 'gzip';
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    response.type('application/vnd.mapbox-vector-tile').send(packed ? await tile.compressed() : tile.body);
  }

  private render({ layer: name, z, x, y }: Address, query: unknown) {
    const layer = layerOf(name);
    if (layer === 'works') return this.renderTile.execute({ layer, z, x, y, query: works.transform(query) });
    if (layer === 'findings') return this.renderTile.execute({ layer, z, x, y, query: findings.transform(query) });
    if (layer === 'roads') return this.renderTile.execute({ layer, z, x, y });
    return this.renderTile.execute({ layer, z, x, y, query: places.transform(query) });
  }
}
