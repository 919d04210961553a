import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type Heartbeat, heartbeatSchema, type OwnScreen, type Pairing, type PairingState } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import { FollowPairing, NoteHeartbeat, ReadOwnScreen, StartPairing } from '@abat/screens';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Public } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { pairingCookie, screenCookie } from './screen-cookies.js';

/** A wall without a password: it shows a code and waits. */
@Public()
@Controller('api/v1/screens/pairings')
class PairingsController {
  constructor(
    private readonly startPairing: StartPairing,
    private readonly followPairing: FollowPairing,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Post()
  async start(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Pairing> {
    const { secret, pairing } = await this.startPairing.execute(request.ip ?? '');
    pairingCookie.set(this.environment, response, secret);
    return pairing;
  }

  @Get('current')
  async current(@Req() { headers }: Request, @Res({ passthrough: true }) response: Response): Promise<PairingState> {
    response.setHeader('Cache-Control', 'no-store');
    const { state, token } = await this.followPairing.execute({
      pairing: pairingCookie.read(this.environment, headers.cookie),
      screen: screenCookie.read(this.environment, headers.cookie),
    });
    if (token !== null) {
      screenCookie.set(this.environment, response, token);
      pairingCookie.clear(this.environment, response);
    }
    return state;
  }
}

/** What a paired wall reads and says of itself. */
@Controller('api/v1/screens/me')
class OwnScreenController {
  constructor(
    private readonly readOwnScreen: ReadOwnScreen,
    private readonly noteHeartbeat: NoteHeartbeat,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  async me(
    @CurrentPrincipal() principal: Principal,
    @Req() { headers }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnScreen> {
    const own = await this.readOwnScreen.execute(principal);
    const secret = screenCookie.read(this.environment, headers.cookie);
    if (secret !== null) screenCookie.set(this.environment, response, secret);
    response.setHeader('Cache-Control', 'no-store');
    return own;
  }

  @Post('heartbeat')
  @HttpCode(204)
  heartbeat(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(heartbeatSchema)) body: Heartbeat,
  ): Promise<void> {
    return this.noteHeartbeat.execute(principal, body);
  }
}

/** To be registered before the screens themselves, whose ids stand in the same place. */
export const WALL_CONTROLLERS = [PairingsController, OwnScreenController];
