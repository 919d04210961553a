import { Controller, Get, Header, Query } from '@nestjs/common';
import {
  type FiguresCalendar,
  type FiguresCalendarQuery,
  figuresCalendarQuerySchema,
  type FiguresDistricts,
  type FiguresDistrictsQuery,
  figuresDistrictsQuerySchema,
  type FiguresFlow,
  type FiguresFlowQuery,
  figuresFlowQuerySchema,
  type FiguresMoney,
  type FiguresMoneyQuery,
  figuresMoneyQuerySchema,
  type FiguresNow,
  type FiguresNowQuery,
  figuresNowQuerySchema,
  type FiguresWeek,
  type FiguresWeekQuery,
  figuresWeekQuerySchema,
} from '@abat/contracts';
import {
  GetFiguresCalendar,
  GetFiguresDistricts,
  GetFiguresFlow,
  GetFiguresMoney,
  GetFiguresNow,
  GetFiguresWeek,
} from '@abat/figures';
import { ZodPipe } from '../http/zod.pipe.js';

// The answer's ETag follows its content: a browser that has it is told so in a few bytes.
const KEPT = ['Cache-Control', 'private, no-cache'] as const;

/** Sums for pictures and blocks. */
@Controller('api/v1/figures')
export class FiguresController {
  constructor(
    private readonly getNow: GetFiguresNow,
    private readonly getDistricts: GetFiguresDistricts,
    private readonly getCalendar: GetFiguresCalendar,
    private readonly getMoney: GetFiguresMoney,
    private readonly getFlow: GetFiguresFlow,
    private readonly getWeek: GetFiguresWeek,
  ) {}

  @Get('now')
  @Header(...KEPT)
  now(@Query(new ZodPipe(figuresNowQuerySchema)) query: FiguresNowQuery): Promise<FiguresNow> {
    return this.getNow.execute(query);
  }

  @Get('districts')
  @Header(...KEPT)
  districts(@Query(new ZodPipe(figuresDistrictsQuerySchema)) query: FiguresDistrictsQuery): Promise<FiguresDistricts> {
    return this.getDistricts.execute(query);
  }

  @Get('calendar')
  @Header(...KEPT)
  calendar(@Query(new ZodPipe(figuresCalendarQuerySchema)) query: FiguresCalendarQuery): Promise<FiguresCalendar> {
    return this.getCalendar.execute(query);
  }

  @Get('money')
  @Header(...KEPT)
  money(@Query(new ZodPipe(figuresMoneyQuerySchema)) query: FiguresMoneyQuery): Promise<FiguresMoney> {
    return this.getMoney.execute(query);
  }

  @Get('flow')
  @Header(...KEPT)
  flow(@Query(new ZodPipe(figuresFlowQuerySchema)) query: FiguresFlowQuery): Promise<FiguresFlow> {
    return this.getFlow.execute(query);
  }

  @Get('week')
  @Header(...KEPT)
  week(@Query(new ZodPipe(figuresWeekQuerySchema)) query: FiguresWeekQuery): Promise<FiguresWeek> {
    return this.getWeek.execute(query);
  }
}
