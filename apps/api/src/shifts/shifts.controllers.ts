import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type JournalDraft,
  journalDraftSchema,
  type JournalEntry,
  type JournalQuery,
  journalQuerySchema,
  type Page,
  type Shift,
  type ShiftHandover,
  shiftHandoverSchema,
  type ShiftLeave,
  shiftLeaveSchema,
  type ShiftNow,
  type ShiftQuery,
  shiftQuerySchema,
} from '@abat/contracts';
import { HandOverShift, ReadShifts, StartShift, WriteJournal } from '@abat/shifts';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Shifts from the first minute to the second signature. */
@Controller('api/v1/shifts')
class ShiftsController {
  constructor(
    private readonly shifts: ReadShifts,
    private readonly startShift: StartShift,
    private readonly handOver: HandOverShift,
  ) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(shiftQuerySchema)) query: ShiftQuery,
  ): Promise<Page<Shift>> {
    return this.shifts.list(principal, query);
  }

  @Get('now')
  now(@CurrentPrincipal() principal: Principal): Promise<ShiftNow> {
    return this.shifts.now(principal);
  }

  @Get(':id')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<Shift> {
    return setEtag(request.res as Response, await this.shifts.one(principal, id));
  }

  @Post()
  start(@CurrentPrincipal() principal: Principal): Promise<Shift> {
    return this.startShift.execute(principal);
  }

  @Post(':id/handover')
  @HttpCode(200)
  prepare(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(shiftHandoverSchema)) { note }: ShiftHandover,
  ): Promise<Shift> {
    return this.handOver.prepare(principal, id, note ?? null);
  }

  @Post(':id/sign')
  @HttpCode(200)
  async sign(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<Shift> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.handOver.sign(principal, row));
  }

  @Post(':id/resume')
  @HttpCode(200)
  resume(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Shift> {
    return this.handOver.resume(principal, id);
  }

  @Post(':id/leave')
  @HttpCode(200)
  leave(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(shiftLeaveSchema)) { reason }: ShiftLeave,
  ): Promise<Shift> {
    return this.handOver.leave(principal, id, reason);
  }
}

/** The journal: read and added to. */
@Controller('api/v1/journal')
class JournalController {
  constructor(
    private readonly shifts: ReadShifts,
    private readonly writeJournal: WriteJournal,
  ) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(journalQuerySchema)) query: JournalQuery,
  ): Promise<Page<JournalEntry>> {
    return this.shifts.entries(principal, query);
  }

  @Post()
  write(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(journalDraftSchema)) draft: JournalDraft,
  ): Promise<JournalEntry> {
    return this.writeJournal.execute(principal, draft);
  }
}

export const SHIFT_CONTROLLERS = [ShiftsController, JournalController];
