import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { LogIn, LogOut } from '@abat/access';
import { type LoginRequest, loginRequestSchema, type Me } from '@abat/contracts';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import type { Request, Response } from 'express';
import { Public } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { sessionCookie } from './session-cookie.js';

/** Signing in and out of a browser. */
@Public()
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly logIn: LogIn,
    private readonly logOut: LogOut,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Post('login')
  @HttpCode(200)
  async login(
    @Body(new ZodPipe(loginRequestSchema)) body: LoginRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const origin = { address: request.ip ?? '', userAgent: request.headers['user-agent'] ?? null };
    const { secret, me } = await this.logIn.execute(body, origin);
    await this.endSessionOf(request);
    sessionCookie.set(this.environment, response, secret);
    return me;
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.endSessionOf(request);
    sessionCookie.clear(this.environment, response);
  }

  private async endSessionOf(request: Request): Promise<void> {
    const secret = sessionCookie.read(this.environment, request.headers.cookie);
    if (secret !== null) await this.logOut.execute(secret);
  }
}
