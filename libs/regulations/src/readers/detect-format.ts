import type { RegulationFormat } from '@abat/contracts';
import { encrypted, unknownFormat, unreadable } from './refusals.js';

const ZIP = Buffer.from('PK', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD_BYTES = 2048;

const isUtf16 = (file: Buffer): boolean =>
  (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff);

function refuseBinary(file: Buffer): void {
  if (file.subarray(0, OLE.length).equals(OLE)) {
    if (file.includes(ENCRYPTED_PACKAGE)) throw encrypted();
    throw unknownFormat('старый вид DOC: сохраните файл как DOCX');
  }
  if (file.subarray(0, HEAD_BYTES).includes(0) && !isUtf16(file)) throw unknownFormat('двоичные данные');
  if (file.subarray(0, 5).toString('latin1') === '{\\rtf') throw unknownFormat('RTF: сохраните файл как DOCX');
}

/**
 * Tells what a file is by its content; its name only says what it claims to be.
 * @throws DomainError regulation.unknown-format, regulation.encrypted, regulation.unreadable
 */
export function detectFormat(fileName: string, file: Buffer): RegulationFormat {
  if (file.length === 0) throw unreadable('файл пуст');
  if (file.subarray(0, 2).equals(ZIP)) return 'docx';
  if (file.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  refuseBinary(file);
  if (/\.docx$/i.test(fileName)) throw unreadable('это не файл DOCX');
  if (/\.pdf$/i.test(fileName)) throw unreadable('это не файл PDF');
  const head = file.subarray(0, HEAD_BYTES).toString('latin1').replaceAll('\u0000', '').trimStart().toLowerCase();
  const isHtml = /^(?:ï»¿)?(?:<!doctype html|<html|<head|<body|<meta)/.test(head) || /\.html?$/i.test(fileName);
  return isHtml ? 'html' : 'txt';
}
