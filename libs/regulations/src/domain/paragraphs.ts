import { headingSection } from './headings.js';
import { isDash, readMarker } from './marker.js';
import type { SourceLine } from './source-line.js';

// Compounds that are written with a hyphen anyway; any other hyphen at the end of a line was put there by the page.
const COMPOUND =
  /(?:^|[\s«(])(?:из|по|во|кое|санитарно|проектно|финансово|социально|научно|технико|организационно|культурно|жилищно|материально|информационно|нормативно|инженерно|дорожно|іс|өзін|сол|жобалық|нормативтік|әлеуметтік|инженерлік)-$/iu;

/** Longest paragraph put together; a text that never ends one is cut. */
const MAX_PARAGRAPH = 8_000;
/** No hyphenated first part of a word is longer. */
const TAIL = 40;

const ends = (text: string): boolean => /[.;:!?]$/u.test(text.slice(-1));
const startsLow = (text: string): boolean => /^[\p{Ll}(,«]/u.test(text);
const isTorn = (before: string, line: string): boolean => /\p{L}[-\u00ad]$/u.test(before.slice(-2)) && startsLow(line);
const isHeading = (text: string): boolean => headingSection(readMarker(text).rest, null) !== null;

function glue(before: string, next: string): string {
  if (!isTorn(before, next)) return `${before} ${next}`;
  return before.endsWith('-') && COMPOUND.test(before.slice(-TAIL)) ? before + next : before.slice(0, -1) + next;
}

// A dash at the start of a line may be one in the middle of a sentence.
function startsPoint(before: string, line: string): boolean {
  const { marker } = readMarker(line);
  return marker !== null && (!isDash(marker) || ends(before));
}

function startsParagraph(before: string, line: string, afterGap: boolean): boolean {
  if (before.length > MAX_PARAGRAPH) return true;
  if (isTorn(before, line)) return false;
  if (startsPoint(before, line) || isHeading(line)) return true;
  if (startsLow(line) && !ends(before)) return false;
  return afterGap || ends(before) || isHeading(before);
}

/** Whole paragraphs from lines: wrapped lines are joined, words torn at line ends are put together. */
export function joinLines(lines: readonly SourceLine[]): string[] {
  const paragraphs: string[] = [];
  let open: string | null = null;
  let afterGap = false;
  for (const { text, whole } of lines) {
    if (text === '') {
      afterGap = true;
      continue;
    }
    if (whole || open === null || startsParagraph(open, text, afterGap)) {
      if (open !== null) paragraphs.push(open);
      open = text;
    } else open = glue(open, text);
    afterGap = false;
  }
  return open === null ? paragraphs : [...paragraphs, open];
}
