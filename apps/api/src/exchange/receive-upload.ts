import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, type LocalizedText } from '@abat/contracts';
import type { ReceivedFile } from '@abat/exchange';
import busboy from 'busboy';
import type { Request } from 'express';

const OWNER_ONLY = 0o600;

const NOT_MULTIPART: LocalizedText = {
  kk: 'file деген бір бөлігі бар multipart/form-data қажет',
  ru: 'нужен multipart/form-data с одной частью file',
  en: 'multipart/form-data with one part named file is needed',
};
const CUT_OFF: LocalizedText = {
  kk: 'сұрау денесі аяқталмай үзіліп қалған',
  ru: 'тело запроса обрывается',
  en: 'the body of the request breaks off',
};
const NO_PART: LocalizedText = { kk: 'file бөлігі жоқ', ru: 'нет части file', en: 'the part file is missing' };
const ABORTED: LocalizedText = { kk: 'жүктеу үзілді', ru: 'загрузка прервана', en: 'the upload was broken off' };

function tooLarge(maxBytes: number): DomainError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  const detail = { kk: `${limit} МБ-тан аспауы керек`, ru: `не больше ${limit} МБ`, en: `at most ${limit} MB` };
  return new DomainError('import.too-large', { detail });
}

function parserOf(request: Request, maxBytes: number): busboy.Busboy {
  try {
    // One byte more than allowed tells a file of exactly the limit from a larger one.
    const limits = { files: 1, fields: 0, parts: 2, fileSize: maxBytes + 1 };
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch (cause) {
    throw new DomainError('request.media-type', { detail: NOT_MULTIPART, cause });
  }
}

const shortName = (name: string | undefined): string =>
  basename((name ?? '').replaceAll('\\', '/'))
    .replace(/[\p{Cc}]/gu, '')
    .slice(0, 200) || 'file';

async function keep(part: Readable & { truncated?: boolean }, path: string, maxBytes: number): Promise<number> {
  let bytes = 0;
  part.on('data', (chunk: Buffer) => (bytes += chunk.length));
  await pipeline(part, createWriteStream(path, { mode: OWNER_ONLY, flags: 'wx' }));
  if (part.truncated === true || bytes > maxBytes) throw tooLarge(maxBytes);
  return bytes;
}

function receiveParts(request: Request, path: string, maxBytes: number): Promise<ReceivedFile> {
  const parser = parserOf(request, maxBytes);
  return new Promise((resolve, reject) => {
    let kept: Promise<ReceivedFile> | null = null;
    parser.on('file', (field, part, { filename }) => {
      if (field !== 'file' || kept) {
        part.resume();
        return;
      }
      kept = keep(part, path, maxBytes).then((bytes) => ({ path, fileName: shortName(filename), bytes }));
      // Refused at once, without reading the rest of a body that is too large.
      kept.catch(reject);
    });
    parser.on('error', (cause) => reject(new DomainError('request.invalid', { detail: CUT_OFF, cause })));
    parser.on('close', () => {
      const missing = new DomainError('request.invalid', { detail: NO_PART });
      (kept ?? Promise.reject(missing)).then(resolve, reject);
    });
    request.on('aborted', () => reject(new DomainError('request.invalid', { detail: ABORTED })));
    request.pipe(parser);
  });
}

/**
 * Streams the part `file` of a multipart body into a file; memory stays small however large it is.
 * @throws DomainError import.too-large, request.media-type, request.invalid; then no file is left
 */
export async function receiveUpload(request: Request, path: string, maxBytes: number): Promise<ReceivedFile> {
  try {
    // The frame around the part is small: a body far over the limit is refused before it is read.
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + 64 * 1024) throw tooLarge(maxBytes);
    return await receiveParts(request, path, maxBytes);
  } catch (error) {
    request.unpipe();
    request.resume();
    await unlink(path).catch(() => undefined);
    throw error;
  }
}
