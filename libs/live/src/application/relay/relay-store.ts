import type { Client, QueryResult, QueryResultRow } from 'pg';
import { type EventRow, type NumberedEvent, toNumberedEvent } from '../../domain/numbered-event.js';

/** Held by a relay that watches the outbox; writers that see it held do not notify (`outbox_notify`). */
const WATCH_LOCK = 7_140_003;

/** Which of the two hand-overs a mark belongs to. */
export type Mark = 'published_seq' | 'dispatched_seq';

// One statement is one transaction: rows leave the outbox and get their numbers, or nothing happens. The update of
// event_position locks its only row, so that two relays cannot give the same number even if both believed to lead.
const NUMBER = `
WITH batch AS (
  DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $1) RETURNING *
), numbered AS (
  SELECT row_number() OVER (ORDER BY id) AS place, batch.* FROM batch
), moved AS (
  UPDATE event_position SET last_seq = last_seq + (SELECT count(*) FROM batch)
  WHERE EXISTS (SELECT FROM batch) RETURNING last_seq - (SELECT count(*) FROM batch) AS base
)
INSERT INTO event (seq, type, at, rooms, territory_ids, subject_type, subject_id, data)
SELECT moved.base + place, type, at, rooms, territory_ids, subject_type, subject_id, data FROM numbered, moved`;

const NEXT = (mark: Mark): string => `
SELECT event.seq, type, at, rooms, territory_ids, subject_type, subject_id, data
FROM event WHERE event.seq > (SELECT ${mark} FROM event_position) ORDER BY event.seq LIMIT $1`;

// A mark that a crash of PostgreSQL takes back is a batch handed on twice, which receivers know: it need not wait for the disk.
const ADVANCE = (mark: Mark): string => `
UPDATE event_position SET ${mark} = $1 FROM (SELECT set_config('synchronous_commit', 'off', true)) hurry WHERE ${mark} < $1`;

// Nothing that still waits for Redis is thrown away, however old.
const FORGET = `
DELETE FROM event WHERE recorded_at < now() - make_interval(days => coalesce(
    (SELECT (value #>> '{}')::int FROM setting WHERE key = 'live.retentionDays'), $1::int))
  AND seq <= (SELECT least(published_seq, dispatched_seq) FROM event_position)`;

const EMPTY_MONTHS = `
SELECT c.oid::regclass::text AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_\\d{4}_\\d{2}$'
  AND c.relname < 'event_' || to_char(current_date - interval '1 month', 'YYYY_MM')`;

/** The relay's statements, all over the one connection that holds its lock. */
export class RelayStore {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: Client) {}

  /** Gives numbers to the oldest waiting events. @returns how many */
  async number(limit: number): Promise<number> {
    const result = await this.query(NUMBER, [limit], 'number');
    return result.rowCount ?? 0;
  }

  /** The next events after a mark, in order. */
  async next(mark: Mark, limit: number): Promise<NumberedEvent[]> {
    const result = await this.query<EventRow>(NEXT(mark), [limit], `next-${mark}`);
    return result.rows.map(toNumberedEvent);
  }

  async advance(mark: Mark, seq: number): Promise<void> {
    await this.query(ADVANCE(mark), [seq], `advance-${mark}`);
  }

  /** From now on writers need not notify. @returns whether it is so: not while one that has notified is under way */
  async watch(): Promise<boolean> {
    const result = await this.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [WATCH_LOCK]);
    return result.rows[0]?.held ?? false;
  }

  /** From now on writers notify. */
  async unwatch(): Promise<void> {
    await this.query('SELECT pg_advisory_unlock($1)', [WATCH_LOCK]);
  }

  /** Makes room for the coming month and drops events older than the days kept. @returns false: nothing is left to do */
  async maintain(defaultRetentionDays: number): Promise<false> {
    await this.query(
      `SELECT event_ensure_partition(current_date), event_ensure_partition((current_date + interval '1 month')::date)`,
    );
    await this.query(FORGET, [defaultRetentionDays]);
    const months = await this.query<{ name: string }>(EMPTY_MONTHS);
    for (const { name } of months.rows) await this.dropIfEmpty(name);
    return false;
  }

  // The duties share the connection; one statement at a time goes over it. A named one is planned once.
  private query<Row extends QueryResultRow>(
    text: string,
    values: unknown[] = [],
    name?: string,
  ): Promise<QueryResult<Row>> {
    const result = this.last.then(() => this.client.query<Row>({ text, values, ...(name ? { name } : {}) }));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async dropIfEmpty(partition: string): Promise<void> {
    const filled = await this.query(`SELECT 1 FROM ${partition} LIMIT 1`);
    if (filled.rowCount === 0) await this.query(`DROP TABLE ${partition}`);
  }
}
