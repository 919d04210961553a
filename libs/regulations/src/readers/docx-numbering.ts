import { listNumber } from './list-number.js';
import { walkXml } from './xml.js';

type Level = { format: string; text: string; start: number };
type Levels = Map<number, Level>;

/** Place of a paragraph in a numbered list of the document. */
export type ListPlace = { list: string; level: number };

const MAX_LEVEL = 8;
const levelOf = (value: string | undefined): number => Math.min(MAX_LEVEL, Math.max(0, Number(value) || 0));

/** Reads the lists of word/numbering.xml. */
class NumberingReader {
  readonly abstracts = new Map<string, Levels>();
  readonly lists = new Map<string, string>();
  private abstract = '';
  private list = '';
  private level: Level | null = null;

  private readonly opening: Record<string, (attributes: Record<string, string>) => void> = {
    'w:abstractNum': (attributes) => {
      this.abstract = attributes['w:abstractNumId'] ?? '';
      this.abstracts.set(this.abstract, new Map());
    },
    // Levels inside a list change single items of it; the numbers people see come from the lists they are made of.
    'w:lvl': (attributes) => {
      if (this.list !== '') return;
      this.level = { format: 'decimal', text: '', start: 1 };
      this.abstracts.get(this.abstract)?.set(levelOf(attributes['w:ilvl']), this.level);
    },
    'w:num': (attributes) => (this.list = attributes['w:numId'] ?? ''),
    'w:abstractNumId': (attributes) => {
      if (this.list !== '') this.lists.set(this.list, attributes['w:val'] ?? '');
    },
    'w:numFmt': (attributes) => this.level && (this.level.format = attributes['w:val'] ?? ''),
    'w:lvlText': (attributes) => this.level && (this.level.text = attributes['w:val'] ?? ''),
    'w:start': (attributes) => this.level && (this.level.start = Number(attributes['w:val']) || 1),
  };

  open(name: string, attributes: Record<string, string>): void {
    if (Object.hasOwn(this.opening, name)) this.opening[name]?.(attributes);
  }

  close(name: string): void {
    if (name === 'w:lvl') this.level = null;
    if (name === 'w:num') this.list = '';
  }
}

/** Counts the numbered paragraphs of a document as Word does, so that points keep the numbers people cite. */
export class DocxNumbering {
  private readonly reader = new NumberingReader();
  private readonly counters = new Map<string, number[]>();

  /** @param numbering content of word/numbering.xml, null when the document has no lists */
  constructor(numbering: Buffer | null) {
    if (!numbering) return;
    const { reader } = this;
    walkXml(numbering, {
      open: (name, attributes) => reader.open(name, attributes),
      close: (name) => reader.close(name),
      text: () => undefined,
    });
  }

  /** The label of the next paragraph at this place, with a space; empty when the list is unknown. */
  next(place: ListPlace): string {
    const abstract = this.reader.lists.get(place.list);
    const levels = abstract === undefined ? undefined : this.reader.abstracts.get(abstract);
    const level = levels?.get(place.level);
    if (abstract === undefined || !levels || !level) return '';
    const counts = this.count(abstract, place.level, levels);
    if (level.format === 'bullet') return '– ';
    const label = level.text.replace(/%([1-9])/g, (_sign, digit: string) => {
      const at = Number(digit) - 1;
      const { format = 'decimal', start = 1 } = levels.get(at) ?? {};
      return listNumber(format, counts[at] ?? start) ?? '';
    });
    return label === '' ? '' : `${label} `;
  }

  private count(abstract: string, at: number, levels: Levels): number[] {
    const counts = (this.counters.get(abstract) ?? []).slice(0, at + 1);
    counts[at] = counts[at] === undefined ? (levels.get(at)?.start ?? 1) : counts[at] + 1;
    this.counters.set(abstract, counts);
    return counts;
  }
}
