import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { type Nearby, type NearbyRequest, nearbyRequestSchema } from '@abat/contracts';
import { FindNearby } from '@abat/nearby';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What lies around a shape. */
@Controller('api/v1/nearby')
export class NearbyController {
  constructor(private readonly findNearby: FindNearby) {}

  @Post()
  @HttpCode(200)
  find(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(nearbyRequestSchema)) request: NearbyRequest,
  ): Promise<Nearby> {
    return this.findNearby.execute(principal, request);
  }
}
