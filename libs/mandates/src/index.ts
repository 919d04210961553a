import { LegalActEntity, LegalGapEntity } from './persistence/legal.entity.js';
import { AgencyEntity, FunctionEntity, MandateEntity } from './persistence/mandate.entity.js';
import { AgreementEntity, MandateSetEntity, ObjectKindEntity, RequirementEntity } from './persistence/power.entity.js';

export { AgencyRegister } from './application/agency.register.js';
export { AgreementRegister } from './application/agreement.register.js';
export { FunctionRegister } from './application/function.register.js';
export { LegalActRegister } from './application/legal-act.register.js';
export { LegalGapRegister } from './application/legal-gap.register.js';
export { ListRefusals } from './application/list-refusals.use-case.js';
export { MandateRegister } from './application/mandate.register.js';
export { MandateSetRegister } from './application/mandate-set.register.js';
export { ObjectKindRegister } from './application/object-kind.register.js';
export { RecordRefusals } from './application/record-refusals.use-case.js';
export { RequirementRegister } from './application/requirement.register.js';
export { MandatesModule } from './mandates.module.js';

/** Entities of this context. */
export const MANDATES_ENTITIES = [
  ...[AgencyEntity, FunctionEntity, MandateEntity, ObjectKindEntity, MandateSetEntity],
  ...[AgreementEntity, RequirementEntity, LegalActEntity, LegalGapEntity],
];
