import type { Field } from './kinds/field.js';

/** Marks a value that cannot become what its field needs; zod then names the field. */
export const UNFIT = Symbol('unfit');

const MAX_EXACT = Number.MAX_SAFE_INTEGER / 100;

function toText(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  return value instanceof Date ? toDate(value) : UNFIT;
}

// A JSON number is exact enough for tenge and tiyn only while it is small; beyond that a string is demanded.
function toMoney(value: unknown): unknown {
  if (typeof value !== 'number') return toText(value);
  if (!Number.isFinite(value) || Math.abs(value) > MAX_EXACT) return UNFIT;
  return Number.isInteger(value) ? String(value) : trimCents(value);
}

function trimCents(value: number): unknown {
  const fixed = value.toFixed(2);
  return Math.abs(Number(fixed) - value) < 1e-6 ? fixed : String(value);
}

function toBoolean(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === 'false') return text === 'true';
  return UNFIT;
}

function toInteger(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : UNFIT;
  return typeof value === 'string' && /^\s*[-+]?\d{1,9}\s*$/.test(value) ? Number(value) : UNFIT;
}

function toDate(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? UNFIT : value.toISOString().slice(0, 10);
  return toText(value);
}

const BY_TYPE: Record<Field['type'], (value: unknown) => unknown> = {
  code: toText,
  text: toText,
  choice: toText,
  date: toDate,
  boolean: toBoolean,
  integer: toInteger,
  money: toMoney,
};

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The value as its field's schema wants it: undefined when blank, {@link UNFIT} when impossible. */
export function coerce(field: Field, value: unknown): unknown {
  return isBlank(value) ? undefined : BY_TYPE[field.type](value);
}
