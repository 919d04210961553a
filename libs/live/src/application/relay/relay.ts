import { setTimeout } from 'node:timers/promises';
import { QUEUES } from '@abat/contracts';
import type { QueueProducer } from '@abat/platform';
import type { Redis } from 'ioredis';
import { Client } from 'pg';
import { jobsFor } from '../../domain/dispatch.js';
import { eventsChannel, type NumberedEvent } from '../../domain/numbered-event.js';
import { Duty, type DutyLog } from './duty.js';
import { RelayStore } from './relay-store.js';
import { Vigil } from './vigil.js';

const RELAY_LOCK = 7_140_002;
const BATCH = 500;
/** The first event after a silence is numbered at once; while they come, the relay looks so often, milliseconds. */
const LOOK_MS = 3;
/** From so many in one look on, events gather longer: fewer, larger steps, milliseconds. */
const CROWD = 3;
const BREATH_MS = 25;
/** How often duties look without being woken, milliseconds. */
const IDLE_MS = 1_000;
/** Jobs of the rules that may be under way before further events gather; how many gather, how long, and how often it is asked, milliseconds. */
const MOST_UNDER_WAY = 2;
const GATHERED = 5_000;
const GATHERING_MS = 10_000;
const ASKING_MS = 50;
const MAINTENANCE_MS = 6 * 3_600_000;
/** How often a relay that stands by asks for the lock, and how long a lost connection rests, milliseconds. */
const STAND_BY_MS = 500;
const STATEMENT_TIMEOUT_MS = 30_000;
const QUERY_TIMEOUT_MS = 35_000;
/** A server that does not say goodbye is not waited for longer. */
const CLOSING_MS = 1_000;
const RETENTION_DAYS = 30;

export type RelayLog = DutyLog & { info(details: object, message: string): void };

/** Where the relay reads and writes. `timeZone` decides which month an event belongs to. */
export type RelaySettings = { databaseUrl: string; timeZone: string };

/**
 * Moves committed events from the outbox into the numbered log, then hands them on: to Redis for the api replicas and
 * to the queues for detection. Each hand-over has a mark of its own that moves after the hand-over, so that a relay
 * that dies in between repeats the last batch (receivers know the numbers) and never skips one. Redis being away delays
 * the hand-overs, not the numbering.
 *
 * One relay works at a time: whoever holds an advisory lock on the connection it works over. Losing the connection is
 * losing the lock. A second relay stands by and takes over within a second.
 */
export class Relay {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly settings: RelaySettings,
    private readonly redis: Redis,
    private readonly queues: Pick<QueueProducer, 'add' | 'underWay'>,
    private readonly log: RelayLog,
  ) {}

  start(): void {
    this.running ??= this.keepLeading();
  }

  /** Ends after the steps under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepLeading(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.leadOnce(signal).catch((error: unknown) => {
        if (!signal.aborted) this.log.warn({ err: error }, 'relay lost the database and tries again');
      });
      await pause(STAND_BY_MS, signal);
    }
  }

  /** Connects, waits for the lock and works until stopped or until the connection is lost. */
  private async leadOnce(stop: AbortSignal): Promise<void> {
    const client = this.connection();
    const term = new AbortController();
    const lost = (): void => term.abort();
    client.on('error', lost).on('end', lost);
    stop.addEventListener('abort', lost, { once: true });
    try {
      await client.connect();
      while (!term.signal.aborted && !(await tryLock(client))) await pause(STAND_BY_MS, term.signal);
      if (!term.signal.aborted) await this.work(client, term);
    } finally {
      stop.removeEventListener('abort', lost);
      const ended = client.end().catch(() => undefined);
      await Promise.race([ended, pause(CLOSING_MS, new AbortController().signal)]);
    }
  }

  private connection(): Client {
    return new Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'abat-relay',
      options: `-c TimeZone=${this.settings.timeZone}`,
      connectionTimeoutMillis: 5_000,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
  }

  private async work(client: Client, term: AbortController): Promise<void> {
    this.log.info({}, 'relay leads');
    const store = new RelayStore(client);
    const duty = (name: string, step: () => Promise<boolean>, idleMs = IDLE_MS): Duty =>
      new Duty(name, () => step().catch(endTermIfStuck(term)), idleMs, this.log);
    const publishing = duty('publish', () => this.publish(store));
    const dispatching = duty('dispatch', () => this.dispatch(store));
    const vigil = new Vigil(store);
    // The clock of the machine may be set back, this one not.
    let nextLookAt = -Infinity;
    const numbering = duty('number', async () => {
      const early = nextLookAt - performance.now();
      if (early > 0) await pause(early, term.signal);
      const count = await store.number(BATCH);
      nextLookAt = performance.now() + (count < CROWD ? LOOK_MS : BREATH_MS);
      if (count > 0) [publishing, dispatching].forEach((next) => next.wake());
      return (await vigil.looked(count > 0)) || count === BATCH;
    });
    const maintenance = duty('maintenance', () => store.maintain(RETENTION_DAYS), MAINTENANCE_MS);
    client.on('notification', () => numbering.wake());
    await client.query('LISTEN abat_outbox');
    await Promise.all([maintenance, numbering, publishing, dispatching].map((each) => each.run(term.signal)));
  }

  private async publish(store: RelayStore): Promise<boolean> {
    const events = await store.next('published_seq', BATCH);
    if (events.length === 0) return false;
    const pipeline = this.redis.pipeline();
    const channel = eventsChannel(this.redis.options.db);
    for (const numbered of events) pipeline.publish(channel, JSON.stringify(numbered));
    const failed = (await pipeline.exec())?.find(([error]) => error);
    if (failed?.[0]) throw failed[0];
    await store.advance('published_seq', lastSeqOf(events));
    return events.length === BATCH;
  }

  // While the rules are busy, events gather: they become few large jobs instead of many small ones.
  private async dispatch(store: RelayStore): Promise<boolean> {
    let events = await store.next('dispatched_seq', BATCH);
    if (events.length === 0) return false;
    if (await this.gathering()) events = await store.next('dispatched_seq', GATHERED);
    for (const job of jobsFor(events.map(({ event }) => event))) await this.queues.add(job.name, job.payload, job.id);
    await store.advance('dispatched_seq', lastSeqOf(events));
    return events.length >= BATCH;
  }

  /** Waits while the rules are busy, but not for ever. @returns whether it had to wait */
  private async gathering(): Promise<boolean> {
    const until = performance.now() + GATHERING_MS;
    let waited = false;
    while (performance.now() < until && (await this.queues.underWay(QUEUES.detection)) >= MOST_UNDER_WAY) {
      waited = true;
      await pause(ASKING_MS, this.stopping.signal);
      if (this.stopping.signal.aborted) break;
    }
    return waited;
  }
}

// A query without an answer means that the connection is dead without having said so.
const endTermIfStuck =
  (term: AbortController) =>
  (error: unknown): never => {
    if (error instanceof Error && error.message === 'Query read timeout') term.abort();
    throw error;
  };

const lastSeqOf = (events: readonly NumberedEvent[]): number => events.at(-1)?.event.seq ?? 0;

// Asked again and again instead of waiting inside PostgreSQL: a statement that waits for hours keeps a snapshot open
// and hinders vacuum, and could not be stopped without cutting the connection.
async function tryLock(client: Client): Promise<boolean> {
  const result = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [RELAY_LOCK]);
  return result.rows[0]?.held ?? false;
}

/** Ends after the time, or at once when aborted. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
