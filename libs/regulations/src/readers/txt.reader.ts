import { plainLine, type SourceLine } from '../domain/source-line.js';
import { decodeText } from './decode-text.js';

/** Lines of a plain text; they may be wrapped. @throws DomainError regulation.unreadable */
export function readTxt(file: Buffer): SourceLine[] {
  return decodeText(file)
    .split(/\r\n?|[\n\f\v\u2028\u2029]/u)
    .map((line) => ({ text: plainLine(line), whole: false }));
}
