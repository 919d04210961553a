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
    const paragraph = this.stack.at(-1);
    if (!paragraph) return;
    if (name === 'w:t') this.inText = true;
    if (name === 'w:tab') paragraph.text += ' ';
    if (name === 'w:br' || name === 'w:cr') paragraph.text += '\n';
    if (name === 'w:noBreakHyphen') paragraph.text += '-';
    if (name === 'w:pStyle') paragraph.style = attributes['w:val'] ?? '';
    if (name === 'w:numId') paragraph.list = attributes['w:val'] ?? '';
    if (name === 'w:ilvl') paragraph.level = Number(attributes['w:val']) || 0;
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

  private keep({ text, style, list, level }: Paragraph): void {
    const [first = '', ...more] = text.split('\n').map(plainLine).filter(Boolean);
    if (first === '') return;
    const styled = this.styles.get(style);
    const place = { list: list ?? styled?.list ?? '', level: level ?? styled?.level ?? 0 };
    const label = place.list === '' || place.list === '0' ? '' : this.numbering.next(place);
    for (const line of [label + first, ...more]) this.lines.push({ text: line, whole: true });
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
