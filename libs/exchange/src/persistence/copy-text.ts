const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
  return String(value as number | boolean);
};

/** One line of PostgreSQL's COPY text format. Values are strings, numbers, booleans or null. */
export function copyLine(values: readonly unknown[]): string {
  return `${values.map(cell).join('\t')}\n`;
}
