import { Module } from '@nestjs/common';
import { ExchangeModule } from '@abat/exchange';
import { FindingsModule } from '@abat/findings';
import { PlatformModule } from '@abat/platform';
import { WorksModule } from '@abat/works';
import { ShiftsModule } from '@abat/shifts';
import { AlarmProcessor } from './alarm.processor.js';
import { DetectionProcessor } from './detection.processor.js';
import { ImportProcessor } from './import.processor.js';
import { RelayHost } from './relay/relay.host.js';

/** The background process: the relay and the processors of the queues. */
@Module({
  imports: [PlatformModule.forRoot([]), FindingsModule, ExchangeModule, WorksModule, ShiftsModule],
  providers: [RelayHost, DetectionProcessor, AlarmProcessor, ImportProcessor],
})
export class WorkerModule {}
