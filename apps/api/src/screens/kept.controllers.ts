import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  sceneDraftSchema,
  scenePatchSchema,
  screenProfileDraftSchema,
  screenProfilePatchSchema,
} from '@abat/contracts';
import { SceneRegister, ScreenProfileRegister } from '@abat/screens';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

type Row = { code: string; version: number };

/** The use cases of what ships with the product and may be changed and added to. */
type KeptPort<Draft, Change> = {
  list(principal: Principal): Promise<{ items: Row[] }>;
  getByCode(principal: Principal, code: string): Promise<Row>;
  create(principal: Principal, draft: Draft): Promise<Row>;
  change(principal: Principal, row: Row, patch: Change): Promise<Row>;
  remove(principal: Principal, row: Row): Promise<void>;
};

type Options<Draft, Change> = {
  path: string;
  register: Type<KeptPort<Draft, Change>>;
  draft: z.ZodType<Draft>;
  patch: z.ZodType<Change>;
};

function keptController<DraftOf, PatchOf>(options: Options<DraftOf, PatchOf>): Type {
  @Controller(options.path)
  class KeptController {
    constructor(@Inject(options.register) private readonly register: KeptPort<DraftOf, PatchOf>) {}

    @Get()
    list(@CurrentPrincipal() principal: Principal): Promise<{ items: Row[] }> {
      return this.register.list(principal);
    }

    @Get(':code')
    async one(
      @CurrentPrincipal() principal: Principal,
      @Param('code') code: string,
      @Res({ passthrough: true }) response: Response,
    ): Promise<Row> {
      return setEtag(response, await this.register.getByCode(principal, code));
    }

    @Post()
    async create(
      @CurrentPrincipal() principal: Principal,
      @Body(new ZodPipe(options.draft)) draft: DraftOf,
      @Res({ passthrough: true }) response: Response,
    ): Promise<Row> {
      return setEtag(response, await this.register.create(principal, draft));
    }

    @Patch(':code')
    async change(
      @CurrentPrincipal() principal: Principal,
      @Param('code') code: string,
      @Req() request: Request,
      @Body(new ZodPipe(options.patch)) patch: PatchOf,
    ): Promise<Row> {
      const row = { code, version: ifMatch(request) };
      return setEtag(request.res as Response, await this.register.change(principal, row, patch));
    }

    @Delete(':code')
    @HttpCode(204)
    remove(
      @CurrentPrincipal() principal: Principal,
      @Param('code') code: string,
      @Req() request: Request,
    ): Promise<void> {
      return this.register.remove(principal, { code, version: ifMatch(request) });
    }
  }
  return KeptController;
}

/** Scenes of walls and profiles of screens. */
export const KEPT_CONTROLLERS = [
  keptController({
    path: 'api/v1/scenes',
    register: SceneRegister,
    draft: sceneDraftSchema,
    patch: scenePatchSchema,
  }),
  keptController({
    path: 'api/v1/screen-profiles',
    register: ScreenProfileRegister,
    draft: screenProfileDraftSchema,
    patch: screenProfilePatchSchema,
  }),
];
