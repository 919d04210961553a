import type { Server, ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Time that requests under way have to end before their connections are cut (milliseconds). */
const GRACE_MS = 2000;

/** A browser that keeps asking over an open connection must not keep the process from stopping. */
@Injectable()
export class ConnectionDrain implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  /** From now on every answer is the last one of its connection; what is left after the grace is cut. */
  beforeApplicationShutdown(): void {
    const server: Server = this.host.httpAdapter.getHttpServer();
    server.prependListener('request', (_request, response: ServerResponse) => {
      response.shouldKeepAlive = false;
    });
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }
}
