import { RestrictionEntity, SiteEntity, TerritoryEntity } from './persistence/territory.entity.js';

export { ReadCity } from './application/read-city.use-case.js';
export { RestrictionRegister } from './application/restriction.register.js';
export { SiteRegister } from './application/site.register.js';
export { TerritoryRegister } from './application/territory.register.js';
export { TerritoryModule } from './territory.module.js';

/** Entities of this context. */
export const TERRITORY_ENTITIES = [TerritoryEntity, SiteEntity, RestrictionEntity];
