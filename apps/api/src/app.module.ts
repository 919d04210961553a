import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PlatformModule } from '@abat/platform';
import { AccessApiModule } from './access/access-api.module.js';
import { LoggerModule } from './http/logger.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ENTITIES } from './entities.js';
import { HealthController } from './system/health.controller.js';
import { MetricsController } from './system/metrics.controller.js';

/** The HTTP and socket process: controllers only, no rules, no SQL. */
@Module({
  imports: [PlatformModule.forRoot(ENTITIES), LoggerModule, AccessApiModule],
  controllers: [HealthController, MetricsController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class AppModule {}
