import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@abat/access';
import { type AlarmQuery, DomainError, type Page, type Person, type Role } from '@abat/contracts';
import { keysetPage } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { AlarmStanding } from '../domain/alarm-state.js';
import { ALARM_SOURCE, alarmConditions, type AlarmRow, ONE_ALARM, SOME_ALARMS } from './alarm-select.js';

/** A locked alarm. `ownerName` is told to whoever comes second. */
export type LockedAlarm = AlarmStanding & {
  id: string;
  number: number;
  findingId: string;
  ownerName: string | null;
  firstTakenAt: string | null;
  snoozeCount: number;
  territoryIds: string[];
  parts: number;
};

/** Columns of an alarm that an act changes, by their names in SQL. Times are told by the database's clock. */
export type AlarmChange = Partial<
  Record<
    | ('state' | 'owner_id' | 'taken_at' | 'first_taken_at' | 'merged_into' | 'respond_by' | 'returned_at')
    | ('handed_user_id' | 'handed_role' | 'handed_by' | 'handed_at' | 'escalated_at')
    | ('snoozed_until' | 'snooze_reason' | 'snoozed_by' | 'snooze_count'),
    string | null
  >
>;

/** Stored alarms. Worker jobs raise and close them; people take, snooze and hand them over. */
@Injectable()
export class AlarmRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  list(query: AlarmQuery, caller: Principal): Promise<Page<AlarmRow>> {
    const { limit, cursor, sort } = query;
    return keysetPage(this.manager, ALARM_SOURCE, { limit, cursor, sort }, alarmConditions(query, caller));
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager = this.manager): Promise<AlarmRow> {
    const rows: AlarmRow[] = await manager.query(ONE_ALARM, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  some(ids: readonly string[], manager = this.manager): Promise<AlarmRow[]> {
    return manager.query(SOME_ALARMS, [ids]);
  }

  /** Locks an alarm for the rest of the transaction. @throws DomainError resource.not-found */
  async lock(manager: EntityManager, id: string): Promise<LockedAlarm> {
    // Locked before it is read: whoever waited for the lock sees who was first, also by name.
    await manager.query('SELECT FROM alarm WHERE id = $1 FOR UPDATE', [id]);
    const rows: LockedAlarm[] = await manager.query(
      `SELECT a.id, a.number::int AS number, a.state, a.owner_id AS "ownerId", a.merged_into AS "mergedInto", a.finding_id AS "findingId",
         u.name AS "ownerName", a.first_taken_at AS "firstTakenAt", a.snooze_count AS "snoozeCount", f.territory_ids AS "territoryIds",
         (SELECT count(*)::int FROM alarm p WHERE p.merged_into = a.id AND p.state <> 'closed') AS parts
       FROM alarm a JOIN finding f ON f.id = a.finding_id LEFT JOIN app_user u ON u.id = a.owner_id WHERE a.id = $1`,
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** Changes columns of a locked alarm and counts its version up. */
  async change(manager: EntityManager, id: string, change: AlarmChange): Promise<void> {
    const set = Object.keys(change).map((column) => `${column} = r.${column}`);
    await manager.query(
      `UPDATE alarm a SET ${[...set, 'version = a.version + 1'].join(', ')} FROM jsonb_populate_record(NULL::alarm, $2) r WHERE a.id = $1`,
      [id, JSON.stringify(change)],
    );
  }

  /** The moment of the transaction and the one by which somebody has to respond, ISO 8601. */
  async moments(manager: EntityManager, id: string): Promise<{ now: string; respondBy: string }> {
    const rows: { now: Date; respondBy: Date }[] = await manager.query(
      `SELECT now() AS now, now() + make_interval(mins => a.response_minutes) AS "respondBy" FROM alarm a WHERE a.id = $1`,
      [id],
    );
    const { now, respondBy } = rows[0] as { now: Date; respondBy: Date };
    return { now: now.toISOString(), respondBy: respondBy.toISOString() };
  }

  /** Takes every alarm of a flood that nobody has taken. @returns the ids of the taken ones */
  async takeFlood(manager: EntityManager, flood: string, userId: string): Promise<string[]> {
    const [rows]: [{ id: string }[]] = await manager.query(
      `UPDATE alarm SET state = 'taken', owner_id = $2, taken_at = now(), first_taken_at = coalesce(first_taken_at, now()),
         handed_user_id = NULL, handed_role = NULL, handed_by = NULL, handed_at = NULL, version = version + 1
       WHERE flood_id = $1 AND state = 'new' AND merged_into IS NULL RETURNING id`,
      [flood, userId],
    );
    return rows.map(({ id }) => id);
  }

  /** Gives everything somebody has taken to whoever is asked to take it next. @returns what is nobody's now */
  async passOn(
    manager: EntityManager,
    ownerId: string,
    to: { userId: string } | { role: Role },
  ): Promise<Pick<LockedAlarm, 'id' | 'territoryIds'>[]> {
    const [person, role] = 'role' in to ? [null, to.role] : [to.userId, null];
    const [rows]: [Pick<LockedAlarm, 'id' | 'territoryIds'>[]] = await manager.query(
      `UPDATE alarm a SET state = 'new', owner_id = NULL, taken_at = NULL, handed_user_id = $2::uuid, handed_role = $3::text, handed_by = $1,
         handed_at = now(), respond_by = now() + make_interval(mins => a.response_minutes), escalated_at = NULL, version = a.version + 1
       FROM finding f WHERE f.id = a.finding_id AND a.owner_id = $1 AND a.state = 'taken'
       RETURNING a.id, f.territory_ids AS "territoryIds"`,
      [ownerId, person, role],
    );
    return rows;
  }

  /** Ids of those who own taken alarms and may work none: switched off, or with another role. @param roles that may */
  async goneOwners(manager: EntityManager, roles: readonly Role[]): Promise<string[]> {
    const rows: { id: string }[] = await manager.query(
      `SELECT DISTINCT u.id FROM alarm a JOIN app_user u ON u.id = a.owner_id
       WHERE a.state = 'taken' AND (u.disabled OR u.role <> ALL ($1::text[]))`,
      [roles],
    );
    return rows.map(({ id }) => id);
  }

  async knowsFlood(manager: EntityManager, flood: string): Promise<boolean> {
    const rows: unknown[] = await manager.query('SELECT FROM alarm_flood WHERE id = $1', [flood]);
    return rows.length > 0;
  }

  /** Everybody who may work alarms, by the roles that may. */
  people(roles: readonly string[]): Promise<Person[]> {
    return this.manager.query(
      `SELECT id, name, role FROM app_user WHERE role = ANY ($1::text[]) AND NOT disabled ORDER BY name COLLATE "kk-x-icu", id LIMIT 500`,
      [roles],
    );
  }
}
