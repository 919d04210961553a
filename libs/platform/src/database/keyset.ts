import type { Page } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { databaseCode } from '../errors/database-error.js';
import { fieldError } from '../errors/domain-error.js';
import type { Conditions } from './conditions.js';

/**
 * An expression to sort by and the SQL type its value has in a cursor. `notNull` = it always has a value: an index on
 * (expression, id) then gives the page without sorting.
 */
export type SortKey = {
  expression: string;
  type: 'text' | 'date' | 'timestamptz' | 'numeric' | 'bigint' | 'float8';
  notNull?: true;
};

/**
 * What a list selects. `from` holds the joins; `id` is unique and breaks ties. `narrow` is `from` without joins that
 * neither add nor drop rows, enough for conditions and orders: rows are counted and the page is chosen there, and only
 * the page is joined.
 */
export type KeysetSource = {
  from: string;
  narrow?: string;
  /** No index gives the order, as in views of the past: the page is planned as a choice among all rows. Needs `narrow`. */
  unordered?: boolean;
  columns: string;
  id: string;
  sorts: Record<string, SortKey>;
};

/** `offset` skips rows, for tables whose scroll bar jumps; a cursor is cheaper the deeper the page lies. */
export type KeysetRequest = { limit: number; cursor?: string | undefined; offset?: number | undefined; sort: string };

const unreadable = (reason: string, cause?: unknown): Error =>
  Object.assign(fieldError('request.invalid', 'cursor', reason), { cause });

// Class 22: no date, no number; 42601: no path of a tree. The only texts cast here come from the cursor.
const isNoValue = (error: unknown): boolean => /^(22|42601)/.test(databaseCode(error) ?? '');

const cursorSchema = z.tuple([z.string(), z.union([z.string(), z.null()]), z.uuid()]);

function decode(cursor: string, sort: string): { value: string | null; id: string } {
  try {
    const [cursorSort, value, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (cursorSort === sort) return { value, id };
  } catch (cause) {
    throw unreadable('the cursor cannot be read', cause);
  }
  throw unreadable('the cursor belongs to another order');
}

const encode = (sort: string, value: string | null, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

// NULLS LAST in both directions: rows without a value follow all others.
function afterCursor(
  conditions: Conditions,
  key: SortKey,
  id: string,
  at: { value: string | null; id: string; descending: boolean },
): void {
  const sign = at.descending ? '<' : '>';
  const last = conditions.bind(at.id);
  if (at.value === null) {
    conditions.add(`${key.expression} IS NULL AND ${id} ${sign} ${last}::uuid`);
    return;
  }
  const value = `${conditions.bind(at.value)}::${key.type}`;
  if (key.notNull) {
    conditions.add(`(${key.expression}, ${id}) ${sign} (${value}, ${last}::uuid)`);
    return;
  }
  conditions.add(
    `${key.expression} ${sign} ${value} OR (${key.expression} = ${value} AND ${id} ${sign} ${last}::uuid) OR ${key.expression} IS NULL`,
  );
}

/** WHERE, ORDER BY and LIMIT of a page and the row that tells whether another follows. */
function chosenRows(
  source: KeysetSource,
  { key, descending, limit, offset }: { key: SortKey; descending: boolean; limit: number; offset: number },
  where: string,
): string {
  const direction = descending ? 'DESC' : 'ASC';
  const by = (expression: string, id: string): string =>
    `ORDER BY ${expression} ${direction}${key.notNull ? '' : ' NULLS LAST'}, ${id} ${direction}`;
  const order = by(key.expression, source.id);
  const most = `LIMIT ${limit + 1}${offset > 0 ? ` OFFSET ${offset}` : ''}`;
  const chosen = `${where} ${order} ${most}`;
  if (!source.narrow) return chosen;
  if (source.unordered) {
    // OFFSET 0 keeps the limit out of the plan: it would be trusted to end early, and nothing here does.
    const all = `SELECT ${source.id} AS id, ${key.expression} AS key FROM ${source.narrow} ${where} OFFSET 0`;
    return `WHERE ${source.id} = ANY (ARRAY(SELECT c.id FROM (${all}) c ${by('c.key', 'c.id')} ${most})) ${order}`;
  }
  // As an array the ids are known before the rows are looked for: each is then read by its index, in views too.
  return `WHERE ${source.id} = ANY (ARRAY(SELECT ${source.id} FROM ${source.narrow} ${chosen})) ${order}`;
}

/**
 * One page of a list by keyset: constant cost however deep, stable under inserts.
 * @throws DomainError request.invalid for a cursor that is not ours
 */
export async function keysetPage<Row extends object>(
  manager: EntityManager,
  source: KeysetSource,
  request: KeysetRequest,
  conditions: Conditions,
): Promise<Page<Row>> {
  const descending = request.sort.startsWith('-');
  const key = source.sorts[request.sort.replace(/^-/, '')];
  if (!key) throw fieldError('request.invalid', 'sort', `unknown order: ${request.sort}`);
  const paged = conditions.copy();
  if (request.cursor) afterCursor(paged, key, source.id, { ...decode(request.cursor, request.sort), descending });
  const page = chosenRows(source, { key, descending, limit: request.limit, offset: request.offset ?? 0 }, paged.where);
  const read: Promise<(Row & { __sort: string | null; __id: string })[]> = manager.query(
    `SELECT ${source.columns}, (${key.expression})::text AS __sort, ${source.id} AS __id FROM ${source.from} ${page}`,
    paged.parameters,
  );
  const rows = await read.catch((error: unknown) => {
    throw request.cursor && isNoValue(error) ? unreadable('the cursor cannot be read', error) : error;
  });
  const counted: { total: string }[] = await manager.query(
    `SELECT count(*) AS total FROM ${source.narrow ?? source.from} ${conditions.where}`,
    conditions.parameters,
  );
  const last = rows.length > request.limit ? rows[request.limit - 1] : undefined;
  const items = rows.slice(0, request.limit).map(({ __sort: _sort, __id: _id, ...row }) => row as unknown as Row);
  return {
    items,
    nextCursor: last ? encode(request.sort, last.__sort, last.__id) : null,
    total: Number(counted[0]?.total ?? 0),
  };
}
