import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  agencyDraftSchema,
  agencyPatchSchema,
  agencyQuerySchema,
  agreementChoicesQuerySchema,
  agreementDraftSchema,
  agreementPatchSchema,
  agreementQuerySchema,
  functionDraftSchema,
  functionPatchSchema,
  functionQuerySchema,
  legalActChoicesQuerySchema,
  legalActDraftSchema,
  legalActPatchSchema,
  legalActQuerySchema,
  legalGapChoicesQuerySchema,
  legalGapDraftSchema,
  legalGapPatchSchema,
  legalGapQuerySchema,
  mandateChoicesQuerySchema,
  mandateDraftSchema,
  mandatePatchSchema,
  mandateQuerySchema,
  mandateSetDraftSchema,
  mandateSetPatchSchema,
  mandateSetQuerySchema,
  objectKindDraftSchema,
  objectKindPatchSchema,
  objectKindQuerySchema,
  type Page,
  type Refusal,
  type RefusalBatch,
  refusalBatchSchema,
  type RefusalQuery,
  refusalQuerySchema,
  type RefusalReceipt,
  requirementChoicesQuerySchema,
  requirementDraftSchema,
  requirementPatchSchema,
  requirementQuerySchema,
} from '@abat/contracts';
import {
  AgencyRegister,
  AgreementRegister,
  FunctionRegister,
  LegalActRegister,
  LegalGapRegister,
  ListRefusals,
  MandateRegister,
  MandateSetRegister,
  ObjectKindRegister,
  RecordRefusals,
  RequirementRegister,
} from '@abat/mandates';
import { CurrentPrincipal } from '../http/principal.js';
import { registerController } from '../http/register.controller.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What a system that routes requests tells: a body answered "not ours". */
@Controller('api/v1/request-refusals')
class RefusalsController {
  constructor(
    private readonly listRefusals: ListRefusals,
    private readonly recordRefusals: RecordRefusals,
  ) {}

  @Get()
  list(@Query(new ZodPipe(refusalQuerySchema)) query: RefusalQuery): Promise<Page<Refusal>> {
    return this.listRefusals.execute(query);
  }

  @Post()
  @HttpCode(200)
  record(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(refusalBatchSchema)) batch: RefusalBatch,
  ): Promise<RefusalReceipt> {
    return this.recordRefusals.execute(principal, batch);
  }
}

export const MANDATES_CONTROLLERS = [
  registerController({
    path: 'api/v1/agencies',
    register: AgencyRegister,
    query: agencyQuerySchema,
    draft: agencyDraftSchema,
    patch: agencyPatchSchema,
  }),
  registerController({
    path: 'api/v1/functions',
    register: FunctionRegister,
    query: functionQuerySchema,
    draft: functionDraftSchema,
    patch: functionPatchSchema,
  }),
  registerController({
    path: 'api/v1/object-kinds',
    register: ObjectKindRegister,
    query: objectKindQuerySchema,
    draft: objectKindDraftSchema,
    patch: objectKindPatchSchema,
  }),
  registerController({
    path: 'api/v1/mandates',
    register: MandateRegister,
    query: mandateQuerySchema,
    choices: mandateChoicesQuerySchema,
    draft: mandateDraftSchema,
    patch: mandatePatchSchema,
  }),
  registerController({
    path: 'api/v1/mandate-sets',
    register: MandateSetRegister,
    query: mandateSetQuerySchema,
    draft: mandateSetDraftSchema,
    patch: mandateSetPatchSchema,
  }),
  registerController({
    path: 'api/v1/agreements',
    register: AgreementRegister,
    query: agreementQuerySchema,
    choices: agreementChoicesQuerySchema,
    draft: agreementDraftSchema,
    patch: agreementPatchSchema,
  }),
  registerController({
    path: 'api/v1/coverage-requirements',
    register: RequirementRegister,
    query: requirementQuerySchema,
    choices: requirementChoicesQuerySchema,
    draft: requirementDraftSchema,
    patch: requirementPatchSchema,
  }),
  registerController({
    path: 'api/v1/legal-acts',
    register: LegalActRegister,
    query: legalActQuerySchema,
    choices: legalActChoicesQuerySchema,
    draft: legalActDraftSchema,
    patch: legalActPatchSchema,
  }),
  registerController({
    path: 'api/v1/legal-gaps',
    register: LegalGapRegister,
    query: legalGapQuerySchema,
    choices: legalGapChoicesQuerySchema,
    draft: legalGapDraftSchema,
    patch: legalGapPatchSchema,
  }),
  RefusalsController,
];
