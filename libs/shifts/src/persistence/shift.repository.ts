import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  DomainError,
  type HandoverLists,
  LONGEST_SHIFT_HOURS,
  type Page,
  type Shift,
  type ShiftQuery,
} from '@abat/contracts';
import { Conditions, databaseCode, isoTimestamp, keysetPage, type KeysetSource } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ShiftStanding } from '../domain/shift-state.js';

const person = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'role', ${alias}.role) END`;

const SOURCE: KeysetSource = {
  from: 'shift s JOIN app_user u ON u.id = s.user_id LEFT JOIN app_user i ON i.id = s.incoming_id',
  columns: `s.id, s.number::int AS number, s.state, ${person('u')} AS holder, ${isoTimestamp('s.started_at')} AS "startedAt",
    ${isoTimestamp('s.ended_at')} AS "endedAt", ${person('i')} AS incoming, s.note, s.lists, ${isoTimestamp('s.prepared_at')} AS "preparedAt",
    ${isoTimestamp('s.outgoing_signed_at')} AS "outgoingSignedAt", ${isoTimestamp('s.incoming_signed_at')} AS "incomingSignedAt",
    s.left_reason AS "leftReason", s.version`,
  id: 's.id',
  sorts: { startedAt: { expression: 's.started_at', type: 'timestamptz', notNull: true } },
};

/** Over alias `s`: so long that its holder is taken to have gone. */
export const TOO_LONG = `s.started_at < now() - make_interval(hours => ${LONGEST_SHIFT_HOURS})`;
/** Over alias `s`: its holder is on duty. */
export const ON_DUTY = `s.state IN ('running', 'prepared', 'signed')`;
/** Days for which a handover that misses a signature stays in view. */
const UNSIGNED_DAYS = 7;
const UNIQUE_VIOLATION = '23505';
const SHIFT_LOCK = 7_140_033;

/** What each act writes, beside state and version. `$2` = uuid of who acts, `$3` = text, `$4` = lists. */
const WRITES = {
  prepare: 'note = $3, lists = $4::jsonb, prepared_at = now(), outgoing_signed_at = NULL',
  'sign-out': 'outgoing_signed_at = now()',
  'sign-in': 'incoming_signed_at = now(), incoming_id = $2::uuid, ended_at = now()',
  resume: 'outgoing_signed_at = NULL',
  leave: 'left_reason = $3, ended_at = now()',
} as const;
export type ShiftWrite = keyof typeof WRITES;

/** A locked shift. */
export type LockedShift = ShiftStanding & { version: number };

/** Stored shifts. */
@Injectable()
export class ShiftRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list({ limit, cursor, sort, state }: ShiftQuery): Promise<Page<Shift>> {
    const conditions = new Conditions().when(state, (p) => `s.state = ${p}`);
    return keysetPage(this.dataSource.manager, SOURCE, { limit, cursor, sort }, conditions);
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<Shift> {
    const rows: Shift[] = await manager.query(`SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE s.id = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** Who is on duty, the longest first. */
  onDuty(): Promise<Shift[]> {
    return this.dataSource.query(
      `SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE ${ON_DUTY} ORDER BY s.started_at, s.id LIMIT 50`,
    );
  }

  /** When somebody's last shift ended, ISO 8601; null: they had none. */
  async lastEnd(userId: string): Promise<string | null> {
    const rows: { at: string | null }[] = await this.dataSource.query(
      `SELECT ${isoTimestamp('max(s.ended_at)')} AS at FROM shift s WHERE s.user_id = $1`,
      [userId],
    );
    return rows[0]?.at ?? null;
  }

  /** Handovers that miss a signature and shifts nobody has ended, the newest first. */
  unsigned(): Promise<Shift[]> {
    return this.dataSource.query(
      `SELECT ${SOURCE.columns} FROM ${SOURCE.from} WHERE s.state IN ('prepared', 'signed')
         OR (s.state = 'running' AND ${TOO_LONG})
         OR (s.state = 'left' AND s.ended_at > now() - make_interval(days => ${UNSIGNED_DAYS})) ORDER BY s.started_at DESC, s.id DESC LIMIT 20`,
    );
  }

  /** Lets one transaction at a time change shifts. */
  async lockAll(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [SHIFT_LOCK]);
  }

  /** Locks a shift for the rest of the transaction. @throws DomainError resource.not-found */
  async lock(manager: EntityManager, id: string): Promise<LockedShift> {
    const rows: LockedShift[] = await manager.query(
      'SELECT state, user_id AS "holderId", version FROM shift WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** Starts a shift. @throws DomainError shift.running when the person is on one */
  async start(manager: EntityManager, userId: string): Promise<string> {
    try {
      const rows: { id: string }[] = await manager.query('INSERT INTO shift (user_id) VALUES ($1) RETURNING id', [
        userId,
      ]);
      return rows[0]?.id as string;
    } catch (error) {
      if (databaseCode(error) === UNIQUE_VIOLATION) throw new DomainError('shift.running', { cause: error });
      throw error;
    }
  }

  async isOnDuty(manager: EntityManager, userId: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(`SELECT FROM shift s WHERE s.user_id = $1 AND ${ON_DUTY}`, [userId]);
    return rows.length > 0;
  }

  /** Moves a locked shift to a state and writes what belongs to the act. */
  async move(
    manager: EntityManager,
    id: string,
    to: {
      state: ShiftStanding['state'];
      write: ShiftWrite;
      userId: string;
      text?: string | null;
      lists?: HandoverLists;
    },
  ): Promise<void> {
    // Every parameter is named, so that each act may leave out what it does not write.
    await manager.query(
      `WITH given AS (SELECT $2::uuid AS who, $3::text AS said, $4::jsonb AS lists)
       UPDATE shift SET state = $5, ${WRITES[to.write]}, version = version + 1 FROM given WHERE id = $1`,
      [id, to.userId, to.text ?? null, to.lists ? JSON.stringify(to.lists) : null, to.state],
    );
  }
}
