/**
 * The number in front of a point. `level` orders how points stand inside each other: 0 chapter, 1 `13.`, 2 `1.2.`,
 * 3 `1.2.3.`, 4 `1.2.3.4.`, 5 `2)`, 6 `а)`, 7 a dash.
 */
export type Marker = { level: number; label: string; number: number | null };

/** A paragraph without its marker. */
export type Marked = { marker: Marker | null; rest: string };

/** Levels of the markers that stand alone when a point is cited; those below are added to them: `13.2)`. */
export const LAST_POINT_LEVEL = 4;
const [PAREN, LETTER, DASH] = [5, 6, 7];
/** Level of a heading without a number: below a chapter, above points. */
export const HEADING_LEVEL = 0.5;

type Reader = { pattern: RegExp; marker: (match: RegExpExecArray) => Marker };

const chapter = (match: RegExpExecArray): Marker => ({ level: 0, label: match[0].trim(), number: null });
const point = (match: RegExpExecArray): Marker => {
  const parts = (match[1] ?? '').split('.');
  return { level: Math.min(parts.length, LAST_POINT_LEVEL), label: `${match[1]}.`, number: Number(parts.at(-1)) };
};

const READERS: readonly Reader[] = [
  {
    pattern: /^(?:глава|раздел)\s+(?:\d{1,3}|[IVXLC]{1,6}|\p{L}+(?:ая|ья|ой|ый|ий))(?:[.:]|\s|$)\s*/iu,
    marker: chapter,
  },
  { pattern: /^(?:\d{1,3}|[IVXLC]{1,6})\s?[-–]?\s?(?:тарау|бөлім)(?:[.:]|\s|$)\s*/iu, marker: chapter },
  { pattern: /^[IVXLC]{1,6}\.\s+/u, marker: chapter },
  { pattern: /^(?:п\.|пункт|тармақ)\s*(\d{1,3}(?:\.\d{1,3}){0,3})[.):]?\s+/iu, marker: point },
  { pattern: /^(\d{1,3}(?:\.\d{1,3}){1,3})(?:[.)]\s*|\s+)(?=[\p{L}«"„(])/u, marker: point },
  { pattern: /^(\d{1,3})\.\s*(?=[\p{L}«"„(])/u, marker: point },
  {
    pattern: /^(\d{1,3})([-–]\d{1,2})?\)\s*/u,
    marker: (match) => ({ level: PAREN, label: match[0].trim(), number: Number(match[1]) }),
  },
  {
    pattern: /^[а-яёәғқңөұүһіa-z]\)\s*/iu,
    marker: (match) => ({ level: LETTER, label: match[0].trim(), number: null }),
  },
  { pattern: /^[-–—•·▪●*]\s+/u, marker: () => ({ level: DASH, label: '–', number: null }) },
];

/** Tells the number of a point from its text. A date or an amount at the start of a line is no number of a point. */
export function readMarker(text: string): Marked {
  for (const { pattern, marker } of READERS) {
    const match = pattern.exec(text);
    if (match) return { marker: marker(match), rest: text.slice(match[0].length).trim() };
  }
  return { marker: null, rest: text };
}

/** True for a dash or bullet in front of an item. */
export const isDash = (marker: Marker): boolean => marker.level === DASH;

const INLINE = /(?<=[:;.])\s+(?=(\d{1,3})(?:[-–]\d{1,2})?\)\s*\p{L})/gu;

/**
 * Splits points that follow each other in one paragraph: `13. Функции: 1) ...; 2) ...`. Numbers must count up, so that a
 * reference such as `подпункта 5)` splits nothing.
 */
export function splitInline(text: string): string[] {
  const parts: string[] = [];
  let expected = (readMarker(text).marker?.level === PAREN ? (readMarker(text).marker?.number ?? 0) : 0) + 1;
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (Number(match[1]) !== expected) continue;
    parts.push(text.slice(from, match.index).trim());
    from = match.index + match[0].length;
    expected += 1;
  }
  return [...parts, text.slice(from).trim()].filter(Boolean);
}
