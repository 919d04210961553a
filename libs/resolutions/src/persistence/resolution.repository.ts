import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type AssessmentEntry,
  DomainError,
  type Resolution,
  type ResolutionAnswer,
  type ResolutionKind,
  type ResolutionPlan,
  type ResolutionState,
  type WorkDays,
} from '@abat/contracts';
import { isoTimestamp } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A resolution about to be stored. Ids are uuids. */
export type NewResolution = {
  findingId: string;
  kind: ResolutionKind;
  note: string | null;
  plan: ResolutionPlan | null;
  /** Of the works it moves, before any of them moved. */
  daysBefore: readonly WorkDays[];
  state: ResolutionState;
  agencyId: string;
  userId: string;
};

/** An answer about to be stored. */
export type NewAnswer = {
  agencyId: string;
  userId: string;
  answer: ResolutionAnswer;
  comment: string | null;
  /** Said for the body by somebody who does not belong to it. */
  onBehalf: boolean;
};

/** What a change of a resolution needs to know of it. */
export type ResolutionStanding = {
  id: string;
  findingId: string;
  version: number;
  state: ResolutionState;
  stale: boolean;
  kind: ResolutionKind;
  agencyId: string | null;
  agencyDistrictId: string | null;
  partyIds: string[];
};

/** What a party said of a step it carried out. */
export type SaidDone = { work: string; doneOn: string; comment: string | null; userId: string; onBehalf: boolean };

const STEPS = `SELECT coalesce(json_agg(json_build_object('work', e.work_id, 'agency', ea.code, 'nameRu', ea.name_ru, 'nameKk', ea.name_kk,
    'nameEn', ea.name_en, 'done', e.done, 'doneOn', e.done_on, 'doneBy', eu.name, 'comment', e.comment,
    'onBehalf', coalesce(e.on_behalf, false)) ORDER BY e.number), '[]')
  FROM resolution_step e LEFT JOIN agency ea ON ea.id = e.agency_id LEFT JOIN app_user eu ON eu.id = e.user_id
  WHERE e.resolution_id = r.id AND r.state IN ('agreed', 'applied')`;

const COLUMNS = `r.id, r.finding_id AS finding, r.kind, r.note, r.plan, r.days_before AS "daysBefore", r.state, r.stale, a.code AS agency, u.name AS "proposedBy",
  r.settled_reason AS "settledReason", s.name AS "settledBy", (${STEPS}) AS steps,
  (SELECT coalesce(json_agg(json_build_object('agency', pa.code, 'nameRu', pa.name_ru, 'nameKk', pa.name_kk, 'nameEn', pa.name_en,
      'answer', p.answer, 'comment', p.comment, 'answeredAt', ${isoTimestamp('p.answered_at')}, 'answeredBy', pu.name,
      'onBehalf', p.on_behalf) ORDER BY pa.code), '[]')
    FROM resolution_party p JOIN agency pa ON pa.id = p.agency_id LEFT JOIN app_user pu ON pu.id = p.user_id
    WHERE p.resolution_id = r.id) AS parties,
  ${isoTimestamp('r.created_at')} AS "createdAt", ${isoTimestamp('r.updated_at')} AS "updatedAt", r.version`;
const FROM = `resolution r LEFT JOIN agency a ON a.id = r.agency_id LEFT JOIN app_user u ON u.id = r.user_id
  LEFT JOIN app_user s ON s.id = r.settled_by`;

// What somebody said stands in the history of the row: an answer replaces the one before.
const SAID = `
SELECT h.id::text AS id, a.code AS agency, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn",
  h.after ->> 'verdict' AS assessment, h.after ->> 'comment' AS comment, ${isoTimestamp('h.at')} AS at,
  CASE WHEN h.after ->> 'verdict' <> 're-assess' THEN u.name END AS by,
  h.after ->> 'verdict' <> 're-assess' AND coalesce((h.after ->> 'on_behalf')::boolean, false) AS "onBehalf"
FROM history h JOIN agency a ON a.id = (h.after ->> 'agency_id')::uuid
LEFT JOIN app_user u ON u.id = (h.after ->> 'user_id')::uuid
WHERE h.parent_id = $1 AND h.entity = 'assessment' AND h.action IN ('insert', 'update') ORDER BY h.id DESC LIMIT 200`;

