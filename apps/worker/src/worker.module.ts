import { Module } from '@nestjs/common';
import { PlatformModule } from '@abat/platform';

/** The background process: the relay and the processors of the queues. */
@Module({ imports: [PlatformModule.forRoot([])] })
export class WorkerModule {}
