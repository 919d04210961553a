import {
  agencyDraftSchema,
  agencyPatchSchema,
  agencyQuerySchema,
  functionDraftSchema,
  functionPatchSchema,
  functionQuerySchema,
  mandateDraftSchema,
  mandatePatchSchema,
  mandateQuerySchema,
} from '@abat/contracts';
import { AgencyRegister, FunctionRegister, MandateRegister } from '@abat/mandates';
import { registerController } from '../http/register.controller.js';

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
    path: 'api/v1/mandates',
    register: MandateRegister,
    query: mandateQuerySchema,
    draft: mandateDraftSchema,
    patch: mandatePatchSchema,
  }),
];
