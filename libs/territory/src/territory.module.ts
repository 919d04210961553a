import { Module } from '@nestjs/common';
import { ReadCity } from './application/read-city.use-case.js';
import { RestrictionRegister } from './application/restriction.register.js';
import { SiteRegister } from './application/site.register.js';
import { TerritoryRegister } from './application/territory.register.js';

const PROVIDERS = [ReadCity, TerritoryRegister, SiteRegister, RestrictionRegister];

/** The city, its territories, sites, restrictions. */
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class TerritoryModule {}
