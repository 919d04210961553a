import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { headerLine } from '../domain/about-lines.js';
import { ImportRefusal } from '../domain/failure.js';
import type { RowSource, SourceRow } from '../domain/source-row.js';
import { detectDelimiter, readCsv } from './csv.reader.js';
import { detectFormat, type FileFormat } from './detect-format.js';
import { readFeatureCollection, readFeatureSequence } from './geojson.reader.js';
import { checkUtf8 } from './utf8.js';
import { readXlsx } from './xlsx.reader.js';

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** A file on disk whose format is known. */
export type OpenedFile = RowSource & { format: FileFormat };

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* skipBom(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    const bom = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    first = false;
    yield bom ? chunk.subarray(3) : chunk;
  }
}

/**
 * Opens GeoJSON, CSV or XLSX for reading row by row; the format is told by content, then by name.
 * @param fileName the name people gave the file, when it differs from the path
 * @throws DomainError import.unreadable, import.unknown-format
 */
export async function openFile(path: string, fileName: string = path): Promise<OpenedFile> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new ImportRefusal('file.missing', { name: fileName }, {}, cause);
  });
  if (!info.isFile()) throw new ImportRefusal('file.not-a-file', { name: fileName });
  const head = await readHead(path);
  const format = detectFormat(fileName, head);
  // The reader of workbooks does not tell how far it is.
  let read = format === 'xlsx' ? info.size : 0;
  async function* bytes(): AsyncGenerator<Buffer> {
    read = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  const text = () => skipBom(checkUtf8(bytes()));
  const readers: Record<FileFormat, () => AsyncIterable<SourceRow>> = {
    geojson: () => readFeatureCollection(text()),
    'geojson-sequence': () => readFeatureSequence(text()),
    csv: () => readCsv(checkUtf8(bytes()), detectDelimiter(headerLine(head.toString('utf8')))),
    xlsx: () => readXlsx(path),
  };
  return {
    format,
    bytesTotal: info.size,
    bytesRead: () => read,
    rows: readers[format],
  };
}
