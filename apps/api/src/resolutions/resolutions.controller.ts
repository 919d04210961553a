import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type AssessmentEntry,
  type Resolution,
  type ResolutionAnswerRequest,
  resolutionAnswerRequestSchema,
  type ResolutionDraft,
  resolutionDraftSchema,
  type ResolutionSettlement,
  resolutionSettlementSchema,
} from '@abat/contracts';
import {
  AnswerResolution,
  ListResolutions,
  ProposeResolution,
  SettleResolution,
  WithdrawResolution,
} from '@abat/resolutions';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** How the parties end a finding together. */
@Controller('api/v1')
export class ResolutionsController {
  constructor(
    private readonly listResolutions: ListResolutions,
    private readonly proposeResolution: ProposeResolution,
    private readonly answerResolution: AnswerResolution,
    private readonly settleResolution: SettleResolution,
    private readonly withdrawResolution: WithdrawResolution,
  ) {}

  @Get('findings/:id/resolutions')
  list(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<{ items: Resolution[] }> {
    return this.listResolutions.execute(principal, id);
  }

  @Get('findings/:id/assessments')
  said(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: AssessmentEntry[] }> {
    return this.listResolutions.assessments(principal, id);
  }

  @Post('findings/:id/resolutions')
  async propose(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(resolutionDraftSchema)) draft: ResolutionDraft,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.proposeResolution.execute(principal, row, draft));
  }

  @Post('resolutions/:id/answers')
  @HttpCode(200)
  async answer(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(resolutionAnswerRequestSchema)) said: ResolutionAnswerRequest,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.answerResolution.execute(principal, row, said));
  }

  @Post('resolutions/:id/settlement')
  @HttpCode(200)
  async settle(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(resolutionSettlementSchema)) settlement: ResolutionSettlement,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.settleResolution.execute(principal, row, settlement));
  }

  @Post('resolutions/:id/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.withdrawResolution.execute(principal, row));
  }
}
