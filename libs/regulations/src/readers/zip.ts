import { inflateRawSync } from 'node:zlib';
import { DomainError } from '@abat/contracts';
import { encrypted, tooLong, unreadable } from './refusals.js';

const [END_SIGNATURE, ENTRY_SIGNATURE, LOCAL_SIGNATURE] = [0x06054b50, 0x02014b50, 0x04034b50];
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES] = [22, 46, 30];
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 5_000;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED_FLAG = 1;

type Entry = { method: number; flags: number; packed: number; offset: number };

/** Where the directory of the archive starts, and how many entries it lists. */
function findDirectory(file: Buffer): { offset: number; count: number } {
  const first = Math.max(0, file.length - END_BYTES - MAX_COMMENT);
  for (let at = file.length - END_BYTES; at >= first; at -= 1)
    if (file.readUInt32LE(at) === END_SIGNATURE)
      return { count: file.readUInt16LE(at + 10), offset: file.readUInt32LE(at + 16) };
  throw unreadable('архив DOCX обрывается');
}

/** A zip archive held in memory. Sizes it states are not believed: unpacking stops at the limit given. */
export class ZipArchive {
  private readonly entries = new Map<string, Entry>();

  /** @throws DomainError regulation.unreadable */
  constructor(private readonly file: Buffer) {
    this.guarded(() => this.readDirectory());
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** An entry unpacked. @throws DomainError regulation.unreadable, regulation.encrypted, regulation.too-many-pages */
  read(name: string, maxBytes: number): Buffer | null {
    const entry = this.entries.get(name);
    return entry ? this.guarded(() => this.unpack(entry, maxBytes)) : null;
  }

  private readDirectory(): void {
    let { offset, count } = findDirectory(this.file);
    if (count > MAX_ENTRIES) throw unreadable('в архиве DOCX слишком много частей');
    for (; count > 0; count -= 1) {
      if (this.file.readUInt32LE(offset) !== ENTRY_SIGNATURE) throw unreadable('оглавление архива DOCX повреждено');
      const nameBytes = this.file.readUInt16LE(offset + 28);
      this.entries.set(this.file.toString('utf8', offset + ENTRY_BYTES, offset + ENTRY_BYTES + nameBytes), {
        flags: this.file.readUInt16LE(offset + 8),
        method: this.file.readUInt16LE(offset + 10),
        packed: this.file.readUInt32LE(offset + 20),
        offset: this.file.readUInt32LE(offset + 42),
      });
      offset += ENTRY_BYTES + nameBytes + this.file.readUInt16LE(offset + 30) + this.file.readUInt16LE(offset + 32);
    }
  }

  private unpack({ method, flags, packed, offset }: Entry, maxBytes: number): Buffer {
    if (flags & ENCRYPTED_FLAG) throw encrypted();
    if (this.file.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw unreadable('архив DOCX повреждён');
    const start = offset + LOCAL_BYTES + this.file.readUInt16LE(offset + 26) + this.file.readUInt16LE(offset + 28);
    if (start + packed > this.file.length) throw unreadable('архив DOCX обрывается');
    const bytes = this.file.subarray(start, start + packed);
    if (method === STORED) return bytes;
    if (method !== DEFLATED) throw unreadable('неизвестное сжатие в архиве DOCX');
    return inflateRawSync(bytes, { maxOutputLength: maxBytes });
  }

  private guarded<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof DomainError) throw cause;
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLong();
      throw unreadable('архив DOCX повреждён', cause);
    }
  }
}
