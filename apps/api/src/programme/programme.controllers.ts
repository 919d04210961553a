import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Page,
  type ProgrammeExportQuery,
  programmeExportQuerySchema,
  type ProgrammeGroupQuery,
  programmeGroupQuerySchema,
  type ProgrammeGroups,
  type ProgrammeMarks,
  type ProgrammeMarksQuery,
  programmeMarksQuerySchema,
  type ProgrammeQuery,
  programmeQuerySchema,
  type ProgrammeRow,
  type SavedView,
  type SavedViewDraft,
  savedViewDraftSchema,
  type SavedViewPatch,
  savedViewPatchSchema,
  type SavedViewQuery,
  savedViewQuerySchema,
} from '@abat/contracts';
import { ExportProgramme, ReadProgramme, SavedViews } from '@abat/programme';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Works as the programme shows them. */
@Controller('api/v1/programme')
class ProgrammeController {
  constructor(
    private readonly programme: ReadProgramme,
    private readonly exportProgramme: ExportProgramme,
  ) {}

  @Get()
  lines(@Query(new ZodPipe(programmeQuerySchema)) query: ProgrammeQuery): Promise<Page<ProgrammeRow>> {
    return this.programme.lines(query);
  }

  @Get('groups')
  groups(@Query(new ZodPipe(programmeGroupQuerySchema)) query: ProgrammeGroupQuery): Promise<ProgrammeGroups> {
    return this.programme.groups(query);
  }

  @Get('marks')
  marks(@Query(new ZodPipe(programmeMarksQuerySchema)) query: ProgrammeMarksQuery): Promise<ProgrammeMarks> {
    return this.programme.marks(query);
  }

  @Get('export')
  async export(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(programmeExportQuerySchema)) query: ProgrammeExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.exportProgramme.execute(principal, query, () => response.type(XLSX).attachment('abat-programme.xlsx'));
  }
}

/** Named looks of screens. */
@Controller('api/v1/saved-views')
class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(savedViewQuerySchema)) query: SavedViewQuery,
  ): Promise<Page<SavedView>> {
    return this.views.list(principal, query);
  }

  @Get(':id')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SavedView> {
    return setEtag(response, await this.views.getById(principal, id));
  }

  @Post()
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(savedViewDraftSchema)) draft: SavedViewDraft,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SavedView> {
    return setEtag(response, await this.views.create(principal, draft));
  }

  @Patch(':id')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(savedViewPatchSchema)) patch: SavedViewPatch,
  ): Promise<SavedView> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.views.change(principal, row, patch));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.views.remove(principal, { id, version: ifMatch(request) });
  }
}

export const PROGRAMME_CONTROLLERS = [ProgrammeController, SavedViewsController];
