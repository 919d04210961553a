import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type EventRow, type NumberedEvent, toNumberedEvent } from '../domain/numbered-event.js';

/** Numbers the log still holds: `oldestSeq` is `lastSeq + 1` when it holds none. */
export type EventBounds = { lastSeq: number; oldestSeq: number };

/** A stretch of the log: after `after`, up to and including `upTo`, at most `limit`, only what `rooms` may hear. */
export type EventRange = { after: number; upTo: number; limit: number; rooms?: readonly string[] };

/** The newest number given out, and the oldest change that waits for one; null when none waits. */
export type LogPosition = { lastSeq: number; waitingId: string | null };

const COLUMNS = 'seq, type, at, rooms, territory_ids, subject_type, subject_id, data';

/** The numbered events as stored: the truth that every lost message is filled from. */
@Injectable()
export class EventLog {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Events of a range, in order. */
  async read(range: EventRange): Promise<NumberedEvent[]> {
    const rows: EventRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM event WHERE seq > $1 AND seq <= $2 AND ($3::text[] IS NULL OR rooms && $3::text[])
       ORDER BY seq LIMIT $4`,
      [range.after, range.upTo, range.rooms ?? null, range.limit],
    );
    return rows.map(toNumberedEvent);
  }

  async position(): Promise<LogPosition> {
    const rows: { last: string; waiting: string | null }[] = await this.dataSource.query(
      'SELECT last_seq AS last, (SELECT min(id) FROM outbox) AS waiting FROM event_position',
    );
    return { lastSeq: Number(rows[0]?.last ?? 0), waitingId: rows[0]?.waiting ?? null };
  }

  async bounds(): Promise<EventBounds> {
    const rows: { last: string; oldest: string }[] = await this.dataSource.query(
      `SELECT last_seq AS last, coalesce((SELECT min(seq) FROM event), last_seq + 1) AS oldest FROM event_position`,
    );
    return { lastSeq: Number(rows[0]?.last ?? 0), oldestSeq: Number(rows[0]?.oldest ?? 1) };
  }
}
