import { Module } from '@nestjs/common';
import { FigureDesk } from './application/figure-desk.js';
import { GetFiguresCalendar } from './application/get-figures-calendar.use-case.js';
import { GetFiguresDistricts } from './application/get-figures-districts.use-case.js';
import { GetFiguresFlow } from './application/get-figures-flow.use-case.js';
import { GetFiguresMoney } from './application/get-figures-money.use-case.js';
import { GetFiguresNow } from './application/get-figures-now.use-case.js';
import { GetFiguresWeek } from './application/get-figures-week.use-case.js';

const USE_CASES = [
  GetFiguresNow,
  GetFiguresDistricts,
  GetFiguresCalendar,
  GetFiguresMoney,
  GetFiguresFlow,
  GetFiguresWeek,
];

/** Sums over the registers, for pictures and blocks. */
@Module({ providers: [FigureDesk, ...USE_CASES], exports: USE_CASES })
export class FiguresModule {}
