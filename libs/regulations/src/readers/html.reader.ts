import { Parser } from 'htmlparser2';
import { plainLine, type SourceLine } from '../domain/source-line.js';
import { decodeText } from './decode-text.js';
import { listNumber } from './list-number.js';
import { MAX_CHARACTERS, tooLong } from './refusals.js';

const SILENT = new Set([
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'nav',
  'textarea',
]);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'big',
  'code',
  'em',
  'font',
  'i',
  'ins',
  'mark',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);
const FORMATS: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

type List = { format: string; next: number };

/** Collects the text of a page block by block; nothing is run, fetched or resolved. */
class BlockCollector {
  readonly lines: SourceLine[] = [];
  private readonly lists: List[] = [];
  private silent = 0;
  private text = '';
  private characters = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (SILENT.has(name)) this.silent += 1;
    if (INLINE.has(name)) return;
    this.flush();
    if (name === 'ul') this.lists.push({ format: 'bullet', next: 1 });
    if (name === 'ol')
      this.lists.push({
        format: FORMATS[attributes['type'] ?? ''] ?? 'decimal',
        next: Number(attributes['start']) || 1,
      });
    if (name === 'li') this.text = this.itemNumber();
  }

  close(name: string): void {
    if (SILENT.has(name)) this.silent = Math.max(0, this.silent - 1);
    if (INLINE.has(name)) return;
    this.flush();
    if (name === 'ul' || name === 'ol') this.lists.pop();
  }

  add(text: string): void {
    if (this.silent > 0) return;
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw tooLong();
    this.text += text;
  }

  flush(): void {
    const text = plainLine(this.text);
    this.text = '';
    if (/\p{L}/u.test(text)) this.lines.push({ text, whole: true });
  }

  private itemNumber(): string {
    const list = this.lists.at(-1);
    const number = list ? listNumber(list.format, list.next++) : null;
    return number === null ? '– ' : `${number}${this.lists.length > 1 ? ')' : '.'} `;
  }
}

/** Blocks of an HTML page. @throws DomainError regulation.unreadable, regulation.too-many-pages */
export function readHtml(file: Buffer): SourceLine[] {
  const collector = new BlockCollector();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => collector.open(name, attributes),
      onclosetag: (name) => collector.close(name),
      ontext: (text) => collector.add(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(decodeText(file));
  collector.flush();
  return collector.lines;
}
