import { Module } from '@nestjs/common';
import { RestrictionRegister } from './application/restriction.register.js';
import { SiteRegister } from './application/site.register.js';
import { TerritoryRegister } from './application/territory.register.js';

const PROVIDERS = [TerritoryRegister, SiteRegister, RestrictionRegister];

/** Territories, sites, restrictions. */
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class TerritoryModule {}