/** Stored resolutions with the answers of the parties. */
@Injectable()
export class ResolutionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Resolutions of a finding, the newest first. */
  list(findingId: string): Promise<Resolution[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE r.finding_id = $1 ORDER BY r.created_at DESC, r.id DESC`,
      [findingId],
    );
  }

  /** What the parties said of a finding, the newest first. */
  said(findingId: string): Promise<AssessmentEntry[]> {
    return this.dataSource.query(SAID, [findingId]);
  }

  /** @throws DomainError resource.not-found */
  async getById(manager: EntityManager, id: string): Promise<Resolution> {
    const rows: Resolution[] = await manager.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** The finding a resolution belongs to. @throws DomainError resource.not-found */
  async findingOf(manager: EntityManager, id: string): Promise<string> {
    const rows: { id: string }[] = await manager.query('SELECT finding_id AS id FROM resolution WHERE id = $1', [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0].id;
  }

  /** Locks the resolution for the rest of the transaction; the finding has to be locked before. */
  async standing(manager: EntityManager, id: string): Promise<ResolutionStanding> {
    const rows: ResolutionStanding[] = await manager.query(
      `SELECT r.id, r.finding_id AS "findingId", r.version, r.kind, r.state, r.stale, r.agency_id AS "agencyId", a.district_id AS "agencyDistrictId",
         ARRAY(SELECT p.agency_id::text FROM resolution_party p WHERE p.resolution_id = r.id) AS "partyIds"
       FROM resolution r LEFT JOIN agency a ON a.id = r.agency_id WHERE r.id = $1 FOR UPDATE OF r`,
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** Stores a resolution and asks every party. @returns its id */
  async insert(manager: EntityManager, row: NewResolution, partyIds: readonly string[]): Promise<string> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO resolution (finding_id, kind, note, plan, state, agency_id, user_id, days_before)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        ...[row.findingId, row.kind, row.note, row.plan && JSON.stringify(row.plan), row.state],
        ...[row.agencyId, row.userId, JSON.stringify(row.daysBefore)],
      ],
    );
    const id = rows[0]?.id as string;
    await manager.query(
      'INSERT INTO resolution_party (resolution_id, agency_id) SELECT $1, party FROM unnest($2::uuid[]) party',
      [id, partyIds],
    );
    return id;
  }

  /** Stores an answer in place of an earlier one. @returns the answers of all parties */
  async answer(manager: EntityManager, id: string, said: NewAnswer): Promise<(ResolutionAnswer | null)[]> {
    await manager.query(
      `UPDATE resolution_party SET answer = $3, comment = $4, user_id = $5, on_behalf = $6, answered_at = now()
       WHERE resolution_id = $1 AND agency_id = $2`,
      [id, said.agencyId, said.answer, said.comment, said.userId, said.onBehalf],
    );
    const rows: { answer: ResolutionAnswer | null }[] = await manager.query(
      'SELECT answer FROM resolution_party WHERE resolution_id = $1',
      [id],
    );
    return rows.map((row) => row.answer);
  }

  /** Moves a resolution to a state and counts its version up. */
  async move(manager: EntityManager, id: string, state: ResolutionState): Promise<void> {
    await manager.query('UPDATE resolution SET state = $2, version = version + 1, updated_at = now() WHERE id = $1', [
      id,
      state,
    ]);
  }

  /** The days of the works a plan moves, as they are now. */
  daysOf(manager: EntityManager, plan: ResolutionPlan | null): Promise<WorkDays[]> {
    return manager.query(
      'SELECT id AS work, starts_on::text AS start, ends_on::text AS "end" FROM work WHERE id = ANY ($1) ORDER BY id',
      [plan?.moves.map(({ work }) => work) ?? []],
    );
  }

  /** How many moves its plan has, and how many works stand on their planned days; a work that is gone needs no move. */
  async moves(manager: EntityManager, id: string): Promise<{ done: number; all: number }> {
    const rows: { done: number; all: number }[] = await manager.query(
      `SELECT count(*)::int AS "all",
         (count(*) FILTER (WHERE w.id IS NULL OR (w.starts_on, w.ends_on) = (m.start, m."end")))::int AS done
       FROM resolution r, jsonb_to_recordset(coalesce(r.plan -> 'moves', '[]')) AS m (work uuid, start date, "end" date)
       LEFT JOIN work w ON w.id = m.work WHERE r.id = $1`,
      [id],
    );
    return rows[0] ?? { done: 0, all: 0 };
  }

  /** The body whose work a step is about; null: there is no such step. */
  async bodyOfStep(
    manager: EntityManager,
    id: string,
    work: string,
  ): Promise<{ agencyId: string; agencyDistrictId: string | null } | null> {
    const rows: { agencyId: string; agencyDistrictId: string | null }[] = await manager.query(
      `SELECT a.id AS "agencyId", a.district_id AS "agencyDistrictId" FROM resolution_step e JOIN agency a ON a.id = e.agency_id
       WHERE e.resolution_id = $1 AND e.work_id = $2`,
      [id, work],
    );
    return rows[0] ?? null;
  }

  /** Stores that a step was carried out, in place of what was said of it before. */
  async sayDone(manager: EntityManager, id: string, said: SaidDone): Promise<void> {
    await manager.query(
      `INSERT INTO resolution_done (resolution_id, work_id, done_on, comment, user_id, on_behalf) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (resolution_id, work_id) DO UPDATE SET
         done_on = excluded.done_on, comment = excluded.comment, user_id = excluded.user_id, on_behalf = excluded.on_behalf`,
      [id, said.work, said.doneOn, said.comment, said.userId, said.onBehalf],
    );
  }

  async unsayDone(manager: EntityManager, id: string, work: string): Promise<void> {
    await manager.query('DELETE FROM resolution_done WHERE resolution_id = $1 AND work_id = $2', [id, work]);
  }

  /** Whether nothing of a resolution is left to be done. */
  async isCarriedOut(manager: EntityManager, id: string): Promise<boolean> {
    const rows: { done: boolean }[] = await manager.query(
      'SELECT bool_and(done) AS done FROM resolution_step WHERE resolution_id = $1',
      [id],
    );
    return rows[0]?.done ?? false;
  }

  async settle(manager: EntityManager, id: string, by: { reason: string; userId: string }): Promise<void> {
    await manager.query('UPDATE resolution SET settled_reason = $2, settled_by = $3 WHERE id = $1', [
      id,
      by.reason,
      by.userId,
    ]);
  }

  /** The resolution that waits for answers or is agreed and still fits; null = none. */
  async live(
    manager: EntityManager,
    findingId: string,
  ): Promise<{ id: string; kind: ResolutionKind; state: ResolutionState; stale: boolean } | null> {
    const rows: { id: string; kind: ResolutionKind; state: ResolutionState; stale: boolean }[] = await manager.query(
      `SELECT id, kind, state, stale FROM resolution WHERE finding_id = $1 AND state IN ('proposed', 'agreed')
       ORDER BY stale, created_at DESC LIMIT 1 FOR UPDATE`,
      [findingId],
    );
    return rows[0] ?? null;
  }

  /** Takes back proposals that the finding overtook. */
  async withdrawStale(manager: EntityManager, findingId: string): Promise<void> {
    await manager.query(
      `UPDATE resolution SET state = 'withdrawn', version = version + 1, updated_at = now()
       WHERE finding_id = $1 AND stale AND state = 'proposed'`,
      [findingId],
    );
  }

  /** Ends or reopens the finding of a resolution. */
  async settleFinding(manager: EntityManager, findingId: string, status: 'resolved' | 'open'): Promise<void> {
    await manager.query(
      `UPDATE finding SET status = $2, version = version + 1, updated_at = now() WHERE id = $1 AND status NOT IN ('closed', $2)`,
      [findingId, status],
    );
  }
}
