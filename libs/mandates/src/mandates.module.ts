import { Module } from '@nestjs/common';
import { AgencyRegister } from './application/agency.register.js';
import { FunctionRegister } from './application/function.register.js';
import { MandateRegister } from './application/mandate.register.js';
import { LegalActs } from './persistence/legal-acts.js';

/** Agencies, the function tree and mandates. */
@Module({
  providers: [AgencyRegister, FunctionRegister, MandateRegister, LegalActs],
  exports: [AgencyRegister, FunctionRegister, MandateRegister],
})
export class MandatesModule {}
