import { type AlarmFlood, FLOOD } from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { OVERDUE } from './alarm-select.js';

const RECENT = `raised_at > now() - make_interval(mins => ${FLOOD.minutes})`;

/** How many alarms were raised lately, counted only as far as it takes to know a flood. */
export async function countRecent(manager: EntityManager): Promise<number> {
  const rows: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM (SELECT FROM alarm WHERE ${RECENT} LIMIT ${FLOOD.alarms + 1}) recent`,
  );
  return rows[0]?.count ?? 0;
}

/** Puts the alarms of the last minutes into the flood that goes on, else into a new one. @returns its id */
export async function joinFlood(manager: EntityManager): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `WITH running AS (
       SELECT id FROM alarm_flood WHERE last_at > now() - make_interval(mins => ${FLOOD.minutes}) ORDER BY last_at DESC LIMIT 1
     ), begun AS (
       INSERT INTO alarm_flood (started_at) SELECT min(raised_at) FROM alarm WHERE ${RECENT} HAVING NOT EXISTS (SELECT FROM running)
       RETURNING id
     ) SELECT id FROM running UNION ALL SELECT id FROM begun`,
  );
  const id = rows[0]?.id as string;
  await manager.query('UPDATE alarm_flood SET last_at = now() WHERE id = $1', [id]);
  await manager.query(
    `UPDATE alarm SET flood_id = $1 WHERE ${RECENT} AND flood_id IS NULL AND state = 'new' AND merged_into IS NULL`,
    [id],
  );
  return id;
}

/** A flood before its first alarm is read. */
export type FloodRow = Omit<AlarmFlood, 'first'> & { firstId: string };

/** Floods of which something is still under way, the newest first: all of them, for the queue shows their alarms nowhere else. */
export function liveFloods(manager: EntityManager): Promise<FloodRow[]> {
  return manager.query(`
    WITH live AS (
      SELECT a.flood_id, f.rule, a.priority, a.state, ${OVERDUE} AS overdue FROM alarm a JOIN finding f ON f.id = a.finding_id
      WHERE a.flood_id IS NOT NULL AND a.state <> 'closed' AND a.merged_into IS NULL
    )
    SELECT l.id, ${isoTimestamp('l.started_at')} AS "startedAt", ${isoTimestamp('l.last_at')} AS "lastAt",
      (SELECT count(*)::int FROM alarm a WHERE a.flood_id = l.id) AS total,
      (SELECT a.id FROM alarm a WHERE a.flood_id = l.id ORDER BY a.event_at, a.number LIMIT 1) AS "firstId",
      s.open, s.live, s.snoozed, s.overdue, json_build_object('low', s.low, 'high', s.high, 'urgent', s.urgent) AS "byPriority",
      (SELECT json_agg(json_build_object('rule', r.rule, 'count', r.count) ORDER BY r.count DESC, r.rule) FROM (
        SELECT rule, count(*)::int AS count FROM live WHERE flood_id = l.id GROUP BY rule) r) AS "byRule"
    FROM alarm_flood l JOIN (
      SELECT flood_id, count(*)::int AS live, count(*) FILTER (WHERE state = 'new')::int AS open,
        count(*) FILTER (WHERE state = 'snoozed')::int AS snoozed,
        count(*) FILTER (WHERE overdue)::int AS overdue, count(*) FILTER (WHERE priority = 'low')::int AS low,
        count(*) FILTER (WHERE priority = 'high')::int AS high, count(*) FILTER (WHERE priority = 'urgent')::int AS urgent
      FROM live GROUP BY flood_id
    ) s ON s.flood_id = l.id ORDER BY l.started_at DESC, l.id DESC`) as Promise<FloodRow[]>;
}
