// @ts-check

/**
 * One measured figure.
 * @typedef {object} BenchResult
 * @property {string} case
 * @property {number} value
 * @property {string} unit
 * @property {number} [baseline] the same figure of an earlier or simpler way
 * @property {number} [ratio] value to baseline
 * @property {number} [target]
 * @property {boolean} [ok] whether the target is met
 */

/** What a benchmark prints. @typedef {{ name: string, machine: unknown, results: BenchResult[] }} BenchReport */

const heads = ['benchmark', 'case', 'value', 'unit', 'baseline', 'ratio', 'target', ''];

/** Columns with numbers stand to the right. */
const numeric = new Set([2, 4, 5, 6]);

/**
 * @param {BenchReport[]} reports
 * @returns {string} one aligned table
 */
export function benchTable(reports) {
  const rows = reports.flatMap(({ name, results }) => results.map((result) => cells(name, result)));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const lines = [heads, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    row
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

/**
 * @param {string} output what a benchmark wrote to stdout; its last line that is a JSON object counts
 * @returns {BenchReport | undefined}
 */
export function readBenchReport(output) {
  const whole = parse(output);
  if (whole) return whole;
  return output
    .split('\n')
    .reverse()
    .map(parse)
    .find((report) => report !== undefined);
}

/** @param {string} name @param {BenchResult} result @returns {string[]} */
function cells(name, result) {
  const verdict = result.ok === undefined ? '' : result.ok ? 'ok' : 'MISSED';
  return [
    name,
    result.case,
    figure(result.value),
    result.unit,
    figure(result.baseline),
    figure(result.ratio),
    figure(result.target),
    verdict,
  ];
}

/** @param {number | undefined} value */
function figure(value) {
  if (value === undefined || value === null) return '';
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** @param {string} text @returns {BenchReport | undefined} */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value?.results) ? value : undefined;
  } catch {
    return undefined;
  }
}
