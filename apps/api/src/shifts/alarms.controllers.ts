import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Alarm,
  type AlarmCard,
  type AlarmCardChange,
  alarmCardChangeSchema,
  type AlarmFlood,
  type AlarmHandOver,
  alarmHandOverSchema,
  type AlarmKpis,
  type AlarmMerge,
  alarmMergeSchema,
  type AlarmNote,
  alarmNoteSchema,
  type AlarmQuery,
  alarmQuerySchema,
  type AlarmSnooze,
  alarmSnoozeSchema,
  type AlarmSummary,
  type AlarmUnmerge,
  alarmUnmergeSchema,
  type Page,
  type Person,
} from '@abat/contracts';
import {
  AlarmCards,
  HandOverAlarm,
  MergeAlarm,
  NoteAlarm,
  ReadAlarms,
  ReleaseAlarm,
  SnoozeAlarm,
  TakeAlarm,
} from '@abat/shifts';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** The queue of alarms, its floods, measures and cards. */
@Controller('api/v1/alarms')
class AlarmsController {
  constructor(
    private readonly alarms: ReadAlarms,
    private readonly alarmCards: AlarmCards,
  ) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(alarmQuerySchema)) query: AlarmQuery,
  ): Promise<Page<Alarm>> {
    return this.alarms.list(principal, query);
  }

  @Get('summary')
  summary(@CurrentPrincipal() principal: Principal): Promise<AlarmSummary> {
    return this.alarms.summary(principal);
  }

  @Get('floods')
  floods(@CurrentPrincipal() principal: Principal): Promise<{ asOf: string; items: AlarmFlood[] }> {
    return this.alarms.floods(principal);
  }

  @Get('kpis')
  kpis(@CurrentPrincipal() principal: Principal): Promise<AlarmKpis> {
    return this.alarms.kpis(principal);
  }

  @Get('people')
  people(@CurrentPrincipal() principal: Principal): Promise<{ items: Person[] }> {
    return this.alarms.people(principal);
  }

  @Get('cards')
  cards(@CurrentPrincipal() principal: Principal): Promise<{ items: AlarmCard[] }> {
    return this.alarmCards.list(principal);
  }

  @Put('cards/:rule')
  async changeCard(
    @CurrentPrincipal() principal: Principal,
    @Param('rule') rule: string,
    @Req() request: Request,
    @Body(new ZodPipe(alarmCardChangeSchema)) card: AlarmCardChange,
  ): Promise<AlarmCard> {
    const row = { rule, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.alarmCards.change(principal, row, card));
  }

  @Post('cards/:rule/reset')
  @HttpCode(200)
  async resetCard(
    @CurrentPrincipal() principal: Principal,
    @Param('rule') rule: string,
    @Req() request: Request,
  ): Promise<AlarmCard> {
    const row = { rule, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.alarmCards.reset(principal, row));
  }

  @Get(':id')
  one(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Alarm> {
    return this.alarms.one(principal, id);
  }
}

/** Taking an alarm, and giving it to somebody else. */
@Controller('api/v1/alarms')
class AlarmHandsController {
  constructor(
    private readonly takeAlarm: TakeAlarm,
    private readonly releaseAlarm: ReleaseAlarm,
    private readonly handOverAlarm: HandOverAlarm,
  ) {}

  @Post('floods/:id/take')
  @HttpCode(200)
  takeFlood(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<{ taken: number }> {
    return this.takeAlarm.flood(principal, id);
  }

  @Post(':id/take')
  @HttpCode(200)
  take(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Alarm> {
    return this.takeAlarm.execute(principal, id);
  }

  @Post(':id/release')
  @HttpCode(200)
  release(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Alarm> {
    return this.releaseAlarm.execute(principal, id);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  handOver(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(alarmHandOverSchema)) to: AlarmHandOver,
  ): Promise<Alarm> {
    return this.handOverAlarm.execute(principal, id, to);
  }
}

/** What else is done with an alarm. */
@Controller('api/v1/alarms')
class AlarmActsController {
  constructor(
    private readonly snoozeAlarm: SnoozeAlarm,
    private readonly noteAlarm: NoteAlarm,
    private readonly mergeAlarm: MergeAlarm,
  ) {}

  @Post(':id/snooze')
  @HttpCode(200)
  snooze(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(alarmSnoozeSchema)) snooze: AlarmSnooze,
  ): Promise<Alarm> {
    return this.snoozeAlarm.execute(principal, id, snooze);
  }

  @Post(':id/notes')
  @HttpCode(200)
  note(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(alarmNoteSchema)) { text }: AlarmNote,
  ): Promise<Alarm> {
    return this.noteAlarm.execute(principal, id, text);
  }

  @Post(':id/merge')
  @HttpCode(200)
  merge(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(alarmMergeSchema)) { into }: AlarmMerge,
  ): Promise<Alarm> {
    return this.mergeAlarm.execute(principal, id, into);
  }

  @Post(':id/unmerge')
  @HttpCode(200)
  unmerge(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(alarmUnmergeSchema)) unmerge: AlarmUnmerge,
  ): Promise<Alarm> {
    return this.mergeAlarm.undo(principal, id, unmerge);
  }
}

export const ALARM_CONTROLLERS = [AlarmsController, AlarmHandsController, AlarmActsController];
