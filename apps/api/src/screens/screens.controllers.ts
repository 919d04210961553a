import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Screen,
  type ScreenDraft,
  screenDraftSchema,
  type ScreenPatch,
  screenPatchSchema,
  type Show,
  showSchema,
} from '@abat/contracts';
import { ChangeScreen, PairScreen, ReadScreens, RevokeScreen, ShowOnScreen } from '@abat/screens';
import type { Request, Response } from 'express';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch, setEtag } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Screens as the console reads and pairs them. */
@Controller('api/v1/screens')
class ScreensController {
  constructor(
    private readonly read: ReadScreens,
    private readonly pairScreen: PairScreen,
    private readonly changeScreen: ChangeScreen,
    private readonly revokeScreen: RevokeScreen,
  ) {}

  @Get()
  list(@CurrentPrincipal() principal: Principal): Promise<{ items: Screen[] }> {
    return this.read.list(principal);
  }

  @Get(':id')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Screen> {
    return setEtag(response, await this.read.getById(principal, id));
  }

  @Post()
  async pair(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(screenDraftSchema)) draft: ScreenDraft,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Screen> {
    return setEtag(response, await this.pairScreen.execute(principal, draft));
  }

  @Patch(':id')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Body(new ZodPipe(screenPatchSchema)) patch: ScreenPatch,
  ): Promise<Screen> {
    const row = { id, version: ifMatch(request) };
    return setEtag(request.res as Response, await this.changeScreen.execute(principal, row, patch));
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.revokeScreen.execute(principal, { id, version: ifMatch(request) });
  }
}

/** What is put on a screen out of turn. */
@Controller('api/v1/screens/:id/show')
class ShowController {
  constructor(private readonly showOnScreen: ShowOnScreen) {}

  @Post()
  @HttpCode(200)
  show(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body(new ZodPipe(showSchema)) show: Show,
  ): Promise<Screen> {
    return this.showOnScreen.show(principal, id, show);
  }

  @Delete()
  stop(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<Screen> {
    return this.showOnScreen.stop(principal, id);
  }
}

export const SCREEN_CONTROLLERS = [ScreensController, ShowController];
