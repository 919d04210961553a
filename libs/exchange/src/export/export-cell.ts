/** A value of a row as it comes from the database. */
export type Cell = string | number | boolean | null;

const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * The text of a cell for programs that calculate with cells: what would start a formula gets a leading apostrophe.
 * Numbers stay numbers, negative ones too.
 */
export function safeText(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

const NEEDS_QUOTES = /[",;\r\n]/;

/** One line of a CSV file (RFC 4180, comma, CRLF). */
export function csvLine(values: readonly Cell[]): string {
  const cells = values.map((value) => {
    const text = safeText(value);
    return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(',')}\r\n`;
}
