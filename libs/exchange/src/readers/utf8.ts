import { isUtf8 } from 'node:buffer';
import { ImportRefusal } from '../domain/failure.js';

const NEWLINE = 0x0a;

// Bytes of a character that the end of a chunk cuts in two: at most three.
function cutTail(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

function firstBroken(chunk: Buffer): number {
  let [good, bad] = [0, chunk.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = chunk.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - cutTail(part)))) good = middle;
    else bad = middle;
  }
  return good - cutTail(chunk.subarray(0, good));
}

const newlines = (chunk: Buffer): number => {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
};

/**
 * Passes chunks through as long as they are UTF-8; characters are never cut and never replaced.
 * @throws DomainError import.unreadable with the byte and line of the first broken character
 */
export async function* checkUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let offset = 0;
  let lines = 1;
  let rest: Buffer = Buffer.alloc(0);
  const refuse = (chunk: Buffer) => {
    const at = firstBroken(chunk);
    const line = lines + newlines(chunk.subarray(0, at));
    return new ImportRefusal('file.not-utf8', {}, { byte: offset + at + 1, line });
  };
  for await (const piece of chunks) {
    const chunk = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const whole = chunk.subarray(0, chunk.length - cutTail(chunk));
    if (!isUtf8(whole)) throw refuse(chunk);
    rest = chunk.subarray(whole.length);
    if (whole.length > 0) yield whole;
    offset += whole.length;
    lines += newlines(whole);
  }
  if (rest.length > 0) throw refuse(rest);
}
