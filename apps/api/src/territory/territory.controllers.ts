import { Controller, Get, Query } from '@nestjs/common';
import {
  restrictionDraftSchema,
  restrictionPatchSchema,
  restrictionQuerySchema,
  type SearchHit,
  searchQuerySchema,
  siteDraftSchema,
  sitePatchSchema,
  siteQuerySchema,
  territoryDraftSchema,
  territoryPatchSchema,
  territoryQuerySchema,
} from '@abat/contracts';
import { RestrictionRegister, SearchPlaces, SiteRegister, TerritoryRegister } from '@abat/territory';
import { registerController } from '../http/register.controller.js';
import { ZodPipe } from '../http/zod.pipe.js';

const TerritoriesController = registerController({
  path: 'api/v1/territories',
  register: TerritoryRegister,
  query: territoryQuerySchema,
  draft: territoryDraftSchema,
  patch: territoryPatchSchema,
});

const SitesController = registerController({
  path: 'api/v1/sites',
  register: SiteRegister,
  query: siteQuerySchema,
  draft: siteDraftSchema,
  patch: sitePatchSchema,
});

const RestrictionsController = registerController({
  path: 'api/v1/restrictions',
  register: RestrictionRegister,
  query: restrictionQuerySchema,
  draft: restrictionDraftSchema,
  patch: restrictionPatchSchema,
});

/** Search by name over places, works and bodies. */
@Controller('api/v1/search')
class SearchController {
  constructor(private readonly searchPlaces: SearchPlaces) {}

  @Get()
  async search(
    @Query(new ZodPipe(searchQuerySchema)) query: { q: string; limit: number },
  ): Promise<{ items: SearchHit[] }> {
    return { items: await this.searchPlaces.execute(query) };
  }
}

export const TERRITORY_CONTROLLERS = [TerritoriesController, SitesController, RestrictionsController, SearchController];
