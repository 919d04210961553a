import { createHash } from 'node:crypto';
import pg from 'pg';

const MARK = '/* kept */ ';

/**
 * Marks a statement that every connection plans once and keeps: for short statements that are asked all day, planning
 * takes longer than the answer. Its text must be one of few (values go by parameters, never into the text), it names its
 * columns, and its plan must not depend on the values. Not for transactions in which drafts lie over the registers: a
 * kept plan would not see them.
 */
export const kept = (sql: string): string => MARK + sql;

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 40);
  names.set(text, name);
  return name;
}

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;

/** A connection of the driver that keeps the plans of marked statements. */
export class KeepingClient extends pg.Client {
  override query: pg.Client['query'] = ((text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const plain = pg.Client.prototype.query as Query;
    if (typeof text !== 'string' || !text.startsWith(MARK)) return plain.call(this, text, values, ...rest);
    return plain.call(this, { name: nameOf(text), text, values }, ...rest);
  }) as pg.Client['query'];
}
