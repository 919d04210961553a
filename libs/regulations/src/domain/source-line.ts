/**
 * A line as a file gives it. `whole` = the file itself says that a paragraph starts and ends here (DOCX, HTML); else the
 * line may be one of several that a page wrapped, and an empty text is a gap between paragraphs.
 */
export type SourceLine = { text: string; whole: boolean };

// Signs nobody sees; the database takes no text with a zero in it.
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]|(?!\s)\p{Cc}|\p{Cs}/gu;

/** One line of plain text: odd spaces become spaces, invisible signs go, a soft hyphen at the end stays for joining. */
export function plainLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\u00ad(?=\S)/gu, '')
    .replace(/[\s\u00a0\u2007\u202f]+/gu, ' ')
    .trim();
}
