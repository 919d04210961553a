import { Controller, Get, Query } from '@nestjs/common';
import {
  type ChangeHistogram,
  type ChangeHistogramQuery,
  changeHistogramQuerySchema,
  type Changes,
  type ChangesQuery,
  changesQuerySchema,
} from '@abat/contracts';
import { GetChangeHistogram, ListChanges } from '@abat/moments';
import { ZodPipe } from '../http/zod.pipe.js';

/** What changed between two moments. */
@Controller('api/v1/changes')
export class ChangesController {
  constructor(
    private readonly listChanges: ListChanges,
    private readonly getHistogram: GetChangeHistogram,
  ) {}

  @Get()
  list(@Query(new ZodPipe(changesQuerySchema)) query: ChangesQuery): Promise<Changes> {
    return this.listChanges.execute(query);
  }

  @Get('histogram')
  histogram(@Query(new ZodPipe(changeHistogramQuerySchema)) query: ChangeHistogramQuery): Promise<ChangeHistogram> {
    return this.getHistogram.execute(query);
  }
}
