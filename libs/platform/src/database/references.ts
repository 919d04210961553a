import type { EntityManager } from 'typeorm';
import { fieldError } from '../errors/domain-error.js';

// Registers that others name by code. `city` names the territory of kind city.
const REGISTERS = {
  agency: { table: 'agency', code: 'code' },
  function: { table: 'city_function', code: 'code' },
  territory: { table: 'territory', code: 'external_id' },
  budgetLine: { table: 'budget_line', code: 'code' },
  project: { table: 'project', code: 'code' },
  site: { table: 'site', code: 'external_id' },
  objectKind: { table: 'object_kind', code: 'code' },
  legalAct: { table: 'legal_act', code: 'code' },
  workType: { table: 'work_type', code: 'code' },
  mandateSet: { table: 'mandate_set', code: 'code' },
} as const;
export type Register = keyof typeof REGISTERS;

/** Where the rows of a register stand, and the column of what others name them by. */
export const tableOf = (register: Register): { table: string; code: string } => REGISTERS[register];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** SQL that selects ids of the rows named by a code or an id; `placeholder` is a bound text parameter. */
export function idsByCode(register: Register, placeholder: string): string {
  const { table, code } = REGISTERS[register];
  const city = register === 'territory' ? ` OR (${placeholder} = 'city' AND kind = 'city')` : '';
  return `SELECT id FROM ${table} WHERE ${code} = ${placeholder} OR id::text = ${placeholder}${city}`;
}

/**
 * SQL that selects the ids of a territory and of those below it: what lies in a district lies in its city.
 * @param placeholder a bound text parameter: a code or an id
 */
export const territoriesIn = (placeholder: string): string =>
  `SELECT t.id FROM territory t, territory n WHERE n.id IN (${idsByCode('territory', placeholder)}) AND n.id IN (t.id, t.parent_id)`;

/**
 * The id of the row that a code (or id) names. Sites of different sources may share a code: then only the id names one.
 * @throws DomainError reference.unknown with the path of the field
 */
export async function resolveCode(
  manager: EntityManager,
  register: Register,
  code: string,
  path: string,
): Promise<string> {
  const rows: { id: string }[] = await manager.query(`${idsByCode(register, '$1')} LIMIT 2`, [code]);
  if (register === 'site' && rows.length > 1)
    throw fieldError('reference.unknown', path, `several sites have the code ${code}: name one by its id`);
  const id = rows[0]?.id;
  if (!id) throw fieldError('reference.unknown', path, `unknown ${register}: ${code}`);
  return id;
}

/** Like {@link resolveCode} for a field that may be absent (undefined: leave as it is) or null. */
export async function resolveOptional(
  manager: EntityManager,
  register: Register,
  field: { code: string | null | undefined; path: string },
): Promise<string | null | undefined> {
  return field.code ? resolveCode(manager, register, field.code, field.path) : (field.code as null | undefined);
}

/** True for the text form of a uuid. */
export const isUuid = (text: string): boolean => UUID.test(text);
