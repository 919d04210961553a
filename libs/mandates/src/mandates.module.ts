import { Module } from '@nestjs/common';
import { AgencyRegister } from './application/agency.register.js';
import { AgreementRegister } from './application/agreement.register.js';
import { FunctionRegister } from './application/function.register.js';
import { LegalActRegister } from './application/legal-act.register.js';
import { LegalGapRegister } from './application/legal-gap.register.js';
import { ListRefusals } from './application/list-refusals.use-case.js';
import { MandateRegister } from './application/mandate.register.js';
import { MandateSetRegister } from './application/mandate-set.register.js';
import { ObjectKindRegister } from './application/object-kind.register.js';
import { RecordRefusals } from './application/record-refusals.use-case.js';
import { RequirementRegister } from './application/requirement.register.js';
import { LegalActs } from './persistence/legal-acts.js';

const REGISTERS = [
  ...[AgencyRegister, FunctionRegister, ObjectKindRegister, MandateRegister, MandateSetRegister],
  ...[AgreementRegister, RequirementRegister, LegalActRegister, LegalGapRegister, ListRefusals, RecordRefusals],
];

/** Powers: agencies, functions, object kinds, mandates, agreements, the legal basis, what must be covered. */
@Module({ providers: [...REGISTERS, LegalActs], exports: REGISTERS })
export class MandatesModule {}
