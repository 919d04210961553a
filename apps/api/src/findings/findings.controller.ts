import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type AssessRequest,
  assessRequestSchema,
  type AtMomentQuery,
  atMomentQuerySchema,
  type ChoiceCounts,
  detectRequestSchema,
  type Finding,
  type FindingChoicesQuery,
  findingChoicesQuerySchema,
  type FindingQuery,
  findingQuerySchema,
  type FindingStats,
  type FindingStatsQuery,
  findingStatsQuerySchema,
  type Page,
  type PreviewAnswer,
  type PreviewRequest,
  previewRequestSchema,
  type RuleCode,
} from '@abat/contracts';
import {
  AssessFinding,
  GetFinding,
  GetFindingStats,
  ListFindings,
  PreviewFindings,
  RequestDetection,
} from '@abat/findings';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What the rules found, and what the parties say of it. */
@Controller('api/v1/findings')
export class FindingsController {
  constructor(
    private readonly listFindings: ListFindings,
    private readonly getStats: GetFindingStats,
    private readonly getFinding: GetFinding,
    private readonly assessFinding: AssessFinding,
    private readonly previewFindings: PreviewFindings,
    private readonly requestDetection: RequestDetection,
  ) {}

  @Get()
  list(@Query(new ZodPipe(findingQuerySchema)) query: FindingQuery): Promise<Page<Finding>> {
    return this.listFindings.execute(query);
  }

  @Get('stats')
  stats(@Query(new ZodPipe(findingStatsQuerySchema)) query: FindingStatsQuery): Promise<FindingStats> {
    return this.getStats.execute(query);
  }

  @Get('counts')
  counts(@Query(new ZodPipe(findingChoicesQuerySchema)) query: FindingChoicesQuery): Promise<ChoiceCounts> {
    return this.getStats.byChoice(query);
  }

  @Get(':id')
  async one(
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(atMomentQuerySchema)) { at }: AtMomentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Finding> {
    return setEtag(response, at ? await this.getFinding.executeAt(id, at) : await this.getFinding.execute(id));
  }

  @Post('preview')
  @HttpCode(200)
  preview(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(previewRequestSchema)) draft: PreviewRequest,
  ): Promise<PreviewAnswer> {
    return this.previewFindings.execute(principal, draft);
  }

  @Post('detect')
  @HttpCode(202)
  detect(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(detectRequestSchema)) request: { rule?: RuleCode },
  ): Promise<{ jobId: string }> {
    return this.requestDetection.execute(principal, request.rule ?? null);
  }

  @Post(':id/assessments')
  @HttpCode(200)
  async assess(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(assessRequestSchema)) said: AssessRequest,
  ): Promise<Finding> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.assessFinding.execute(principal, row, said));
  }
}
