import type { HandoverLists } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { OVERDUE } from './alarm-select.js';

/** Rows told of each list; its total tells how many there are. */
const MOST_ROWS = 30;

type Titled<Item> = Omit<Item, 'title'> & { findingId: string };
/** Lists of a handover before the words of the findings are added. */
export type HandoverRows = {
  [Name in 'open' | 'snoozed' | 'overdue']: {
    total: number;
    items: Titled<HandoverLists[Name]['items'][number]>[];
  };
} & { decisions: { total: number; items: Titled<HandoverLists['decisions']['items'][number]>[] } };

const alarms = (condition: string): string => `
SELECT count(*) OVER ()::int AS total, a.id, a.number::int AS number, a.severity, a.finding_id AS "findingId", u.name AS owner,
  ${isoTimestamp('coalesce(a.returned_at, a.raised_at)')} AS since, ${isoTimestamp('a.snoozed_until')} AS until, a.snooze_reason AS reason
FROM alarm a LEFT JOIN app_user u ON u.id = a.owner_id WHERE a.merged_into IS NULL AND ${condition}
ORDER BY array_position(ARRAY['urgent', 'high', 'low'], a.priority), a.raised_at, a.number LIMIT ${MOST_ROWS}`;

// A proposal waits for the parties that have not answered.
const DECISIONS = `
SELECT count(*) OVER ()::int AS total, r.finding_id AS finding, r.finding_id AS "findingId", f.number::int AS number,
  ${isoTimestamp('r.created_at')} AS since,
  ARRAY(SELECT a.code FROM resolution_party p JOIN agency a ON a.id = p.agency_id
    WHERE p.resolution_id = r.id AND p.answer IS NULL ORDER BY a.code) AS "waitsFor"
FROM resolution r JOIN finding f ON f.id = r.finding_id WHERE r.state = 'proposed' AND NOT r.stale AND f.status <> 'closed'
ORDER BY r.created_at, r.id LIMIT ${MOST_ROWS}`;

const listed = <Row>(rows: (Row & { total: number })[]): { total: number; items: Row[] } => ({
  total: rows[0]?.total ?? 0,
  items: rows.map(({ total: _total, ...row }) => row as unknown as Row),
});

/** What is under way now and belongs to whoever takes over. */
export async function readHandover(manager: EntityManager): Promise<HandoverRows> {
  return {
    open: listed(await manager.query(alarms("a.state IN ('new', 'taken')"))),
    snoozed: listed(await manager.query(alarms("a.state = 'snoozed'"))),
    overdue: listed(await manager.query(alarms(OVERDUE))),
    decisions: listed(await manager.query(DECISIONS)),
  };
}
