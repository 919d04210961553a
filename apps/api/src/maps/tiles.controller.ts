import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { DomainError, tileLayerSchema } from '@abat/contracts';
import { findingsTileQuerySchema, RenderTile, tileJson, worksTileQuerySchema } from '@abat/maps';
import type { Request, Response } from 'express';
import { ZodPipe } from '../http/zod.pipe.js';

type Address = { layer: string; z: string; x: string; y: string };

const works = new ZodPipe(worksTileQuerySchema);
const findings = new ZodPipe(findingsTileQuerySchema);

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
    response.setHeader('ETag', tile.etag).setHeader('Cache-Control', 'private, no-cache');
    if (request.headers['if-none-match'] === tile.etag) response.status(304).end();
    else response.type('application/vnd.mapbox-vector-tile').send(tile.body);
  }

  private render({ layer: name, z, x, y }: Address, query: unknown) {
    const layer = layerOf(name);
    if (layer === 'works') return this.renderTile.execute({ layer, z, x, y, query: works.transform(query) });
    if (layer === 'findings') return this.renderTile.execute({ layer, z, x, y, query: findings.transform(query) });
    return this.renderTile.execute({ layer, z, x, y });
  }
}
