import { plainLine, type SourceLine } from '../domain/source-line.js';
import { DocxNumbering, type ListPlace } from './docx-numbering.js';
import { MAX_CHARACTERS, tooLong, unknownFormat } from './refusals.js';
import { walkXml } from './xml.js';
import { ZipArchive } from './zip.js';

/** Most bytes the parts of a document may unpack to. */
const LIMITS = { document: 48 * 1024 * 1024, numbering: 8 * 1024 * 1024, styles: 8 * 1024 * 1024 };

// A text box comes twice: once for old programs. Deleted text of tracked changes is no text of the document.
const SILENT = new Set(['mc:Fallback', 'w:del', 'w:moveFrom']);

/** Lists that styles of paragraphs belong to. */
function readStyles(styles: Buffer | null): Map<string, ListPlace> {
  const places = new Map<string, ListPlace>();
  if (!styles) return places;
  let [style, level] = ['', 0];
  walkXml(styles, {
    open: (name, attributes) => {
      if (name === 'w:style') [style, level] = [attributes['w:styleId'] ?? '', 0];
      if (name === 'w:ilvl') level = Number(attributes['w:val']) || 0;
      if (name === 'w:numId') places.set(style, { list: attributes['w:val'] ?? '', level });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return places;
}

type Paragraph = { text: string; style: string; list: string | null; level: number | null };

/** What Word calls the absence of a list. */
const NO_LIST = '0';
const SIGNS = new Map([
  ['w:tab', ' '],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
]);
const PROPERTIES = new Map<string, (paragraph: Paragraph, value: string) => void>([
  ['w:pStyle', (paragraph, value) => (paragraph.style = value)],
  ['w:numId', (paragraph, value) => (paragraph.list = value)],
  ['w:ilvl', (paragraph, value) => (paragraph.level = Number(value) || 0)],
]);

/** Collects paragraphs with the numbers Word would show. */
class ParagraphCollector {
  readonly lines: SourceLine[] = [];
  private readonly stack: Paragraph[] = [];
  private silent = 0;
  private inText = false;
  private characters = 0;

  constructor(
    private readonly numbering: DocxNumbering,
    private readonly styles: ReadonlyMap<string, ListPlace>,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (SILENT.has(name)) this.silent += 1;
    if (name === 'w:p') this.stack.push({ text: '', style: '', list: null, level: null });
    if (name === 'w:t') this.inText = true;
    const paragraph = this.stack.at(-1);
    if (paragraph) paragraph.text += SIGNS.get(name) ?? '';
    if (paragraph) PROPERTIES.get(name)?.(paragraph, attributes['w:val'] ?? '');
  }

  close(name: string): void {
    if (SILENT.has(name)) this.silent -= 1;
    if (name === 'w:t') this.inText = false;
    const paragraph = name === 'w:p' ? this.stack.pop() : undefined;
    if (paragraph) this.keep(paragraph);
  }

  text(text: string): void {
    const paragraph = this.stack.at(-1);
    if (!paragraph || !this.inText || this.silent > 0) return;
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw tooLong();
    paragraph.text += text;
  }

  private keep(paragraph: Paragraph): void {
    const [first, ...more] = paragraph.text.split('\n').map(plainLine).filter(Boolean);
    if (first === undefined) return;
    for (const line of [this.labelOf(paragraph) + first, ...more]) this.lines.push({ text: line, whole: true });
  }

  private labelOf({ style, list, level }: Paragraph): string {
    const styled = this.styles.get(style);
    const place = { list: list ?? styled?.list ?? NO_LIST, level: level ?? styled?.level ?? 0 };
    return place.list === NO_LIST ? '' : this.numbering.next(place);
  }
}

/**
 * Paragraphs of a Word document.
 * @throws DomainError regulation.unknown-format for another archive, regulation.unreadable, regulation.too-many-pages
 */
export function readDocx(file: Buffer): SourceLine[] {
  const archive = new ZipArchive(file);
  const document = archive.read('word/document.xml', LIMITS.document);
  if (!document) throw unknownFormat('в архиве нет документа Word');
  const numbering = new DocxNumbering(archive.read('word/numbering.xml', LIMITS.numbering));
  const styles = readStyles(archive.read('word/styles.xml', LIMITS.styles));
  const collector = new ParagraphCollector(numbering, styles);
  walkXml(document, {
    open: (name, attributes) => collector.open(name, attributes),
    close: (name) => collector.close(name),
    text: (text) => collector.text(text),
  });
  return collector.lines;
}
