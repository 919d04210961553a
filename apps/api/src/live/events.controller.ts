import { Controller, Get, Query } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { eventsQuerySchema, type EventsResponse } from '@abat/contracts';
import { ListEvents } from '@abat/live';
import type { z } from 'zod';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Events for programs that poll instead of holding a socket. */
@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly listEvents: ListEvents) {}

  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(eventsQuerySchema)) query: z.output<typeof eventsQuerySchema>,
  ): Promise<EventsResponse> {
    return this.listEvents.execute(principal, query);
  }
}
