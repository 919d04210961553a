import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type HistoryEntry,
  type MapNote,
  type MapNoteDraft,
  mapNoteDraftSchema,
  type MapNotePatch,
  mapNotePatchSchema,
  type MapNoteQuery,
  mapNoteQuerySchema,
  type Page,
} from '@abat/contracts';
import { MapNotes } from '@abat/notes';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Notes pinned on the map. */
@Controller('api/v1/notes')
export class NotesController {
  constructor(private readonly notes: MapNotes) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(mapNoteQuerySchema)) query: MapNoteQuery,
  ): Promise<Page<MapNote>> {
    return this.notes.list(principal, query);
  }

  @Get(':id')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MapNote> {
    return setEtag(response, await this.notes.getById(principal, id));
  }

  @Get(':id/history')
  async history(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: HistoryEntry[] }> {
    return { items: await this.notes.history(principal, id) };
  }

  @Post()
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(mapNoteDraftSchema)) draft: MapNoteDraft,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MapNote> {
    return setEtag(response, await this.notes.create(principal, draft));
  }

  @Patch(':id')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(mapNotePatchSchema)) patch: MapNotePatch,
  ): Promise<MapNote> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.notes.change(principal, row, patch));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.notes.remove(principal, { id, version: ifMatch(request) });
  }
}
