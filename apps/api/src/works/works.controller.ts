import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type AtMomentQuery,
  atMomentQuerySchema,
  type ChoiceCounts,
  type HistoryEntry,
  type Page,
  type Work,
  type WorkChoicesQuery,
  workChoicesQuerySchema,
  workDraftSchema,
  type WorkDraft,
  workPatchSchema,
  type WorkPatch,
  type WorkQuery,
  workQuerySchema,
  type WorkSummary,
} from '@abat/contracts';
import { ChangeWork, CreateWork, DeleteWork, WorkRepository } from '@abat/works';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Works of the city. */
@Controller('api/v1/works')
export class WorksController {
  constructor(
    private readonly works: WorkRepository,
    private readonly createWork: CreateWork,
    private readonly changeWork: ChangeWork,
    private readonly deleteWork: DeleteWork,
  ) {}

  @Get()
  list(@Query(new ZodPipe(workQuerySchema)) query: WorkQuery): Promise<Page<WorkSummary>> {
    return this.works.list(query);
  }

  @Get('counts')
  counts(@Query(new ZodPipe(workChoicesQuerySchema)) query: WorkChoicesQuery): Promise<ChoiceCounts> {
    return this.works.counts(query);
  }

  @Get(':id')
  async one(
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(atMomentQuerySchema)) { at }: AtMomentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Work> {
    return setEtag(response, at ? await this.works.getAt(id, at) : await this.works.getById(id));
  }

  @Get(':id/history')
  async history(
    @Param('id', IdPipe) id: string,
    @Query(new ZodPipe(atMomentQuerySchema)) { at }: AtMomentQuery,
  ): Promise<{ items: HistoryEntry[] }> {
    await (at ? this.works.getAt(id, at) : this.works.getById(id));
    return { items: await this.works.history(id, at) };
  }

  @Post()
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(workDraftSchema)) draft: WorkDraft,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Work> {
    return setEtag(response, await this.createWork.execute(principal, draft));
  }

  @Patch(':id')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(workPatchSchema)) patch: WorkPatch,
  ): Promise<Work> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.changeWork.execute(principal, row, patch));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.deleteWork.execute(principal, { id, version: ifMatch(request) });
  }
}
