import type { ImportKind } from '@abat/contracts';
import type { z } from 'zod';

export type FieldType = 'code' | 'text' | 'choice' | 'date' | 'boolean' | 'integer' | 'money';

/** One column of an import kind. `prop` is its name in the contract's schema (camelCase). */
export type Field = { name: string; prop: string; type: FieldType };

/** SQL types of the staged values. */
export const SQL_TYPES: Record<FieldType, string> = {
  code: 'text',
  text: 'text',
  choice: 'text',
  date: 'date',
  boolean: 'boolean',
  integer: 'integer',
  money: 'numeric(18,2)',
};

/** A column that names a row of another register by its code. */
export type Reference = {
  field: string;
  target: 'agency' | 'function' | 'territory' | 'budget-line' | 'site' | 'object-kind' | 'mandate-set' | 'work-type';
};

/** What the importer knows of a kind before it looks into the database. */
export type KindDefinition = {
  kind: ImportKind;
  /** Column that identifies a row. */
  key: 'external_id' | 'code';
  /** `source`: unique together with the source; `all`: unique over all sources. */
  unique: 'source' | 'all';
  fields: readonly Field[];
  /** Checks everything but the geometry. */
  schema: z.ZodType<Record<string, unknown>>;
  geometry: 'none' | 'optional' | 'required';
  polygonsOnly: boolean;
  /** Places far from the city are refused. */
  nearCity: boolean;
  references: readonly Reference[];
  /** First and last day: the last may not come before the first. */
  period?: readonly [string, string];
  /** Rows may stand below other rows of the same kind (column `parent`). */
  hierarchical: boolean;
  /** A layer whose size is compared with what its source had. */
  baseLayer: boolean;
};

const camel = (name: string): string => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Fields of one type, from a list of snake_case names. */
export const fields = (type: FieldType, names: string): Field[] =>
  names.split(' ').map((name) => ({ name, prop: camel(name), type }));
