import { Module } from '@nestjs/common';
import { ListEvents } from './application/list-events.use-case.js';
import { CatchUp } from './application/stream/catch-up.js';
import { EventStream } from './application/stream/event-stream.js';
import { EventLog } from './persistence/event-log.js';

/** The listening side of the events, for the api. The relay is hosted by the worker. */
@Module({ providers: [EventLog, EventStream, CatchUp, ListEvents], exports: [EventStream, CatchUp, ListEvents] })
export class LiveModule {}
