import type { LiveEvent, Presence, SubscribeAnswer, Tick } from '@abat/contracts';
import { io, type Socket } from 'socket.io-client';
import { waitUntil } from './wait.js';

type Options = { cookie?: string; token?: string; lastSeq?: number; origin?: string; screen?: true };

/** A client of namespace /live that remembers what it heard. */
export class LiveClient {
  readonly events: LiveEvent[] = [];
  readonly ticks: Tick[] = [];
  readonly presences: Presence[] = [];
  readonly reloads: unknown[] = [];

  private constructor(readonly socket: Socket) {
    socket.on('event', (event: LiveEvent) => this.events.push(event));
    socket.on('tick', (tick: Tick) => this.ticks.push(tick));
    socket.on('presence', (presence: Presence) => this.presences.push(presence));
    socket.on('reload', (reload: unknown) => this.reloads.push(reload));
  }

  /** Connects and waits until it has caught up. @throws the refusal with its `data` */
  static async connect(base: string, { cookie, origin, ...auth }: Options = {}): Promise<LiveClient> {
    const extraHeaders = { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) };
    const socket = io(`${base}/live`, { transports: ['websocket'], forceNew: true, extraHeaders, auth });
    const client = new LiveClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('tick', () => resolve());
      socket.once('connect_error', reject);
    }).catch((error: unknown) => {
      socket.close();
      throw error;
    });
    return client;
  }

  get seqs(): number[] {
    return this.events.map((event) => event.seq);
  }

  subscribe(rooms: unknown): Promise<SubscribeAnswer> {
    return this.socket.timeout(5_000).emitWithAck('subscribe', { rooms });
  }

  async heard(seq: number): Promise<void> {
    await waitUntil(() => this.seqs.includes(seq), {
      what: `event ${seq}`,
      context: () => `heard ${this.seqs.join(' ')}`,
    });
  }

  close(): void {
    this.socket.close();
  }
}

/** `from`, `from + 1`, ... `to`. */
export const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_value, index) => from + index);
