import { AgencyEntity, FunctionEntity, MandateEntity } from './persistence/mandate.entity.js';

export { AgencyRegister } from './application/agency.register.js';
export { FunctionRegister } from './application/function.register.js';
export { MandateRegister } from './application/mandate.register.js';
export { MandatesModule } from './mandates.module.js';

/** Entities of this context. */
export const MANDATES_ENTITIES = [AgencyEntity, FunctionEntity, MandateEntity];
