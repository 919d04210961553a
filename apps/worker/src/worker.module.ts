import { Module } from '@nestjs/common';
import { PlatformModule } from '@abat/platform';
import { RelayHost } from './relay/relay.host.js';

/** The background process: the relay and the processors of the queues. */
@Module({ imports: [PlatformModule.forRoot([])], providers: [RelayHost] })
export class WorkerModule {}
