/** How a line above the header of a CSV begins that tells of the file: an export writes it, an import passes over it. */
export const ABOUT_SIGN = '# ';

/** Whether the cells of a line tell of the file: all is in the first, also when a spreadsheet has saved it anew. */
export const isAbout = ([first = '', ...rest]: readonly string[]): boolean =>
  first.startsWith(ABOUT_SIGN) && rest.every((cell) => cell === '');

const ABOUT_LINE = new RegExp(`^\uFEFF?"?${ABOUT_SIGN}`);

/** The header line of the text of a CSV, with what stands above it passed over. */
export const headerLine = (text: string): string => text.split('\n').find((line) => !ABOUT_LINE.test(line)) ?? '';
