import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { ImportRefusal } from '../domain/failure.js';

/** Most bytes a workbook may unpack to, and its table of shared texts, which is held in memory. */
export const UNPACKED_LIMITS = { total: 1024 * 1024 * 1024, sharedStrings: 64 * 1024 * 1024 } as const;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES] = [22, 46, 30];
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 10_000;
const ZIP64 = 0xffffffff;
const [STORED, DEFLATED] = [0, 8];

type Entry = { name: string; method: number; packed: number; offset: number };

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw new ImportRefusal('xlsx.cut-off', {}, { byte: offset + bytesRead });
  return buffer;
}

async function findDirectory(file: FileHandle): Promise<{ offset: number; bytes: number; count: number }> {
  const { size } = await file.stat();
  const tailBytes = Math.min(size, END_BYTES + MAX_COMMENT);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END_SIGNATURE)
      return {
        count: tail.readUInt16LE(at + 10),
        bytes: tail.readUInt32LE(at + 12),
        offset: tail.readUInt32LE(at + 16),
      };
  throw new ImportRefusal('xlsx.no-directory', {}, { byte: size });
}

async function readEntries(file: FileHandle): Promise<Entry[]> {
  const { offset, bytes, count } = await findDirectory(file);
  if (offset === ZIP64 || count > MAX_ENTRIES || bytes > 8 * 1024 * 1024)
    throw new ImportRefusal('xlsx.archive-too-large', {});
  const directory = await readAt(file, offset, bytes);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new ImportRefusal('xlsx.directory-broken', {});
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

const tooLarge = () => new ImportRefusal('xlsx.unpacks-too-large', {});

/** Counts what an entry unpacks to and stops at the limit: the sizes an archive states may lie. */
async function unpackedBytes(path: string, start: number, entry: Entry, limit: number): Promise<number> {
  if (entry.method === STORED) return entry.packed;
  if (entry.method !== DEFLATED) throw new ImportRefusal('xlsx.compression', { name: entry.name });
  if (entry.packed === 0) return 0;
  let bytes = 0;
  const counter = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limit ? tooLarge() : null);
    },
  });
  await pipeline(createReadStream(path, { start, end: start + entry.packed - 1 }), createInflateRaw(), counter);
  return bytes;
}

/**
 * Looks through a zip archive before anybody unpacks it.
 * @throws DomainError import.too-large for a bomb, import.unreadable for a broken archive
 */
export async function guardZip(
  path: string,
  limits: { total: number; sharedStrings: number } = UNPACKED_LIMITS,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    let total = 0;
    for (const entry of await readEntries(file)) {
      const local = await readAt(file, entry.offset, LOCAL_BYTES);
      const start = entry.offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
      const limit = entry.name.endsWith('sharedStrings.xml') ? limits.sharedStrings : limits.total - total;
      const bytes = await unpackedBytes(path, start, entry, limit);
      if (bytes > limit) throw tooLarge();
      total += bytes;
    }
  } catch (cause) {
    if (cause instanceof ImportRefusal) throw cause;
    throw new ImportRefusal('xlsx.archive-broken', {}, {}, cause);
  } finally {
    await file.close();
  }
}
