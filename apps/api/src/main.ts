import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger, NestLogger, readEnvironment } from '@abat/platform';
import { AppModule } from './app.module.js';
import { configure } from './configure.js';

const logger = createLogger('api');
/**
 * How long an idle connection is kept, milliseconds: longer than proxies and clients keep theirs (nginx 60 s), so that the
 * server never closes one in the moment a request is sent on it.
 */
const KEEP_ALIVE_MS = 75_000;

async function start(): Promise<void> {
  const environment = readEnvironment();
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    bodyParser: false,
    logger: new NestLogger(logger),
  });
  await configure(app, environment);
  const server = await app.listen(environment.PORT, environment.ABAT_HOST);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  logger.info(`api listens on ${environment.ABAT_HOST}:${environment.PORT}`);
}

start().catch((error: unknown) => {
  logger.fatal({ err: error }, 'api could not start');
  process.exit(1);
});
