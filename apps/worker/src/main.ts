import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLogger, NestLogger } from '@abat/platform';
import { WorkerModule } from './worker.module.js';

const logger = createLogger('worker');

async function start(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: new NestLogger(logger) });
  app.enableShutdownHooks();
  logger.info('worker runs');
}

start().catch((error: unknown) => {
  logger.fatal({ err: error }, 'worker could not start');
  process.exit(1);
});
