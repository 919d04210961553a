import { type DocumentLine, REGULATION_LIMITS, type RegulationSection } from '@abat/contracts';
import { headingSection, type Opened } from './headings.js';
import { HEADING_LEVEL, isDash, LAST_POINT_LEVEL, type Marker, readMarker, splitInline } from './marker.js';

/** A line of the document; `statement` is the index of the statement read from it. */
export type OutlineLine = Omit<DocumentLine, 'statement'> & { statement: number | null };
/** A function as the document words it, with the words that introduce its list put before it. */
export type OutlineStatement = { point: string; section: RegulationSection; text: string };
export type Outline = { lines: OutlineLine[]; statements: OutlineStatement[] };

/** Sections whose points are functions. */
const COUNTED: readonly RegulationSection[] = ['tasks', 'functions', 'powers'];
const MAX_TEXT = 4000;

/** A line while it is read; `pending` = the text of the function it may turn out to be. */
type Draft = Omit<OutlineLine, 'statement'> & { pending: string | null };

type Open = {
  level: number;
  label: string;
  number: number | null;
  section: RegulationSection | null;
  isHeading: boolean;
  announces: boolean;
  intro: string;
  children: number;
  line: number;
};

const trimEnd = (text: string): string => text.replace(/[\s;,.:]+$/u, '');

/** Reads the points of a document in order, remembering what they stand under. */
class OutlineReader {
  private readonly drafts: Draft[] = [];
  private readonly stack: Open[] = [];
  private lastPoint: number | null = null;

  read(paragraph: string): void {
    const { marker, rest } = readMarker(paragraph);
    const opened = headingSection(rest, marker?.level ?? null);
    if (opened !== null) this.heading(paragraph, rest, marker, opened);
    else if (marker) this.point(rest, marker);
    else this.plain(paragraph);
  }

  /** Announcements that nothing followed are functions themselves. */
  finish(): Outline {
    this.close(-1);
    const statements: OutlineStatement[] = [];
    const lines = this.drafts.map(({ pending, ...line }): OutlineLine => {
      const text = trimEnd(pending ?? '').slice(0, MAX_TEXT);
      const counts = line.section && /\p{L}{3}/u.test(text) && statements.length < REGULATION_LIMITS.statements;
      if (!counts) return { ...line, statement: null };
      return {
        ...line,
        statement: statements.push({ point: line.point, section: line.section ?? 'functions', text }) - 1,
      };
    });
    return { lines, statements };
  }

  private heading(paragraph: string, rest: string, marker: Marker | null, opened: Opened): void {
    const level = marker?.level ?? HEADING_LEVEL;
    this.close(level);
    const section = this.sectionOf(opened, level);
    const point = marker ? this.cite(marker) : '';
    const text = level === 0 ? paragraph : rest;
    const line = this.add({ kind: 'heading', section, point, text, level: Math.ceil(level), pending: null });
    this.stack.push({
      ...{ level, label: marker?.label ?? '', number: marker?.number ?? null, section, isHeading: true },
      ...{ announces: rest.endsWith(':'), intro: '', children: 0, line },
    });
    this.lastPoint = null;
  }

  private sectionOf(opened: Opened, level: number): RegulationSection | null {
    if (opened === 'other') return null;
    // "2) міндеттері:" after "1) құқықтары:" means duties, not tasks.
    const before = this.drafts.findLast((line) => line.kind === 'heading')?.section;
    return opened === 'tasks' && level > LAST_POINT_LEVEL && before === 'rights' ? 'rights' : opened;
  }

  private point(rest: string, marker: Marker): void {
    this.close(marker.level, marker);
    const parent = this.stack.at(-1);
    const section = parent?.section ?? null;
    if (parent) parent.children += 1;
    const intro = parent && !parent.isHeading ? parent.intro : '';
    const text = intro ? `${intro} ${rest}` : rest;
    const line = this.add({
      ...{ kind: 'point', section, point: this.cite(marker), text: rest, level: marker.level },
      pending: section && COUNTED.includes(section) ? text : null,
    });
    const announces = rest.endsWith(':');
    this.stack.push({
      ...{ level: marker.level, label: this.labelOf(marker), number: marker.number, section, isHeading: false },
      ...{ announces, intro: announces ? trimEnd(text) + ':' : '', children: 0, line },
    });
    this.lastPoint = line;
  }

  private plain(paragraph: string): void {
    const last = this.lastPoint === null ? undefined : this.drafts[this.lastPoint];
    const fits = last !== undefined && last.text.length < MAX_TEXT;
    const goesOn = fits && (!/[.;:]$/u.test(last.text.slice(-1)) || /^\p{Ll}/u.test(paragraph));
    if (!goesOn) {
      this.add({ kind: 'text', section: null, point: '', text: paragraph, level: 0, pending: null });
      this.lastPoint = null;
      return;
    }
    last.text += ` ${paragraph}`;
    if (last.pending !== null) last.pending += ` ${paragraph}`;
  }

  /** Closes what the next point does not stand in. */
  private close(level: number, marker?: Marker): void {
    for (let top = this.stack.at(-1); top && top.level >= level; top = this.stack.at(-1)) {
      if (marker && this.staysOpen(top, marker)) return;
      this.stack.pop();
      // Words that announce a list are no function of their own once the list has items.
      const draft = this.drafts[top.line];
      if (draft && top.announces && top.children > 0) draft.pending = null;
    }
  }

  /** "3. Функции" with points 17, 18, 19 below it: the numbers go on through the chapters. */
  private staysOpen(top: Open, marker: Marker): boolean {
    if (!top.isHeading || top.level !== marker.level || top.number === null || marker.number === null) return false;
    return top.announces ? marker.number <= top.number : marker.number !== top.number + 1;
  }

  private labelOf(marker: Marker): string {
    return isDash(marker) ? `–${this.stack.at(-1)?.children ?? 1}` : marker.label;
  }

  private cite(marker: Marker): string {
    if (marker.level <= LAST_POINT_LEVEL) return marker.label;
    const outer = this.stack.filter((open) => open.level >= 1 && open.level < marker.level && open.label !== '');
    const from = outer.findLastIndex((open) => open.level <= LAST_POINT_LEVEL);
    return [...outer.slice(Math.max(0, from)).map((open) => open.label), this.labelOf(marker)].join('');
  }

  private add(draft: Draft): number {
    return this.drafts.push(draft) - 1;
  }
}

/** Sections, points and functions of a document from its paragraphs. */
export function readOutline(paragraphs: readonly string[]): Outline {
  const reader = new OutlineReader();
  for (const paragraph of paragraphs) for (const part of splitInline(paragraph)) reader.read(part);
  return reader.finish();
}
