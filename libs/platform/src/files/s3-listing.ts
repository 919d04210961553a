import { Parser } from 'htmlparser2';
import { isKey, type ListedFile } from './file-store.js';

/** One answer of ListObjectsV2: its files with keys of our making, and where the next answer begins (null = the end). */
export type S3Listing = { files: ListedFile[]; next: string | null };

/**
 * Reads an answer of ListObjectsV2. Objects with other names are not ours and are left out.
 * @throws Error when it is no such answer, or a date in it is none
 */
export function readListing(xml: string): S3Listing {
  const files: ListedFile[] = [];
  const path: string[] = [];
  const said = new Map<string, string>();
  let object = new Map<string, string>();
  const parser = new Parser(
    {
      onopentag: (name) => void path.push(name),
      ontext: (text) => {
        const [, parent] = path;
        const [into, name] = parent === 'Contents' ? [object, path[2] ?? ''] : [said, path.join('/')];
        into.set(name, (into.get(name) ?? '') + text);
      },
      onclosetag: (name) => {
        path.pop();
        if (name !== 'Contents') return;
        const file = fileOf(object);
        if (file) files.push(file);
        object = new Map();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  const truncated = said.get('ListBucketResult/IsTruncated');
  if (truncated !== 'true' && truncated !== 'false') throw new Error('the file store answers no listing');
  const next = truncated === 'true' ? said.get('ListBucketResult/NextContinuationToken') : null;
  if (next === undefined) throw new Error('the file store cuts its listing off');
  return { files, next };
}

function fileOf(object: ReadonlyMap<string, string>): ListedFile | null {
  const key = object.get('Key') ?? '';
  if (!isKey(key)) return null;
  const writtenAt = new Date(object.get('LastModified') ?? '');
  if (Number.isNaN(writtenAt.getTime())) throw new Error(`the file store knows no date of ${key}`);
  return { key, writtenAt };
}
