import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import * as contracts from '@abat/contracts';
import type { PhaseRequest, Project } from '@abat/contracts';
import * as works from '@abat/works';
import { ChangePhase } from '@abat/works';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { registerController } from '../http/register.controller.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** The life of a project. */
@Controller('api/v1/projects')
class PhaseController {
  constructor(private readonly changePhase: ChangePhase) {}

  @Post(':id/phase')
  @HttpCode(200)
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(contracts.phaseRequestSchema)) body: PhaseRequest,
    @Req() request: Request,
  ): Promise<Project> {
    return setEtag(
      request.res as Response,
      await this.changePhase.execute(principal, { id, version: ifMatch(request) }, body),
    );
  }
}

/** Controllers of projects, their parts, needs and kinds of works. */
export const WORK_PROGRAMME_CONTROLLERS = [
  PhaseController,
  registerController({
    path: 'api/v1/projects',
    register: works.ProjectRegister,
    query: contracts.projectQuerySchema,
    choices: contracts.projectChoicesQuerySchema,
    draft: contracts.projectDraftSchema,
    patch: contracts.projectPatchSchema,
  }),
  registerController({
    path: 'api/v1/milestones',
    register: works.MilestoneRegister,
    query: contracts.milestoneQuerySchema,
    draft: contracts.milestoneDraftSchema,
    patch: contracts.milestonePatchSchema,
  }),
  registerController({
    path: 'api/v1/approvals',
    register: works.ApprovalRegister,
    query: contracts.approvalQuerySchema,
    draft: contracts.approvalDraftSchema,
    patch: contracts.approvalPatchSchema,
  }),
  registerController({
    path: 'api/v1/baselines',
    register: works.BaselineRegister,
    query: contracts.baselineQuerySchema,
    draft: contracts.baselineDraftSchema,
    patch: contracts.baselinePatchSchema,
  }),
  registerController({
    path: 'api/v1/needs',
    register: works.NeedRegister,
    query: contracts.needQuerySchema,
    choices: contracts.needChoicesQuerySchema,
    draft: contracts.needDraftSchema,
    patch: contracts.needPatchSchema,
  }),
  registerController({
    path: 'api/v1/progress-reports',
    register: works.ProgressReportRegister,
    query: contracts.progressReportQuerySchema,
    draft: contracts.progressReportDraftSchema,
    patch: contracts.progressReportPatchSchema,
  }),
  registerController({
    path: 'api/v1/permits',
    register: works.PermitRegister,
    query: contracts.permitQuerySchema,
    draft: contracts.permitDraftSchema,
    patch: contracts.permitPatchSchema,
  }),
  registerController({
    path: 'api/v1/handovers',
    register: works.HandoverRegister,
    query: contracts.handoverQuerySchema,
    draft: contracts.handoverDraftSchema,
    patch: contracts.handoverPatchSchema,
  }),
  registerController({
    path: 'api/v1/work-types',
    register: works.WorkTypeRegister,
    query: contracts.workTypeQuerySchema,
    draft: contracts.workTypeDraftSchema,
    patch: contracts.workTypePatchSchema,
  }),
  registerController({
    path: 'api/v1/work-seasons',
    register: works.WorkSeasonRegister,
    query: contracts.workSeasonQuerySchema,
    choices: contracts.workSeasonChoicesQuerySchema,
    draft: contracts.workSeasonDraftSchema,
    patch: contracts.workSeasonPatchSchema,
  }),
  registerController({
    path: 'api/v1/holidays',
    register: works.HolidayRegister,
    query: contracts.holidayQuerySchema,
    choices: contracts.holidayChoicesQuerySchema,
    draft: contracts.holidayDraftSchema,
    patch: contracts.holidayPatchSchema,
  }),
];
