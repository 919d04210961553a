import { DomainError, REGULATION_LIMITS } from '@abat/contracts';
import { getDocumentProxy } from 'unpdf';
import { plainLine, type SourceLine } from '../domain/source-line.js';
import { encrypted, MAX_CHARACTERS, tooLong, unreadable } from './refusals.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Piece = { str: string; transform: number[]; height: number; hasEOL: boolean };

/** Fewer letters than this on a page on average: the pages are pictures. */
const LETTERS_PER_PAGE = 30;
/** A gap between lines this many times their height parts paragraphs. */
const PARAGRAPH_GAP = 1.9;
const DEFAULT_HEIGHT = 12;
/** A line that stands at the edge of at least this part of the pages is a running head. */
const RUNNING_SHARE = 0.6;
const RUNNING_PAGES = 3;
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:стр\.?\s*|бет\s*)?\d{1,4}(?:\s*[-–—]|\s*(?:из|\/)\s*\d{1,4}|\s*бет)?$/iu;

const isPiece = (item: object): item is Piece => 'str' in item;

/** Puts pieces of text together to lines: a line ends where the next piece stands at another height of the page. */
class LineCollector {
  readonly lines: string[] = [];
  private text = '';
  private y = NaN;
  private height = 0;

  add({ str, transform, height, hasEOL }: Piece): void {
    const at = transform[5] ?? 0;
    if (this.text !== '') this.part(Math.abs(this.y - at));
    if (str !== '') [this.y, this.height] = [at, height || this.height];
    this.text += hasEOL && str !== '' ? `${str} ` : str;
  }

  flush(): void {
    this.lines.push(plainLine(this.text));
    this.text = '';
  }

  private part(moved: number): void {
    if (moved <= Math.max(2, this.height / 2)) return;
    this.flush();
    if (moved > PARAGRAPH_GAP * (this.height || DEFAULT_HEIGHT)) this.lines.push('');
  }
}

function pageLines(items: readonly object[]): string[] {
  const collector = new LineCollector();
  for (const item of items.filter(isPiece)) collector.add(item);
  collector.flush();
  return collector.lines;
}

function edges(page: readonly string[]): string[] {
  const filled = page.filter(Boolean);
  return [filled[0] ?? '', filled.at(-1) ?? ''];
}

/** Lines without page numbers and running heads. */
function withoutRunning(pages: readonly string[][]): string[][] {
  const counts = new Map<string, number>();
  for (const page of pages) for (const line of new Set(edges(page))) counts.set(line, (counts.get(line) ?? 0) + 1);
  const least = Math.max(RUNNING_PAGES, pages.length * RUNNING_SHARE);
  const isRunning = (line: string): boolean => PAGE_NUMBER.test(line) || (counts.get(line) ?? 0) >= least;
  return pages.map((page) => {
    const [first, last] = edges(page);
    return page.filter((line) => line === '' || !((line === first || line === last) && isRunning(line)));
  });
}

async function openPdf(file: Buffer): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(file), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') throw encrypted();
    throw unreadable('PDF не открывается', cause);
  }
}

async function readPages(pdf: Pdf): Promise<string[][]> {
  const pages: string[][] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const lines = pageLines((await page.getTextContent()).items);
    characters += lines.reduce((sum, line) => sum + line.length, 0);
    if (characters > MAX_CHARACTERS) throw tooLong();
    pages.push(lines);
    page.cleanup();
  }
  return pages;
}

/**
 * Lines of a PDF that carries its text.
 * @throws DomainError regulation.encrypted, regulation.scanned, regulation.too-many-pages, regulation.unreadable
 */
export async function readPdf(file: Buffer): Promise<SourceLine[]> {
  const pdf = await openPdf(file);
  try {
    if (pdf.numPages > REGULATION_LIMITS.pages) throw tooLong();
    const pages = await readPages(pdf);
    const letters = pages.flat().join('').match(/\p{L}/gu)?.length ?? 0;
    if (letters < LETTERS_PER_PAGE * pages.length) throw new DomainError('regulation.scanned');
    return withoutRunning(pages).flatMap((page) => page.map((text) => ({ text, whole: false })));
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw unreadable('страница PDF не читается', cause);
  } finally {
    await pdf.destroy();
  }
}
