import { Global, Module } from '@nestjs/common';
import { createLogger } from '@abat/platform';
import { LOGGER } from './logger.token.js';

/** The process logger for everything that Nest injects. */
@Global()
@Module({ providers: [{ provide: LOGGER, useFactory: () => createLogger('api') }], exports: [LOGGER] })
export class LoggerModule {}
