import type { Geometry, PartySide } from '@abat/contracts';
import { plainMoney, typedMoney } from './draft.js';

export type Party = { agency: string; side: PartySide };
/** A value in a form. An empty text means "not stated". */
export type FormValue = string | boolean | readonly string[] | readonly Party[] | Geometry;
export type RecordForm = Readonly<Record<string, FormValue>>;

/** One field of a record as the form knows it, before it has words. */
export type Field = {
  name: string;
  kind: 'line' | 'area' | 'choice' | 'choices' | 'date' | 'money' | 'number' | 'switch' | 'site' | 'parties' | 'shape';
  required?: boolean | ((form: RecordForm) => boolean);
  /** Given once, when the record is made. */
  onlyNew?: boolean;
  /** Field of the stored record the value is read from, when it has another name there. */
  from?: string;
  /** A choice among numbers: on the wire its value is one. */
  isNumber?: boolean;
  /** Value in the form of a new record. */
  initial?: FormValue;
};

/** What keeps a form from being saved: field and a code the form has words for. */
export type RecordFault = { path: string; code: 'required' | 'dates-reversed' | 'money' | 'number' | 'parties' };

const EMPTY: Record<Field['kind'], FormValue> = {
  ...{ line: '', area: '', choice: '', date: '', money: '', number: '', site: '', shape: '' },
  ...{ choices: [], parties: [], switch: false },
};

function stated(field: Field, value: unknown): FormValue {
  if (value === null || value === undefined) return EMPTY[field.kind];
  if (field.kind === 'money') return typedMoney(String(value));
  return typeof value === 'number' ? String(value) : (value as FormValue);
}

/** The form of a stored record, or of a new one. */
export function formOf(fields: readonly Field[], row: object | null): RecordForm {
  const values = row as Record<string, unknown> | null;
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      values ? stated(field, values[field.from ?? field.name]) : (field.initial ?? EMPTY[field.kind]),
    ]),
  );
}

const isEmpty = (value: FormValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

export const isRequired = (field: Field, form: RecordForm): boolean =>
  typeof field.required === 'function' ? field.required(form) : field.required === true;

const FORMS: Partial<Record<Field['kind'], { code: RecordFault['code']; fits: (value: FormValue) => boolean }>> = {
  money: { code: 'money', fits: (value) => /^\d{1,16}(\.\d{1,2})?$/.test(plainMoney(String(value))) },
  number: { code: 'number', fits: (value) => /^\d{1,7}$/.test(String(value).trim()) },
  parties: {
    code: 'parties',
    fits: (value) => {
      const agencies = (value as readonly Party[]).map((party) => party.agency);
      return agencies.length > 1 && !agencies.includes('') && new Set(agencies).size === agencies.length;
    },
  },
};

function faultOf(field: Field, form: RecordForm): RecordFault[] {
  const value = form[field.name];
  if (value === undefined || isEmpty(value))
    return isRequired(field, form) ? [{ path: field.name, code: 'required' }] : [];
  const rule = FORMS[field.kind];
  return rule && !rule.fits(value) ? [{ path: field.name, code: rule.code }] : [];
}

/** Fields that are the first and the last day of something. */
const SPANS = [
  { from: 'validFrom', to: 'validTo' },
  { from: 'from', to: 'to' },
  { from: 'start', to: 'end' },
  { from: 'fromDay', to: 'toDay' },
] as const;

/** Everything that is missing or wrong before the server is asked. */
export function faultsOf(fields: readonly Field[], form: RecordForm): RecordFault[] {
  const reversed = SPANS.filter(({ from, to }) => form[from] && form[to] && String(form[from]) > String(form[to]));
  return [
    ...fields.flatMap((field) => faultOf(field, form)),
    ...reversed.map(({ to }) => ({ path: to, code: 'dates-reversed' as const })),
  ];
}

function onWire(field: Field, value: FormValue | undefined): unknown {
  if (value === undefined || (isEmpty(value) && !Array.isArray(value))) return null;
  if (field.kind === 'money') return plainMoney(String(value));
  if (field.kind === 'number' || field.isNumber) return Number(value);
  return typeof value === 'string' ? value.trim() : value;
}

/** The body of a new record: everything that is stated. Only for a form without faults. */
export function toBody(fields: readonly Field[], form: RecordForm): Record<string, unknown> {
  const entries = fields.map((field) => [field.name, onWire(field, form[field.name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only what differs from the state the form began with. Empty when nothing does. */
export function toPatch(fields: readonly Field[], form: RecordForm, base: RecordForm): Record<string, unknown> {
  const changed = fields.filter(
    (field) => !field.onlyNew && !same(onWire(field, form[field.name]), onWire(field, base[field.name])),
  );
  return Object.fromEntries(changed.map((field) => [field.name, onWire(field, form[field.name])]));
}

/** Own changes put on top of a newer stored state: a field that was not touched follows the newer one. */
export function rebase(form: RecordForm, base: RecordForm, newer: RecordForm): RecordForm {
  const own = Object.entries(form).filter(([name, value]) => !same(value, base[name]));
  return { ...newer, ...Object.fromEntries(own) };
}
