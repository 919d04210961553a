import 'reflect-metadata';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, type Entities, NestLogger, PlatformModule, translateDatabaseError } from '@abat/platform';

/**
 * Runs a command against the use cases of a context and closes every connection afterwards. Logs go to stderr.
 * @throws DomainError for what the database refuses, else whatever `run` throws
 */
export async function withContext<Result>(
  context: Type<unknown>,
  run: (app: INestApplicationContext) => Promise<Result>,
  entities: Entities = [],
): Promise<Result> {
  @Module({ imports: [PlatformModule.forRoot(entities), context] })
  class CommandModule {}
  const logger = new NestLogger(createLogger('cli', 2));
  const app = await NestFactory.createApplicationContext(CommandModule, { logger, abortOnError: false });
  try {
    return await run(app);
  } catch (error) {
    throw translateDatabaseError(error) ?? error;
  } finally {
    await app.close();
  }
}
