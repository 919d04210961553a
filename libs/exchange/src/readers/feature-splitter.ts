import type { ImportFailureCode, ImportFailureParams } from '@abat/contracts';
import { ImportRefusal } from '../domain/failure.js';

/** Largest text of one feature, in bytes: a bigger one would not fit the memory promised for an import. */
export const MAX_FEATURE_BYTES = 16 * 1024 * 1024;
const MAX_MEMBER_BYTES = 1024 * 1024;
/** Brackets within brackets beyond this serve no map, only to exhaust the stack of whoever walks the value. */
const MAX_DEPTH = 100;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const FEATURES_KEY = /^"features"\s*:\s*$/;

const DEPTH_LIMIT = { levels: String(MAX_DEPTH) };

/**
 * Refuses a JSON text nested too deeply, before it is parsed.
 * @throws DomainError import.unreadable
 */
export function refuseDeep(text: string, row: number): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth += 1;
    else if (bracket === ']' || bracket === '}') depth -= 1;
    if (depth > MAX_DEPTH) throw new ImportRefusal('json.too-deep', DEPTH_LIMIT, { row });
  }
}

/** A piece of the root object: one feature, or another member as text (`"crs": {...}`). */
export type Piece = { kind: 'feature' | 'member'; text: string };

/**
 * Cuts a GeoJSON FeatureCollection into the texts of its features without building the whole document: the memory
 * needed is that of one feature. It follows strings and brackets only; JSON.parse judges each piece, so that one
 * wrong feature (say, with a NaN) does not hide the others.
 */
export class FeatureSplitter {
  private depth = 0;
  /** Where the piece at hand begins in the chunk; -1 before the root object. */
  private start = -1;
  private inString = false;
  private escaped = false;
  private inFeatures = false;
  private sawFeatures = false;
  private closed = false;
  private kept: Buffer[] = [];
  private keptBytes = 0;
  private offset = 0;
  private features = 0;

  /** @throws DomainError import.unreadable */
  push(chunk: Buffer): Piece[] {
    const pieces: Piece[] = [];
    this.start = this.depth > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (this.inString) this.inText(byte);
      else if (byte < OPEN_LIST && byte !== QUOTE && byte !== COMMA) this.outside(byte, at);
      else this.sign(byte, { chunk, at, pieces });
    }
    if (this.depth > 0 && this.start >= 0) this.keep(chunk.subarray(this.start));
    this.offset += chunk.length;
    return pieces;
  }

  private sign(byte: number, { chunk, at, pieces }: { chunk: Buffer; at: number; pieces: Piece[] }): void {
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (this.open(byte, chunk, at)) this.start = at + 1;
      return;
    }
    const closes = byte === CLOSE_OBJECT || byte === CLOSE_LIST;
    if (!closes && byte !== COMMA) {
      this.outside(byte, at);
      this.inString = byte === QUOTE;
      return;
    }
    if (this.depth === (this.inFeatures ? 2 : 1)) {
      this.finish(chunk.subarray(this.start, at), pieces, closes);
      this.start = at + 1;
    }
    if (closes) this.close(at);
    else this.outside(byte, at);
  }

  /** @throws DomainError import.unreadable when the file ends too early or holds no features */
  end(): void {
    if (!this.closed) throw this.broken('json.cut-off', {}, 0);
    if (!this.sawFeatures) throw new ImportRefusal('json.no-features', {});
  }

  private inText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
  }

  // Between and around the brackets of the root object only white space may stand.
  private outside(byte: number, at: number): void {
    if (this.depth === 0 && !isSpace(byte)) throw this.broken('json.text-outside', {}, at);
  }

  /** True when a new piece starts behind this bracket. */
  private open(byte: number, chunk: Buffer, at: number): boolean {
    this.refuseBracket(byte, at);
    this.depth += 1;
    if (this.depth === 1) return true;
    if (this.depth !== 2 || this.inFeatures || byte !== OPEN_LIST || this.sawFeatures) return false;
    const before = this.textOf(chunk.subarray(Math.max(this.start, 0), at));
    if (!FEATURES_KEY.test(before.trim())) return false;
    this.forget();
    this.inFeatures = this.sawFeatures = true;
    return true;
  }

  private refuseBracket(byte: number, at: number): void {
    if (this.depth === MAX_DEPTH) throw this.broken('json.too-deep', DEPTH_LIMIT, at);
    if (this.depth === 0 && (this.closed || byte !== OPEN_OBJECT)) throw this.broken('json.not-one-object', {}, at);
  }

  private close(at: number): void {
    this.depth -= 1;
    if (this.depth < 0) throw this.broken('json.bracket', {}, at);
    if (this.inFeatures && this.depth === 1) this.inFeatures = false;
    if (this.depth === 0) this.closed = true;
  }

  private finish(tail: Buffer, pieces: Piece[], last: boolean): void {
    const text = this.textOf(tail).trim();
    const kind = this.inFeatures ? 'feature' : 'member';
    this.forget();
    // An empty text is the end of an empty list, or what follows the list of features.
    if (text === '' && (last || kind === 'member')) return;
    if (kind === 'feature') this.features += 1;
    pieces.push({ kind, text });
  }

  private keep(part: Buffer): void {
    if (part.length === 0) return;
    this.keptBytes += part.length;
    const limit = this.inFeatures ? MAX_FEATURE_BYTES : MAX_MEMBER_BYTES;
    if (this.keptBytes > limit) throw this.broken('json.object-too-large', { limit: String(limit / 1024 / 1024) }, 0);
    this.kept.push(Buffer.from(part));
  }

  private textOf(tail: Buffer): string {
    if (this.kept.length === 0) return tail.toString('utf8');
    return Buffer.concat([...this.kept, tail]).toString('utf8');
  }

  private forget(): void {
    this.kept = [];
    this.keptBytes = 0;
  }

  private broken<Code extends ImportFailureCode>(code: Code, params: ImportFailureParams<Code>, at: number) {
    return new ImportRefusal(code, params, { byte: this.offset + at + 1, row: this.features });
  }
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
