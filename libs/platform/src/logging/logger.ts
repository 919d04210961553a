import { pino, type Logger } from 'pino';
import type { LoggerService } from '@nestjs/common';
import { readEnvironment } from '../environment/environment.js';

/** JSON lines on stdout (or stderr for commands whose stdout is an answer). Secrets are never logged. */
export function createLogger(name: string, stream: 1 | 2 = 1): Logger {
  return pino(
    {
      name,
      level: readEnvironment().LOG_LEVEL,
      base: { name },
      redact: ['password', '*.password', 'token', '*.token', 'headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: stream, sync: false }),
  );
}

const text = (message: unknown): string => (message instanceof Error ? message.message : String(message));

/** Lets Nest write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, text(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, text(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, text(message));
  }
}
