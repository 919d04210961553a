import { fieldError, idsByCode, resolveCode, resolveOptional, type Register } from '@abat/platform';
import type { EntityManager } from 'typeorm';

type Named = Partial<Record<'function' | 'territory' | 'site' | 'legalAct', string | null>>;
const REGISTERS = { function: 'function', territory: 'territory', site: 'site', legalAct: 'legalAct' } as const;

/**
 * Ids of the rows that a draft or patch names, under `<field>Id`. What it does not name is left out.
 * @throws DomainError reference.unknown with the path of the field
 */
export async function namedIds(manager: EntityManager, input: Named): Promise<Record<string, string | null>> {
  const ids: Record<string, string | null> = {};
  for (const [field, register] of Object.entries(REGISTERS) as [keyof Named, Register][]) {
    const id = await resolveOptional(manager, register, { code: input[field], path: field });
    if (id !== undefined) ids[`${field}Id`] = id;
  }
  return ids;
}

/**
 * The code of the object kind that a code or id names; undefined when none is given.
 * @throws DomainError reference.unknown on field `objectKind`
 */
export async function kindCode(manager: EntityManager, named: string | undefined): Promise<{ objectKind?: string }> {
  if (named === undefined) return {};
  const id = await resolveCode(manager, 'objectKind', named, 'objectKind');
  const rows: { code: string }[] = await manager.query('SELECT code FROM object_kind WHERE id = $1', [id]);
  if (!rows[0]) throw fieldError('reference.unknown', 'objectKind', `unknown objectKind: ${named}`);
  return { objectKind: rows[0].code };
}

/** SQL: the function at `path` is the one named, or stands below it. */
export const inBranch = (path: string, placeholder: string): string =>
  `${path} <@ ANY (SELECT u.path FROM city_function u WHERE u.id IN (${idsByCode('function', placeholder)}))`;

/** SQL: the object kind of this code is the one named, or stands below it. */
export const inKind = (code: string, placeholder: string): string =>
  `${code} IN (SELECT k.code FROM object_kind k JOIN object_kind u ON k.path <@ u.path WHERE u.id IN (${idsByCode('objectKind', placeholder)}))`;
