import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createRedis, type Environment } from '@abat/platform';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';

/** A message of ours fits easily; a flood does not. */
const MAX_MESSAGE_BYTES = 64 * 1024;
const PING_MS = 10_000;
const REQUEST_TIMEOUT_MS = 2_000;

type RedisCall = 'publish' | 'subscribe' | 'psubscribe' | 'unsubscribe' | 'punsubscribe';

/**
 * Calls answer 0 instead of failing. The socket.io adapter does not look at the promises of its calls: while Redis is
 * away each would be an unhandled rejection, which ends the process.
 */
function forgiving(redis: Redis, calls: readonly RedisCall[]): Redis {
  for (const call of calls) {
    const original = redis[call].bind(redis) as (...parameters: unknown[]) => Promise<unknown>;
    Object.assign(redis, { [call]: (...parameters: unknown[]) => original(...parameters).catch(() => 0) });
  }
  return redis;
}

/** socket.io over Redis: replicas count presence together. Events do not depend on it, see EventStream. */
export class LiveIoAdapter extends IoAdapter {
  private readonly publishing: Redis;
  private readonly subscribing: Redis;

  constructor(app: INestApplicationContext, environment: Environment) {
    super(app);
    this.publishing = forgiving(createRedis(environment), ['publish']);
    this.subscribing = forgiving(createRedis(environment, { maxRetriesPerRequest: null }), [
      'subscribe',
      'psubscribe',
      'unsubscribe',
      'punsubscribe',
    ]);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      pingInterval: PING_MS,
      pingTimeout: PING_MS,
    } as ServerOptions) as Server;
    server.adapter(
      createAdapter(this.publishing, this.subscribing, {
        key: `abat:sockets:${this.publishing.options.db ?? 0}`,
        requestsTimeout: REQUEST_TIMEOUT_MS,
      }),
    );
    return server;
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    this.publishing.disconnect();
    this.subscribing.disconnect();
  }
}
