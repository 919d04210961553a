import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { liveEventSchema } from '@abat/contracts';
import { createRedis, ENVIRONMENT, type Environment } from '@abat/platform';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { eventsChannel, type NumberedEvent } from '../../domain/numbered-event.js';
import { EventLog } from '../../persistence/event-log.js';

const messageSchema = z.object({ event: liveEventSchema, rooms: z.array(z.string()) });

const BATCH = 500;
/** How often the position is compared with the log, in case Redis lost a message or is away, milliseconds. */
const LOOK_MS = 1_000;

/** Hears every event once, in order. `onReset`: some events cannot be told any more, everything may have changed. */
export type StreamListener = { onEvent(numbered: NumberedEvent): void; onReset(): void };

/**
 * The events as one api replica hears them: each once, in order, none missing. Redis is the fast way and may lose
 * messages; the numbers show it, and what is missing is read from the log.
 */
@Injectable()
export class EventStream implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<StreamListener>();
  private subscription: Redis | undefined;
  private timer: NodeJS.Timeout | undefined;
  private filling: Promise<void> | undefined;
  private wanted = false;
  private at: number | undefined;
  private completeAt = 0;
  private waitingId: string | null = null;

  constructor(
    private readonly log: EventLog,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Number of the last event delivered to the listeners; undefined until the log could first be read. */
  get position(): number | undefined {
    return this.at;
  }

  /**
   * Up to when every committed change was delivered, ms since 1970, to within a second. It stands still while the log
   * cannot be read, and while a change waits for a number that nobody gives (the relay is away).
   */
  get completeTo(): number {
    return this.completeAt;
  }

  listen(listener: StreamListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onApplicationBootstrap(): void {
    this.subscription = createRedis(this.environment, { maxRetriesPerRequest: null });
    this.subscription.on('message', (_channel, text) => this.hear(text));
    // The promise rejects only when the process ends before Redis was ever there.
    this.subscription.subscribe(eventsChannel(this.subscription.options.db)).catch(() => undefined);
    this.timer = setInterval(() => this.fill(), LOOK_MS);
    this.fill();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.subscription?.disconnect();
    await this.filling;
  }

  private hear(text: string): void {
    const message = readMessage(text);
    if (!message) return;
    if (this.at === undefined || message.event.seq > this.at + 1) this.fill();
    else this.deliver(message);
  }

  private deliver(numbered: NumberedEvent): void {
    if (this.at === undefined || numbered.event.seq !== this.at + 1) return;
    this.at = numbered.event.seq;
    for (const listener of this.listeners) listener.onEvent(numbered);
  }

  /** Catches up with the log, once more if it is asked meanwhile. While PostgreSQL is away the next look tries again. */
  private fill(): void {
    this.wanted = true;
    this.filling ??= this.fillWhileWanted()
      .catch(() => undefined)
      .finally(() => {
        this.filling = undefined;
      });
  }

  private async fillWhileWanted(): Promise<void> {
    while (this.wanted) {
      this.wanted = false;
      await this.catchUp();
    }
  }

  private async catchUp(): Promise<void> {
    const before = this.at;
    const lookedAt = Date.now();
    const { lastSeq, waitingId } = await this.log.position();
    if (before === undefined) this.at = lastSeq;
    else if (lastSeq < before) this.reset(lastSeq);
    while (this.at !== undefined && this.at < lastSeq) {
      const from = this.at;
      // Messages may move the position while the log is read; deliver() skips what is known already.
      for (const numbered of await this.log.read({ after: from, upTo: lastSeq, limit: BATCH })) this.deliver(numbered);
      if (this.at === from) this.reset(lastSeq);
    }
    // The same change waiting again was not told in between; another one in its place means that numbers are given.
    if (waitingId === null || waitingId !== this.waitingId) this.completeAt = lookedAt;
    this.waitingId = waitingId;
  }

  /** The log does not hold what comes next (dropped as too old, or another database): starts anew at its end. */
  private reset(lastSeq: number): void {
    this.at = lastSeq;
    for (const listener of this.listeners) listener.onReset();
  }
}

function readMessage(text: string): NumberedEvent | null {
  try {
    return messageSchema.parse(JSON.parse(text));
  } catch (error) {
    // Somebody else's message on our channel; the log has what is ours.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
