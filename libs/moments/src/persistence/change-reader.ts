import type { Change, Changes, ChangesQuery } from '@abat/contracts';
import { fieldError, isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { SUBJECT_FACTS } from './subject-facts.js';
import { CHANGED_FIELDS, TOUCHED } from './touched.js';

/** What changes are asked for, with ids in place of codes. */
export type ChangeScope = { since: string; until: string; districtId: string | null; agencyId: string | null };

// $1 since, $2 until, $3 district, $4 agency, $5 subject, $6 action; $7..$9 the last change of the page before, $10 most.
const CHOSEN = `
chosen AS MATERIALIZED (
  SELECT t.*, f.title, f.number, f.severity, f.gone FROM touched t JOIN fact f ON f.type = t.type AND f.id = t.id
  WHERE ($3::uuid IS NULL OR f.districts @> ARRAY[$3::uuid]) AND ($4::uuid IS NULL OR f.agencies @> ARRAY[$4::uuid])
), kind AS MATERIALIZED (
  SELECT * FROM chosen c WHERE ($5::text IS NULL OR c.type = $5) AND ($6::text IS NULL OR c.action = $6)
)`;

const exactly = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const ITEM = `json_build_object('id', t.type || ':' || t.id || ':' || ${exactly('t.at')}, 'at', ${isoTimestamp('t.at')},
  'subject', json_build_object('type', t.type, 'id', t.id), 'action', t.action, 'title', t.title, 'number', t.number, 'severity', t.severity,
  'gone', t.gone, 'actor', t.actor, 'changes', ${CHANGED_FIELDS})`;

const STATEMENT = `
WITH ${TOUCHED}, ${SUBJECT_FACTS}, ${CHOSEN}, page AS (
  SELECT * FROM kind k WHERE $7::timestamptz IS NULL OR (k.at, k.type, k.id) < ($7::timestamptz, $8::text, $9::uuid)
  ORDER BY k.at DESC, k.type DESC, k.id DESC LIMIT $10::int + 1
)
SELECT (SELECT count(*)::int FROM kind) AS total,
  coalesce((SELECT json_agg(n ORDER BY n.count DESC, n.subject, n.action) FROM (
    SELECT type AS subject, action, count(*)::int AS count FROM chosen GROUP BY 1, 2) n), '[]') AS counts,
  coalesce((SELECT json_agg(${ITEM} ORDER BY t.at DESC, t.type DESC, t.id DESC) FROM page t), '[]') AS items,
  ${isoTimestamp('$1::timestamptz')} AS since, ${isoTimestamp('$2::timestamptz')} AS until`;

const cursorSchema = z.tuple([z.iso.datetime(), z.string().max(40), z.uuid()]);

function readCursor(cursor: string | undefined): [string | null, string | null, string | null] {
  if (!cursor) return [null, null, null];
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw Object.assign(fieldError('request.invalid', 'cursor', 'the cursor cannot be read'), { cause });
  }
}

// The id of a change ends with its moment to the microsecond: that is where the next page begins.
function cursorOf({ id, subject }: Change): string {
  const at = id.slice(subject.type.length + subject.id.length + 2);
  return Buffer.from(JSON.stringify([at, subject.type, subject.id])).toString('base64url');
}

type Row = Omit<Changes, 'nextCursor'>;

/**
 * What changed in a window, newest first: one snapshot.
 * @throws DomainError request.invalid for a cursor that is not ours
 */
export async function readChanges(manager: EntityManager, scope: ChangeScope, query: ChangesQuery): Promise<Changes> {
  const { since, until, districtId, agencyId } = scope;
  const kind = [query.subject ?? null, query.action ?? null];
  const rows: Row[] = await manager.query(STATEMENT, [
    ...[since, until, districtId, agencyId],
    ...kind,
    ...readCursor(query.cursor),
    query.limit,
  ]);
  if (!rows[0]) throw new TypeError('changes are one row');
  const items = rows[0].items.slice(0, query.limit);
  const last = rows[0].items.length > query.limit ? items.at(-1) : undefined;
  return { ...rows[0], items, nextCursor: last ? cursorOf(last) : null };
}
