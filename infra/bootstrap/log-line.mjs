// @ts-check
import { painted, timeOfDay } from './report.mjs';

const levels = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

/** @type {Record<string, import('./report.mjs').Paint>} */
const levelPaints = { trace: 'dim', debug: 'dim', info: 'green', warn: 'yellow', error: 'red', fatal: 'red' };

/** Fields of a pino line that say nothing to a reader of one terminal. */
const hidden = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'name', 'app', 'v', 'err', 'error']);

/** Longest value of an extra field (characters). */
const VALUE_LENGTH = 300;

/**
 * Makes a line of a child's output readable: pino's JSON becomes `time source level message key=value`, anything else stays.
 * @param {string} source name of the child
 * @param {string} line without its line break
 * @param {{ colour: boolean, now?: Date }} look
 * @returns {string} one line, or several when it carries a stack
 */
export function formatLogLine(source, line, { colour, now = new Date() }) {
  const record = parse(line);
  const label = painted(source.padEnd(6), 'cyan', colour);
  if (!record) return `${painted(timeOfDay(now), 'dim', colour)} ${label} ${line}`;
  const level = levelName(record.level);
  const at = typeof record.time === 'number' || typeof record.time === 'string' ? new Date(record.time) : now;
  const parts = [
    painted(timeOfDay(Number.isNaN(at.getTime()) ? now : at), 'dim', colour),
    label,
    painted(level.padEnd(5), levelPaints[level] ?? 'bold', colour),
    String(record.msg ?? ''),
    ...fields(record).map((field) => painted(field, 'dim', colour)),
  ];
  return [parts.filter(Boolean).join(' '), ...stackLines(record.err ?? record.error)].join('\n');
}

/** @param {unknown} level @returns {string} */
function levelName(level) {
  if (typeof level === 'string') return level;
  return Object.entries(levels).find(([number]) => Number(number) === level)?.[1] ?? 'info';
}

/** @param {Record<string, unknown>} record @returns {string[]} `key=value` of every other field */
function fields(record) {
  return Object.entries(record)
    .filter(([key, value]) => !hidden.has(key) && value !== undefined)
    .map(([key, value]) => `${key}=${short(typeof value === 'string' ? value : JSON.stringify(value))}`);
}

/** @param {unknown} error @returns {string[]} */
function stackLines(error) {
  if (error === undefined || error === null) return [];
  const text = typeof error === 'object' ? (stackOf(error) ?? JSON.stringify(error)) : String(error);
  return text.split('\n').map((line) => `                ${line.trim()}`);
}

/** @param {object} error */
function stackOf(error) {
  if ('stack' in error && typeof error.stack === 'string') return error.stack;
  return 'message' in error && typeof error.message === 'string' ? error.message : undefined;
}

/** @param {string} value */
function short(value) {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}...` : value;
}

/** @param {string} line @returns {Record<string, unknown> | undefined} */
function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line);
    return 'level' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
