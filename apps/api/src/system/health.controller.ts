import { Controller, Get, Res } from '@nestjs/common';
import { Health } from '@abat/platform';
import type { Response } from 'express';
import { Public } from '../http/principal.js';

/** Probes for whoever runs the process. */
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Public()
  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response): Promise<object> {
    const readiness = await this.health.check();
    response.status(readiness.ready ? 200 : 503);
    return { status: readiness.ready ? 'ready' : 'not-ready', checks: readiness.checks };
  }
}
