import { Controller, Get, Query } from '@nestjs/common';
import {
  type Responsibility,
  type ResponsibilityMap,
  type ResponsibilityMapQuery,
  responsibilityMapQuerySchema,
  type ResponsibilityQuery,
  responsibilityQuerySchema,
} from '@abat/contracts';
import { FindResponsible, GetResponsibilityMap } from '@abat/responsibility';
import { ZodPipe } from '../http/zod.pipe.js';

/** Who answers for a place, and for a function all over the map. */
@Controller('api/v1/responsibility')
export class ResponsibilityController {
  constructor(
    private readonly findResponsible: FindResponsible,
    private readonly getMap: GetResponsibilityMap,
  ) {}

  @Get()
  place(@Query(new ZodPipe(responsibilityQuerySchema)) query: ResponsibilityQuery): Promise<Responsibility> {
    return this.findResponsible.execute(query);
  }

  @Get('map')
  map(@Query(new ZodPipe(responsibilityMapQuerySchema)) query: ResponsibilityMapQuery): Promise<ResponsibilityMap> {
    return this.getMap.execute(query);
  }
}
