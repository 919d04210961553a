import { unreadable } from './refusals.js';

/** Share of letters below which bytes are no text in the encoding they were read in. */
const LEAST_TEXT = 0.7;

function decoded(file: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

const byteOrderMark = (file: Buffer): string | null => {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  return file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : null;
};

/**
 * Text of bytes: UTF-16 with a mark, UTF-8, else windows-1251, which old office files use.
 * @throws DomainError regulation.unreadable for bytes that are no text
 */
export function decodeText(file: Buffer): string {
  const marked = byteOrderMark(file);
  const text = marked ? decoded(file, marked) : (decoded(file, 'utf-8') ?? decoded(file, 'windows-1251'));
  const letters = text?.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
  if (text === null || letters < text.length * LEAST_TEXT) throw unreadable('кодировка текста не распознана');
  return text;
}
