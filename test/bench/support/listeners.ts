import { io, type Socket } from 'socket.io-client';

/** An event that has not come by then does not come, milliseconds. */
const PATIENCE_MS = 15_000;

/** When each of several sockets heard an event (clock of `performance`), keyed by what the event is about. */
export class Listeners {
  private readonly heard = new Map<string, number[]>();
  private readonly waiting = new Map<string, (at: number) => void>();

  private constructor(private readonly sockets: readonly Socket[]) {
    for (const socket of sockets) socket.on('event', (event: unknown) => this.hear(event));
  }

  /**
   * Connects so many sockets and waits until every one hears the stream.
   * @throws when one of them is refused
   */
  static async connect(url: string, count: number, token: string, greeting: string): Promise<Listeners> {
    const sockets: Socket[] = [];
    for (let index = 0; index < count; index += 1) {
      const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { token }, reconnection: false });
      await new Promise((resolve, reject) => {
        socket.once(greeting, resolve);
        socket.once('connect_error', reject);
      });
      sockets.push(socket);
    }
    return new Listeners(sockets);
  }

  /**
   * Moment at which the last of the sockets heard the event with this key.
   * @throws when it does not come
   */
  last(key: string): Promise<number> {
    const times = this.heard.get(key) ?? [];
    if (times.length === this.sockets.length) return Promise.resolve(Math.max(...times));
    return new Promise((resolve, reject) => {
      const heard = (): number => this.heard.get(key)?.length ?? 0;
      const late = (): void => reject(new Error(`${heard()} of ${this.sockets.length} sockets heard ${key}`));
      const timer = setTimeout(late, PATIENCE_MS);
      this.waiting.set(key, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private hear(event: unknown): void {
    const at = performance.now();
    for (const key of keysOf(event)) {
      const times = [...(this.heard.get(key) ?? []), at];
      this.heard.set(key, times);
      if (times.length < this.sockets.length) continue;
      this.waiting.get(key)?.(at);
      this.waiting.delete(key);
    }
  }
}

type Told = { type: string; subject?: { id: string } | null; data?: { subjects?: unknown } };

/** `work.updated:<work>`, and `finding.opened:<work>` for each work that a finding is about. */
function keysOf(event: unknown): string[] {
  const { type, subject, data } = event as Told;
  const subjects = Array.isArray(data?.subjects) ? data.subjects.map(String) : [];
  const about = type.startsWith('finding.') ? subjects : subject ? [subject.id] : [];
  return [...new Set(about)].map((id) => `${type}:${id}`);
}
