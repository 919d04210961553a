import { ImportRefusal } from '../domain/failure.js';

export type FileFormat = 'geojson' | 'geojson-sequence' | 'csv' | 'xlsx';

const SEQUENCE_NAMES = /\.(geojsonl|geojsons|ndjson|jsonl)$/i;
const JSON_NAMES = /\.(geo)?json$/i;
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const withoutBom = (head: Buffer): Buffer =>
  head.subarray(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0);

function refuseBinary(head: Buffer): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new ImportRefusal('file.utf16', {}, { byte: 1 });
  if (head.subarray(0, 4).equals(OLE)) throw new ImportRefusal('file.old-xls', {});
  const zero = head.indexOf(0);
  if (zero >= 0) throw new ImportRefusal('file.binary', {}, { byte: zero + 1 });
}

// The first line alone is a whole feature: then every line is one.
function isSequence(text: string): boolean {
  const line = text.replace(/^[\u001e\s]+/, '').split('\n', 1)[0] ?? '';
  try {
    const value = JSON.parse(line) as { type?: unknown } | null;
    return value?.type === 'Feature';
  } catch {
    return false;
  }
}

function textFormat(fileName: string, text: string): FileFormat {
  const first = text.trimStart()[0];
  if (first === undefined) throw new ImportRefusal('file.empty', {});
  if (first === '\u001e') return 'geojson-sequence';
  if (first === '{') return SEQUENCE_NAMES.test(fileName) || isSequence(text) ? 'geojson-sequence' : 'geojson';
  if (first === '[' || first === '<' || JSON_NAMES.test(fileName)) throw new ImportRefusal('file.other-format', {});
  return 'csv';
}

/**
 * Tells the format of a file by its content and name. `head` are its first bytes.
 * @throws DomainError import.unknown-format, import.unreadable
 */
export function detectFormat(fileName: string, head: Buffer): FileFormat {
  if (head.length === 0) throw new ImportRefusal('file.empty', {});
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
  refuseBinary(head);
  if (/\.xlsx$/i.test(fileName)) throw new ImportRefusal('file.not-xlsx', {});
  return textFormat(fileName, withoutBom(head).toString('utf8'));
}
