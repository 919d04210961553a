import {
  restrictionChoicesQuerySchema,
  restrictionDraftSchema,
  restrictionPatchSchema,
  restrictionQuerySchema,
  siteDraftSchema,
  sitePatchSchema,
  siteQuerySchema,
  territoryDraftSchema,
  territoryPatchSchema,
  territoryQuerySchema,
} from '@abat/contracts';
import { RestrictionRegister, SiteRegister, TerritoryRegister } from '@abat/territory';
import { registerController } from '../http/register.controller.js';
import { CityController } from './city.controller.js';

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
  choices: restrictionChoicesQuerySchema,
  draft: restrictionDraftSchema,
  patch: restrictionPatchSchema,
});

export const TERRITORY_CONTROLLERS = [CityController, TerritoriesController, SitesController, RestrictionsController];
