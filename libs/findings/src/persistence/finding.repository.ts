import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type ChoiceCounts,
  DomainError,
  type Finding,
  FINDING_STATUSES,
  type FindingChoicesQuery,
  type FindingQuery,
  type FindingStats,
  type FindingStatsQuery,
  type FindingStatus,
  type Page,
} from '@abat/contracts';
import { todayAt } from '@abat/moments';
import { countChoices, isoTimestamp, keysetPage } from '@abat/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { SubjectKey } from '../domain/subject-facts.js';
import { FINDING_BY } from './finding-choices.js';
import { current, FINDING_COLUMNS, FINDING_SOURCE, findingConditions } from './finding-select.js';

/** A stored finding before names and words are added. */
export type FindingRow = Omit<Finding, 'parties' | 'subjects' | 'explanation' | 'title'> & {
  subjectKeys: SubjectKey[];
};

/** What an assessment needs to know of a finding. */
export type FindingStanding = {
  id: string;
  version: number;
  status: FindingStatus;
  agencyIds: string[];
  territoryIds: string[];
};

/** Stored findings. Detection writes them; people only assess. */
@Injectable()
export class FindingRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: FindingQuery, manager: EntityManager = this.dataSource.manager): Promise<Page<FindingRow>> {
    const { limit, cursor, sort, ...filters } = query;
    return keysetPage(manager, FINDING_SOURCE, { limit, cursor, sort }, findingConditions(filters));
  }

  /** @throws DomainError resource.not-found */
  async getById(id: string, manager: EntityManager = this.dataSource.manager): Promise<FindingRow> {
    const rows: FindingRow[] = await manager.query(`SELECT ${FINDING_COLUMNS} FROM finding d WHERE d.id = $1`, [id]);
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }

  /** Findings by their ids, in no order; ids nobody has are left out. */
  async some(ids: readonly string[], manager: EntityManager = this.dataSource.manager): Promise<FindingRow[]> {
    if (ids.length === 0) return [];
    return manager.query(`SELECT ${FINDING_COLUMNS} FROM finding d WHERE d.id = ANY ($1::uuid[])`, [ids]);
  }

  /** What the list selects, by rule and severity. `current` leaves out those whose period is past. */
  async stats(query: FindingStatsQuery, manager: EntityManager = this.dataSource.manager): Promise<FindingStats> {
    const conditions = findingConditions({ ...query, period: 'all' });
    const isCurrent = current(todayAt(query.at));
    const rows: { stats: FindingStats }[] = await manager.query(
      `SELECT json_build_object('asOf', ${isoTimestamp('now()')}, 'items', coalesce(json_agg(s), '[]')) AS stats
       FROM (SELECT d.rule, d.severity, count(*)::int AS count, (count(*) FILTER (WHERE ${isCurrent}))::int AS current
         FROM finding d ${conditions.where} GROUP BY d.rule, d.severity ORDER BY d.rule, d.severity) s`,
      conditions.parameters,
    );
    return rows[0]?.stats ?? { asOf: new Date().toISOString(), items: [] };
  }

  /** How many findings the list would have with each choice of the filter `by`, under its other filters. */
  counts({ by, ...query }: FindingChoicesQuery, manager: EntityManager): Promise<ChoiceCounts> {
    // Without a status the list hides the closed: their count is asked for as well.
    const other = by === 'status' ? { status: [...FINDING_STATUSES] } : { [by]: undefined };
    const conditions = findingConditions({ ...query, ...other });
    return countChoices(manager, { from: 'finding d', choice: FINDING_BY[by], conditions });
  }

  /**
   * Locks the finding for the rest of the transaction.
   * @throws DomainError resource.not-found
   */
  async standing(manager: EntityManager, id: string): Promise<FindingStanding> {
    const rows: FindingStanding[] = await manager.query(
      `SELECT id, version, status, agency_ids AS "agencyIds", territory_ids AS "territoryIds" FROM finding WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!rows[0]) throw new DomainError('resource.not-found');
    return rows[0];
  }
}
