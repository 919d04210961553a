import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import { DomainError, type Resolution, type ResolutionState } from '@abat/contracts';
import { FindingRepository, type FindingStanding } from '@abat/findings';
import { appendEvents } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { mayMove } from '../domain/resolution-state.js';
import { ResolutionRepository, type ResolutionStanding } from '../persistence/resolution.repository.js';

/** Moves wait for each other, but not for ever: each holds a connection meanwhile. */
const PATIENCE = "SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '20s'";

// Class of advisory lock, beside those of the detector, the alarms and the shifts.
const MOVING_LOCK = 7_140_041;

/** A resolution and its finding, both locked. */
export type Opened = { finding: FindingStanding; resolution: ResolutionStanding };

/** What every change of a resolution shares: the locks and their order, versions, the finding that follows, the event. */
@Injectable()
export class ResolutionDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly findings: FindingRepository,
    readonly resolutions: ResolutionRepository,
  ) {}

  run<Result>(principal: Principal, change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, change);
  }

  /**
   * Moves works one transaction at a time: each is judged among the neighbours of its moment, and two that are judged at
   * once would not see each other. The lock comes before those of works and findings.
   * @throws DomainError service.unavailable when others take too long
   */
  runMoving<Result>(principal: Principal, move: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.run(principal, async (manager) => {
      await manager.query(PATIENCE);
      await manager.query('SELECT pg_advisory_xact_lock($1)', [MOVING_LOCK]);
      return move(manager);
    });
  }

  /** Locks a finding for the rest of the transaction. @throws DomainError resource.not-found, request.conflict when it is closed */
  async finding(manager: EntityManager, id: string): Promise<FindingStanding> {
    const standing = await this.findings.standing(manager, id);
    if (standing.status === 'closed') throw new DomainError('request.conflict', { detail: 'the finding is closed' });
    return standing;
  }

  /**
   * Locks a resolution after its finding, so that two changes never wait for each other.
   * @throws DomainError resource.not-found, request.precondition-failed
   */
  async open(manager: EntityManager, row: RowVersion): Promise<Opened> {
    const finding = await this.findings.standing(manager, await this.resolutions.findingOf(manager, row.id));
    const resolution = await this.resolutions.standing(manager, row.id);
    if (resolution.version !== row.version)
      throw new DomainError('request.precondition-failed', { currentVersion: resolution.version });
    return { finding, resolution };
  }

  /**
   * Moves a resolution and has the finding follow: agreed resolves it, an agreement taken back opens it again.
   * @throws DomainError resolution.closed when its state does not allow that
   */
  async move(manager: EntityManager, { finding, resolution }: Opened, to: ResolutionState): Promise<Resolution> {
    if (to !== resolution.state && !mayMove(resolution.state, to))
      throw new DomainError('resolution.closed', { detail: `${resolution.state} → ${to}` });
    await this.resolutions.move(manager, resolution.id, to);
    if (to === 'agreed') await this.resolutions.settleFinding(manager, finding.id, 'resolved');
    if (to === 'withdrawn' && resolution.state === 'agreed' && !resolution.stale)
      await this.resolutions.settleFinding(manager, finding.id, 'open');
    return this.tell(manager, finding, resolution.id);
  }

  /** Tells of a changed resolution. @returns it as it is stored now */
  async tell(manager: EntityManager, finding: FindingStanding, id: string): Promise<Resolution> {
    const resolution = await this.resolutions.getById(manager, id);
    const { kind, state, version } = resolution;
    await appendEvents(manager, [
      {
        type: 'resolution.changed',
        subject: { type: 'finding', id: finding.id },
        territoryIds: finding.territoryIds,
        agencyIds: finding.agencyIds,
        data: { resolution: id, kind, state, version },
      },
    ]);
    return resolution;
  }
}
