import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { JournalEntry, JournalKind, JournalQuery, Page } from '@abat/contracts';
import { Conditions, isoTimestamp, keysetPage, type KeysetSource, likePattern } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A line about to be written. Without `by` the system did it; without `shift` it belongs to the writer's. */
export type NewEntry = {
  kind: JournalKind;
  by?: { userId: string; name: string };
  shift?: string;
  alarm?: string;
  text?: string | null;
  data?: Record<string, unknown>;
};

const SOURCE: KeysetSource = {
  from: 'journal_entry j LEFT JOIN shift s ON s.id = j.shift_id LEFT JOIN alarm a ON a.id = j.alarm_id',
  columns: `j.id, ${isoTimestamp('j.at')} AS at, j.kind, j.user_name AS by, j.text, j.data,
    CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'number', s.number) END AS shift,
    CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'number', a.number) END AS alarm`,
  id: 'j.id',
  sorts: { at: { expression: 'j.at', type: 'timestamptz', notNull: true } },
};

// The line belongs to the shift its writer is on.
const WRITE = `
INSERT INTO journal_entry (kind, user_id, user_name, shift_id, alarm_id, text, data)
SELECT e.kind, e.user_id, e.user_name,
  coalesce(e.shift_id, (SELECT s.id FROM shift s WHERE s.user_id = e.user_id AND s.state IN ('running', 'prepared', 'signed'))),
  e.alarm_id, e.text, coalesce(e.data, '{}')
FROM jsonb_to_recordset($1::jsonb) AS e (kind text, user_id uuid, user_name text, shift_id uuid, alarm_id uuid, text text, data jsonb)
RETURNING id`;

/** The journal: written with what it tells of, never changed. */
@Injectable()
export class JournalRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: JournalQuery): Promise<Page<JournalEntry>> {
    const { limit, cursor, sort, q } = query;
    const conditions = new Conditions()
      .when(query.shift, (shift) => `j.shift_id = ${shift}::uuid`)
      .when(query.alarm, (alarm) => `j.alarm_id = ${alarm}::uuid`)
      .when(query.kind, (kind) => `j.kind = ${kind}`)
      .when(query.since, (since) => `j.at >= ${since}::timestamptz`)
      .when(q && likePattern(q), (pattern) => `fold_text(j.text) LIKE fold_text(${pattern})`);
    return keysetPage(this.dataSource.manager, SOURCE, { limit, cursor, sort }, conditions);
  }

  /** Writes lines in the transaction of what they tell of. @returns their ids */
  async write(manager: EntityManager, entries: readonly NewEntry[]): Promise<string[]> {
    if (entries.length === 0) return [];
    const rows = entries.map(({ kind, by, shift, alarm, text, data }) => ({
      ...{ kind, user_id: by?.userId ?? null, user_name: by?.name ?? null, shift_id: shift ?? null },
      ...{ alarm_id: alarm ?? null, text: text ?? null, data: data ?? {} },
    }));
    const written: { id: string }[] = await manager.query(WRITE, [JSON.stringify(rows)]);
    return written.map(({ id }) => id);
  }

  async getById(manager: EntityManager, id: string): Promise<JournalEntry> {
    const rows: JournalEntry[] = await manager.query(`SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE j.id = $1`, [
      id,
    ]);
    return rows[0] as JournalEntry;
  }
}
