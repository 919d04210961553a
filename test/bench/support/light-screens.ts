import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** An event that has not come by then does not come, milliseconds. */
const PATIENCE_MS = 30_000;
const GREETING_MS = 60_000;
const TEXT = 0x1;
const MASKED = 0x80;

/** A short frame as a client sends it: text, masked with zeros, which leave it as it is. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([MASKED | TEXT, MASKED | body.length])
      : Buffer.from([MASKED | TEXT, MASKED | 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

/** Reads the frames of one connection out of whatever pieces arrive. */
class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /** Calls `each` with the text of every whole frame. */
  read(piece: Buffer, each: (text: Buffer) => void): void {
    this.rest = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    for (;;) {
      const { start, end } = this.bounds();
      if (end === 0 || this.rest.length < end) return;
      each(this.rest.subarray(start, end));
      this.rest = this.rest.subarray(end);
    }
  }

  private bounds(): { start: number; end: number } {
    const { rest } = this;
    if (rest.length < 2) return { start: 0, end: 0 };
    const short = (rest[1] ?? 0) & 0x7f;
    if (short < 126) return { start: 2, end: 2 + short };
    const [start, length] =
      short === 126
        ? [4, rest.length < 4 ? 0 : rest.readUInt16BE(2)]
        : [10, rest.length < 10 ? 0 : Number(rest.readBigUInt64BE(2))];
    return rest.length < start ? { start: 0, end: 0 } : { start, end: start + length };
  }
}

type Door = { url: string; namespace: string; greeting: string; auth: Record<string, unknown> };

/**
 * Many screens in one process: each holds a WebSocket of its own and speaks just enough of socket.io to join and to stay.
 * Only the number of an event is read, so that what is measured is the server and not a thousand clients beside it.
 */
export class LightScreens {
  private readonly counts = new Map<number, number>();
  private readonly complete = new Map<number, number>();
  private readonly waiting = new Map<number, (at: number) => void>();
  private readonly sockets: Socket[] = [];
  private readonly cut: number[] = [];
  private isClosing = false;

  private constructor(private readonly door: Door) {}

  /** Opens so many screens, twenty at a time. @throws when one of them is not greeted */
  static async open(count: number, door: Door): Promise<LightScreens> {
    const screens = new LightScreens(door);
    for (let opened = 0; opened < count; opened += 20)
      await Promise.all(Array.from({ length: Math.min(20, count - opened) }, () => screens.openOne()));
    return screens;
  }

  get count(): number {
    return this.sockets.length;
  }

  /** Forgets when events were heard: over an hour that would be much to remember. */
  forget(): void {
    this.complete.clear();
  }

  /** Moment at which the last screen heard the event with this mark (clock of `performance`). @throws when it does not come */
  last(mark: number): Promise<number> {
    const at = this.complete.get(mark);
    if (at !== undefined) return Promise.resolve(at);
    return new Promise((resolve, reject) => {
      const late = (): void =>
        reject(
          new Error(
            `${this.counts.get(mark) ?? 0} of ${this.count} screens heard ${mark}, ${this.cut.length} were cut`,
          ),
        );
      const timer = setTimeout(late, PATIENCE_MS);
      this.waiting.set(mark, (heard) => {
        clearTimeout(timer);
        resolve(heard);
      });
    });
  }

  close(): void {
    this.isClosing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  private openOne(): Promise<void> {
    const { hostname, port } = new URL(this.door.url);
    const socket = connect(Number(port), hostname).setNoDelay(true);
    this.sockets.push(socket);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a screen was not greeted')), GREETING_MS);
      const greeted = (): void => {
        clearTimeout(timer);
        resolve();
      };
      socket.on('error', (cause) => reject(new Error(`screen ${this.count} was cut`, { cause })));
      socket.on('close', () => (this.isClosing ? undefined : this.cut.push(performance.now())));
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
      socket.once('data', (first) => this.follow(socket, first, greeted));
    });
  }

  /** After the answer to the upgrade everything is frames. */
  private follow(socket: Socket, first: Buffer, greeted: () => void): void {
    const reader = new FrameReader();
    const { namespace, greeting, auth } = this.door;
    const before = namespace === '/' ? '' : `${namespace},`;
    const isEvent = Buffer.from(`42${before}["event"`);
    const isGreeting = Buffer.from(`42${before}["${greeting}"`);
    const each = (text: Buffer): void => {
      if (text.subarray(0, isEvent.length).equals(isEvent)) return this.hear(text);
      if (text[0] === 0x32) socket.write(frame('3'));
      else if (text[0] === 0x30) socket.write(frame(`40${before}${JSON.stringify(auth)}`));
      else if (text.subarray(0, isGreeting.length).equals(isGreeting)) greeted();
    };
    socket.on('data', (piece) => reader.read(piece, each));
    const headers = first.indexOf('\r\n\r\n');
    reader.read(first.subarray(headers + 4), each);
  }

  private hear(text: Buffer): void {
    const at = text.indexOf('"mark":');
    if (at < 0) return;
    const mark = Number.parseInt(text.toString('latin1', at + 7, at + 20), 10);
    const count = (this.counts.get(mark) ?? 0) + 1;
    this.counts.set(mark, count);
    if (count < this.count) return;
    const heard = performance.now();
    this.counts.delete(mark);
    this.complete.set(mark, heard);
    this.waiting.get(mark)?.(heard);
    this.waiting.delete(mark);
  }
}
