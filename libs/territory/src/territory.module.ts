import { Module } from '@nestjs/common';
import { RestrictionRegister } from './application/restriction.register.js';
import { SearchPlaces } from './application/search-places.use-case.js';
import { SiteRegister } from './application/site.register.js';
import { TerritoryRegister } from './application/territory.register.js';

const PROVIDERS = [TerritoryRegister, SiteRegister, RestrictionRegister, SearchPlaces];

/** Territories, sites, restrictions and the search by name. */
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class TerritoryModule {}
