import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Resolution,
  type ResolutionApplication,
  resolutionApplicationSchema,
  type ResolutionCompletion,
  resolutionCompletionSchema,
} from '@abat/contracts';
import { ApplyAgreedDates, CompleteResolution } from '@abat/resolutions';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** How what the parties agreed on is carried out. */
@Controller('api/v1/resolutions/:id')
export class CarryingOutController {
  constructor(
    private readonly applyAgreedDates: ApplyAgreedDates,
    private readonly completeResolution: CompleteResolution,
  ) {}

  @Post('application')
  @HttpCode(200)
  async apply(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(resolutionApplicationSchema)) application: ResolutionApplication,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.applyAgreedDates.execute(principal, row, application));
  }

  @Post('completion')
  @HttpCode(200)
  async complete(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(resolutionCompletionSchema)) said: ResolutionCompletion,
  ): Promise<Resolution> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.completeResolution.execute(principal, row, said));
  }
}
