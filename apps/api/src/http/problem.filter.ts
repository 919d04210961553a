import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from './logger.token.js';
import { localeOf, toDomainError, toProblem } from './problem.js';

/** Answers every failure as application/problem+json and logs those that are our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const error = toDomainError(thrown);
    const problem = toProblem(error, {
      locale: localeOf(request.headers['accept-language']),
      instance: request.originalUrl.split('?')[0] ?? '/',
    });
    if (problem.status >= 500)
      this.logger.error({ err: error.cause ?? error, method: request.method, path: problem.instance }, problem.code);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error.retryAfterS !== undefined) response.setHeader('Retry-After', String(Math.ceil(error.retryAfterS)));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
