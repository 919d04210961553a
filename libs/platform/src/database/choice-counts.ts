import type { ChoiceCounts } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Conditions } from './conditions.js';
import { type Register, tableOf } from './references.js';

/**
 * What the choices of a filter part the rows of a list by. `key`: SQL of what a row holds, an id, ids or a plain value,
 * over the list and `join`; `where`: rows no choice counts are left out. `named` joins what the keys n.key stand for,
 * `value` is SQL of the choice then: a row counts once for each choice it is joined to.
 */
export type Choice = { key: string; join?: string; where?: string; named?: string; value?: string };

/** Choices a row holds itself: a status, a kind. */
export const heldChoice = (key: string): Choice => ({ key });

/** Choices that name a row of another register by its code. */
export function namedChoice(register: Register, id: string): Choice {
  const { table, code } = tableOf(register);
  return { key: id, named: `JOIN ${table} x ON x.id = n.key`, value: `x.${code}` };
}

/** {@link namedChoice} where a row names several: `ids` is an array. */
export const anyOfChoice = (register: Register, ids: string): Choice => ({
  ...namedChoice(register, ids),
  named: `JOIN ${tableOf(register).table} x ON x.id = ANY (n.key)`,
});

/** {@link namedChoice} of a tree, where a choice stands for everything below it too. `held`: the column the keys are of. */
export function branchChoice(register: 'function' | 'objectKind', key: string, held = 'id'): Choice {
  const { table, code } = tableOf(register);
  return {
    key,
    named: `JOIN ${table} d ON d.${held} = n.key JOIN ${table} x ON d.path <@ x.path`,
    value: `x.${code}`,
  };
}

/** Territories, each with those right below it: what lies in a district lies in its city. `ids` is an array. */
export const territoryChoice = (ids: string): Choice => ({
  ...namedChoice('territory', ids),
  named: `JOIN territory x ON n.key && ARRAY(SELECT t.id FROM territory t WHERE x.id IN (t.id, t.parent_id))`,
});

/** Rows of a list by the choices of one filter, in one pass; choices no row is left with are not told. */
export async function countChoices(
  manager: EntityManager,
  { from, choice, conditions }: { from: string; choice: Choice; conditions: Conditions },
): Promise<ChoiceCounts> {
  const { key, join = '', where, named = '', value = 'n.key::text' } = choice;
  const chosen = where ? conditions.copy().add(where) : conditions;
  const items: ChoiceCounts['items'] = await manager.query(
    `SELECT ${value} AS value, sum(n.count)::int AS count
     FROM (SELECT ${key} AS key, count(*) AS count FROM ${from} ${join} ${chosen.where} GROUP BY 1) n ${named}
     WHERE n.key IS NOT NULL GROUP BY 1 ORDER BY 1`,
    chosen.parameters,
  );
  return { items };
}
